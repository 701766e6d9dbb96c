import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardColumn, BoardLane } from '#platform/web/kit/board.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { formatMoneyShort } from '#platform/contract/format/format-money.ts';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { MeasureValue, RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { fieldAt, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { LaneValue } from './lane-key.ts';
import { restSum } from './rest-sum.ts';
import type { BoardCell, BoardLayout } from './use-board-layout.ts';

interface ColumnWords {
  readonly titleOf: (value: string) => string;
  readonly summaryOf: (value: string, sum: MeasureValue) => ReactNode;
  readonly sumOf: string | undefined;
}

/** Columns, lanes and heads as the board of the kit takes them. */
export function useKitColumns(web: WebObject, board: BoardLayout, { titleOf, summaryOf, sumOf }: ColumnWords) {
  const restOf = useRest(sumOf);
  const laneTitle = useLaneTitle(web, board.lanesBy);
  const [folded, setFolded] = useState<ReadonlySet<LaneValue>>(new Set());
  const fold = (lane: LaneValue) =>
    setFolded((before) => (before.has(lane) ? new Set([...before].filter((each) => each !== lane)) : new Set([...before, lane])));
  const head = ({ value, count, sum }: { readonly value: string; readonly count: number | null; readonly sum: MeasureValue }) => ({
    id: value,
    title: titleOf(value),
    ...(count !== null && { count }),
    summary: summaryOf(value, sum),
  });
  const { lanes } = board;
  const columns: readonly BoardColumn<RecordRow>[] = board.cells.map((cell) => ({
    ...head(cell),
    id: cell.id,
    cards: cell.rows,
    hasMore: cell.hasMore,
    rest: restOf(cell),
    ...(cell.lane !== undefined && { lane: String(cell.lane) }),
  }));
  if (!lanes) return { columns };
  const shownLanes: readonly BoardLane[] = lanes.map((lane) => ({
    id: String(lane.value),
    title: laneTitle(lane.value, lane.name),
    note: <LaneNote count={lane.count} sum={lane.sum} />,
    isFolded: folded.has(lane.value),
    onFold: () => fold(lane.value),
    isLoading: board.isLoadingLane(lane.value),
    onSeen: () => board.onLaneSeen(lane.value),
  }));
  return { columns, lanes: shownLanes, heads: board.totals.map(head) };
}

function LaneNote({ count, sum }: { readonly count: number; readonly sum: MeasureValue }) {
  return (
    <>
      {count}
      {sum !== null && typeof sum === 'object' && (
        <>
          {' · '}
          <MoneyText value={sum} />
        </>
      )}
    </>
  );
}

function useLaneTitle(web: WebObject, by: string | undefined) {
  const t = useMessages(layoutMessages);
  const records = useMessages(recordMessages);
  const label = useLabel();
  const fields = useFields(web);
  const field = by === undefined ? undefined : fieldAt(fields, by);
  return (value: LaneValue, name: string | null | undefined): string => {
    if (value === null) return t('board.nobody');
    if (field?.kind === 'boolean') return records(value === 'true' ? 'records.yes' : 'records.no');
    const option = field?.kind === 'choice' ? field.options.find((each) => each.value === value) : undefined;
    return option ? label(option.label) : (name ?? value);
  };
}

/** 还有 4 个 · ¥ 152.0万: what a column holds beyond the cards shown. */
function useRest(sumOf: string | undefined) {
  const t = useMessages(layoutMessages);
  const locale = useLocale();
  return (cell: BoardCell): string | undefined => {
    const count = (cell.count ?? 0) - cell.rows.length;
    if (count <= 0) return undefined;
    const sum = restSum(cell.sum, cell.rows, sumOf);
    return sum ? t('board.rest_sum', { count, sum: formatMoneyShort(sum, locale) }) : t('board.rest', { count });
  };
}
