import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { callRoute, routeKey, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import type { BoardRequest, BoardResult, RecordRow } from '#engine/contract/records/query.ts';
import { keptColumns } from '../list/use-records.ts';
import { fieldAt, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { narrowed } from './narrowed.ts';
import { cellId, columnCondition, laneCondition } from './lane-key.ts';
import type { LaneValue } from './lane-key.ts';
import type { LaneHead } from './use-board-layout.ts';

const mostLanes = 60;
const shownPerCell = 6;

interface Further {
  readonly of: unknown;
  readonly rows: readonly RecordRow[];
  readonly cursor: string | null;
}

/** Lanes by their number of records, and the cells of those that were seen. */
export function useLaneRecords(web: WebObject, request: BoardRequest, by: string | undefined, isEnabled: boolean) {
  const isPast = usePastDay() !== undefined || request.asOf !== undefined;
  const routes = routesOf(web.object);
  const [seen, setSeen] = useState<ReadonlySet<LaneValue>>(new Set());
  const [further, setFurther] = useState<Readonly<Record<string, Further>>>({});
  const field = by === undefined ? undefined : fieldAt(web.object.fields, by);
  const { query, lanes } = useLanes(web, request, by, isEnabled);
  const requestOf = (lane: LaneValue): BoardRequest => ({
    ...request,
    filter: narrowed(request.filter, by === undefined ? [] : [laneCondition(by, field, lane)]),
    columns: [...keptColumns(web, request.columns ?? [], isPast)],
    limit: shownPerCell,
  });
  const shown = lanes.filter((lane) => seen.has(lane.value));
  const answers = useQueries({
    queries: shown.map((lane) => ({
      queryKey: routeKey(routes.board, requestOf(lane.value)),
      queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<BoardResult> => callRoute(routes.board, requestOf(lane.value), signal),
      enabled: isEnabled,
    })),
  });
  const answerOf = (lane: LaneValue) => answers[shown.findIndex((each) => each.value === lane)]?.data;
  const cells = lanes.flatMap(({ value }) => cellsOf(value, answerOf(value), further));
  const loadMore = async (id: string) => {
    const cell = cells.find((each) => each.id === id);
    if (cell?.lane === undefined || cell.cursor === null) return;
    const wanted = { totals: false, values: [cell.value], cursors: { [cell.value]: cell.cursor } };
    const [column] = (await callRoute(routes.board, { ...requestOf(cell.lane), ...wanted })).columns;
    const first = answerOf(cell.lane)?.columns.find((each) => each.value === cell.value)?.rows.length ?? 0;
    if (column)
      setFurther({ ...further, [id]: { of: answerOf(cell.lane), rows: [...cell.rows.slice(first), ...column.rows], cursor: column.nextCursor } });
  };
  return {
    query,
    lanes,
    cells,
    isLoading: (lane: LaneValue) => answerOf(lane) === undefined,
    onSeen: (lane: LaneValue) => setSeen((before) => (before.has(lane) ? before : new Set([...before, lane]))),
    loadMore: (id: string) => void loadMore(id),
  };
}

/** The cells of a lane, with what was loaded further for the same answer. */
function cellsOf(lane: LaneValue, answer: BoardResult | undefined, further: Readonly<Record<string, Further>>) {
  return (answer?.columns ?? []).map((column) => {
    const id = cellId(lane, column.value);
    const more = further[id]?.of === answer ? further[id] : undefined;
    const cursor = more ? more.cursor : column.nextCursor;
    return { ...column, id, lane, rows: [...column.rows, ...(more?.rows ?? [])], cursor, hasMore: cursor !== null };
  });
}

/** Which lanes there are, the fullest first. */
function useLanes(
  web: WebObject,
  { filter, search, asOf, by: columnsBy, values = [], sumOf }: BoardRequest,
  by: string | undefined,
  isEnabled: boolean,
) {
  const query = useRoute(
    routesOf(web.object).aggregate,
    {
      ...(search && { search }),
      ...(asOf && { asOf }),
      filter: narrowed(filter, columnsBy === undefined || values.length === 0 ? [] : [columnCondition(columnsBy, values)]),
      groupBy: by === undefined ? [] : [by],
      measures: [{ id: 'count', kind: 'count' }, ...(sumOf === undefined ? [] : [{ id: 'sum', kind: 'sum' as const, of: sumOf }])],
      sort: [{ by: 'count', descending: true }],
      limit: mostLanes,
    },
    { enabled: isEnabled, keepPrevious: true },
  );
  const groups = by === undefined ? [] : (query.data?.groups ?? []).filter((group) => by in group.keys);
  const lanes: readonly LaneHead[] = groups.map(({ keys, names, measures }) => {
    const value = by === undefined ? null : (keys[by] ?? null);
    return {
      value: value === null ? null : String(value),
      name: by === undefined ? undefined : names[by],
      count: Number(measures['count'] ?? 0),
      sum: measures['sum'] ?? null,
    };
  });
  return { query, lanes };
}
