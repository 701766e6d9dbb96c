import { usePastDay } from '#platform/web/as-of.ts';
import type { BoardRequest, MeasureValue, RecordRow } from '#engine/contract/records/query.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { noValue } from './lane-key.ts';
import type { LaneValue } from './lane-key.ts';
import { useBoardRecords } from './use-board-records.ts';
import { useLaneRecords } from './use-lane-records.ts';

/** One column of a board, or one cell of a lane. */
export interface BoardCell {
  readonly id: string;
  /** The value its cards have. */
  readonly value: string;
  readonly lane?: LaneValue;
  readonly count: number | null;
  readonly sum: MeasureValue;
  readonly rows: readonly RecordRow[];
  readonly hasMore: boolean;
}

/** What a lane is called and holds. */
export interface LaneHead {
  readonly value: LaneValue;
  readonly name: string | null | undefined;
  readonly count: number;
  readonly sum: MeasureValue;
}

/** The cards of a board by column, and by lane where lanes are asked for; lanes are fetched as they come into sight. */
export function useBoardLayout(web: WebObject, request: BoardRequest, laneField: string | undefined, isEnabled = true) {
  const isPast = usePastDay() !== undefined || request.asOf !== undefined;
  const lanesBy = laneField !== undefined && (!isPast || web.object.fields[laneField]?.historic === true) ? laneField : undefined;
  // With lanes the first request tells only the totals of the columns.
  const board = useBoardRecords(web, lanesBy === undefined ? request : { ...request, limit: 0 }, isEnabled);
  const laned = useLaneRecords(web, request, lanesBy, isEnabled && lanesBy !== undefined);
  // Records without a value have a column while there are any.
  const totals = board.columns.filter(({ value, count }) => value !== noValue || count !== 0);
  const cells: readonly BoardCell[] =
    lanesBy === undefined
      ? totals.map(({ value, count, sum, rows, nextCursor }) => ({ id: value, value, count, sum, rows, hasMore: nextCursor !== null }))
      : laned.cells.filter((cell) => totals.some(({ value }) => value === cell.value));
  return {
    query: board.query,
    /** Values, counts and sums of the columns over all lanes. */
    totals,
    cells,
    ...(lanesBy !== undefined && { lanes: laned.lanes, laneQuery: laned.query }),
    lanesBy,
    isLoadingLane: laned.isLoading,
    onLaneSeen: laned.onSeen,
    cards: cells.flatMap((cell) => cell.rows),
    idsAround: (id: string) => cells.find((cell) => cell.rows.some((row) => row.id === id))?.rows.map((row) => row.id) ?? [],
    loadMore: lanesBy === undefined ? board.loadMore : laned.loadMore,
  };
}

/** The cards of a board, laid out. */
export type BoardLayout = ReturnType<typeof useBoardLayout>;
