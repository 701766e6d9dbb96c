import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueries } from '@tanstack/react-query';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { TableBand } from '#platform/web/kit/data-table-parts.ts';
import { useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { AggregateRow, QueryRequest, RecordRow } from '#engine/contract/records/query.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { fieldAt, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { measuresOf, totalIn } from './column-totals.ts';
import type { ColumnTotal } from './column-totals.ts';
import { conditionOf, readGrouping } from './group-keys.ts';
import { GroupTitle } from './group-title.tsx';
import { TotalText } from './total-cell.tsx';

/** The most groups a list is cut into, and the rows each shows at first and after every further click. */
const mostGroups = 500;
const rowsAtFirst = 50;
const mostRows = 1000;

interface GroupsInput {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  /** `owner`, `close_date:month`; nothing is grouped without. */
  readonly groupBy: string | undefined;
  readonly selection: Pick<QueryRequest, 'filter' | 'search' | 'asOf'>;
  readonly request: Omit<QueryRequest, 'cursor' | 'limit'>;
  readonly totals: readonly ColumnTotal[];
  readonly isEnabled: boolean;
}

type Line = { readonly kind: 'band'; readonly band: TableBand } | { readonly kind: 'row'; readonly row: RecordRow } | { readonly kind: 'pending' };

/** The list cut into groups: each with its count and figures, its rows fetched when it is opened. */
export function useGroups({ web, fields, groupBy, selection, request, totals, isEnabled }: GroupsInput) {
  const t = useMessages(tableMessages);
  const grouping = readGrouping(groupBy ?? '');
  const field = fieldAt(fields, grouping.path);
  const isOn = groupBy !== undefined && field !== undefined && isEnabled;
  const [toggled, setToggled] = useState<ReadonlyMap<string, number>>(new Map());
  const routes = routesOf(web.object);
  const answer = useRoute(
    routes.aggregate,
    {
      ...selection,
      groupBy: [groupBy ?? 'id'],
      measures: [{ id: 'count', kind: 'count' as const }, ...measuresOf(totals)],
      limit: mostGroups,
    },
    { enabled: isOn, keepPrevious: true },
  );
  const groups =
    isOn && field
      ? inOrderOf(
          field,
          (answer.data?.groups ?? []).map((group) => groupOf(group, groupBy, field)),
        )
      : [];
  const open = groups.map((group) => ({ ...group, limit: toggled.get(group.key) ?? 0 })).filter(({ limit }) => limit > 0);
  const loaded = useRowsOf(web, open, request);
  const show = (key: string, limit: number) => setToggled((now) => new Map(now).set(key, limit));
  const lines = groups.flatMap((group): readonly Line[] => {
    const at = open.findIndex(({ key }) => key === group.key);
    const figure = (columnId: string) => <GroupFigure group={group} total={totals.find((each) => each.path === columnId)} fields={fields} />;
    const title = <GroupTitle field={group.field} bucket={grouping.bucket} value={group.value} name={group.name} count={group.count} />;
    const rest = (count: number) => <span className="muted">{t('table.group_rest', { count })}</span>;
    return linesOf(group, { limit: open[at]?.limit ?? 0, rows: loaded[at]?.data?.rows, title, figure, rest, show });
  });
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
  return {
    isOn,
    isCut: answer.data?.isTruncated === true,
    answer,
    rows,
    window: {
      count: lines.length,
      rowAt: (index: number) => rowOf(lines[index]),
      bandAt: (index: number) => bandOf(lines[index]),
      keysBetween: (from: number, to: number) => lines.slice(from, to + 1).flatMap((line) => (line.kind === 'row' ? [line.row.id] : [])),
      onSight: () => undefined,
    },
    openAll: () => setToggled(new Map(groups.slice(0, 30).map((group) => [group.key, rowsAtFirst]))),
    closeAll: () => setToggled(new Map()),
  };
}

/** The rows of the open groups. */
function useRowsOf(web: WebObject, open: readonly (Group & { readonly limit: number })[], request: GroupsInput['request']) {
  const past = usePastDay();
  const { query } = routesOf(web.object);
  return useQueries({
    queries: open.map(({ key, condition, limit }) => ({
      queryKey: [query.id, 'group', key, condition, request, limit, past?.at],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
        const filter = { and: [...(request.filter ? [request.filter] : []), condition] };
        return callRoute(query, { ...request, filter, limit }, signal);
      },
      placeholderData: (before: { rows: RecordRow[] } | undefined) => before,
    })),
  });
}

interface Shown {
  readonly limit: number;
  readonly rows: readonly RecordRow[] | undefined;
  readonly title: ReactNode;
  readonly figure: (columnId: string) => ReactNode;
  readonly rest: (count: number) => ReactNode;
  readonly show: (key: string, limit: number) => void;
}

/** The lines of one group: its own, its rows when it is open, and the one that brings more. */
function linesOf({ key, count }: Group, { limit, rows, title, figure, rest, show }: Shown): readonly Line[] {
  const isOpen = limit > 0;
  const own: Line = { kind: 'band', band: { key, isOpen, title, figure, onToggle: () => show(key, isOpen ? 0 : rowsAtFirst) } };
  if (!isOpen) return [own];
  if (!rows) return [own, ...Array.from({ length: Math.min(count, 5) }, (): Line => ({ kind: 'pending' }))];
  const left = count - rows.length;
  const more: TableBand = {
    key: `${key} more`,
    isOpen: false,
    title: rest(left),
    figure: () => null,
    onToggle: () => show(key, Math.min(mostRows, limit + 200)),
  };
  const last: Line[] = left > 0 && rows.length < mostRows ? [{ kind: 'band', band: more }] : [];
  return [own, ...rows.map((row): Line => ({ kind: 'row', row })), ...last];
}

interface GroupFigureProps {
  readonly group: Group;
  readonly total: ColumnTotal | undefined;
  readonly fields: Readonly<Record<string, Field>>;
}

function GroupFigure({ group, total, fields }: GroupFigureProps) {
  const column = total && fieldAt(fields, total.path);
  return total && column ? <TotalText field={column} kind={total.kind} value={totalIn(group.measures, total)} /> : null;
}

type Group = ReturnType<typeof groupOf>;

/** Choices in the order of their options, people and records by name, days as they come; those without a value last. */
function inOrderOf(field: Field, groups: readonly Group[]): readonly Group[] {
  const empty = groups.filter((group) => group.value === null);
  const filled = groups.filter((group) => group.value !== null);
  const options = field.kind === 'choice' ? field.options.map((option) => option.value) : [];
  const place = (group: Group) => (options.includes(String(group.value)) ? options.indexOf(String(group.value)) : options.length);
  const ordered = filled.toSorted((left, right) => place(left) - place(right) || (left.name ?? '').localeCompare(right.name ?? '', 'zh'));
  return [...ordered, ...empty];
}

function rowOf(line: Line | undefined): RecordRow | undefined {
  return line?.kind === 'row' ? line.row : undefined;
}

function bandOf(line: Line | undefined): TableBand | undefined {
  return line?.kind === 'band' ? line.band : undefined;
}

function groupOf({ keys, names, measures }: AggregateRow, groupBy: string, field: Field) {
  const value = keys[groupBy] ?? null;
  return {
    key: JSON.stringify(value),
    value,
    name: names[groupBy] ?? undefined,
    field,
    count: typeof measures['count'] === 'number' ? measures['count'] : 0,
    measures,
    condition: conditionOf(readGrouping(groupBy), field, value),
  };
}

/** A list cut into groups. */
export type Groups = ReturnType<typeof useGroups>;
