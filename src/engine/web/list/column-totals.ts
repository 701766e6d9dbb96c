import { useRoute } from '#platform/web/api.ts';
import type { Field, FieldKind } from '#engine/contract/objects/fields.ts';
import type { Measure, MeasureValue, QueryRequest } from '#engine/contract/records/query.ts';
import type { TotalKind } from '#engine/contract/views/view-settings.ts';
import { fieldAt, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** The figure wanted below a column. */
export interface ColumnTotal {
  readonly path: string;
  readonly kind: Exclude<TotalKind, 'none'>;
}

const ofFigures: readonly TotalKind[] = ['sum', 'avg', 'min', 'max', 'filled', 'none'];
const ofDays: readonly TotalKind[] = ['min', 'max', 'filled', 'none'];
const ofChoices: readonly TotalKind[] = ['filled', 'distinct', 'none'];
const ofOthers: readonly TotalKind[] = ['filled', 'none'];

const byKind: Partial<Readonly<Record<FieldKind, readonly TotalKind[]>>> = {
  number: ofFigures,
  money: ofFigures,
  percent: ['avg', 'min', 'max', 'filled', 'none'],
  date: ofDays,
  datetime: ofDays,
  choice: ofChoices,
  reference: ofChoices,
  member: ofChoices,
  department: ofChoices,
  text: ofOthers,
  email: ofOthers,
  phone: ofOthers,
  url: ofOthers,
  boolean: ofOthers,
};

/** The figures a column can show; none for kinds that nothing can be counted of. */
export function totalsOf(field: Field): readonly TotalKind[] {
  return byKind[field.kind] ?? [];
}

/** What stands below each column: what was chosen, and the sum of money where nothing was. */
export function wantedTotals(
  fields: Readonly<Record<string, Field>>,
  columns: readonly string[],
  chosen: Readonly<Record<string, TotalKind>>,
): readonly ColumnTotal[] {
  return columns.flatMap((path) => {
    const field = fieldAt(fields, path);
    const kind = chosen[path] ?? (field?.kind === 'money' && !path.includes('.') ? 'sum' : 'none');
    return field && kind !== 'none' && totalsOf(field).includes(kind) ? [{ path, kind }] : [];
  });
}

/** The measures of these totals, each under a name of its own. */
export function measuresOf(totals: readonly ColumnTotal[]): Measure[] {
  return totals.map(({ path, kind }) => {
    const id = idOf({ path, kind });
    if (kind === 'filled') return { id, kind: 'count', expression: `${path} != null` };
    return { id, kind: kind === 'distinct' ? 'count_distinct' : kind, of: path };
  });
}

/** The figure of a column in an answer; undefined when it was not asked for. */
export function totalIn(measures: Readonly<Record<string, MeasureValue>>, total: ColumnTotal): MeasureValue | undefined {
  return measures[idOf(total)];
}

function idOf({ path, kind }: ColumnTotal): string {
  return `${kind}_${path.replaceAll('.', '__')}`.slice(0, 60);
}

/** Count and totals over the whole selection, not only over what is loaded; one request. */
export function useColumnTotals(
  web: WebObject,
  selection: Omit<QueryRequest, 'cursor' | 'sort' | 'columns'>,
  totals: readonly ColumnTotal[],
  isEnabled = true,
) {
  const answer = useRoute(
    routesOf(web.object).aggregate,
    { ...selection, measures: [{ id: 'count', kind: 'count' as const }, ...measuresOf(totals)] },
    { keepPrevious: true, enabled: isEnabled },
  );
  const measures = answer.data?.groups[0]?.measures ?? {};
  const valueOf = (path: string) => {
    const total = totals.find((each) => each.path === path);
    return total && totalIn(measures, total);
  };
  return {
    count: typeof measures['count'] === 'number' ? measures['count'] : undefined,
    valueOf,
    kindOf: (path: string): TotalKind => totals.find((each) => each.path === path)?.kind ?? 'none',
    sumOf: (path: string) => {
      const sum = totals.some((each) => each.path === path && each.kind === 'sum') ? valueOf(path) : undefined;
      return sum !== null && typeof sum === 'object' ? sum : undefined;
    },
  };
}

/** Count and totals of a list. */
export type ListTotals = ReturnType<typeof useColumnTotals>;
