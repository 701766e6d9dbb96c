import { useRef, useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { getTargetGridRoute, type GridRow, type TargetGrid, writeTargetCellsRoute } from '../contract/target.routes.ts';

/** One cell given another value; null empties it. */
export interface CellChange {
  readonly row: GridRow;
  readonly at: number;
  readonly value: string | null;
  readonly reason?: string;
}

/** The key of a cell in the grid. */
export function cellKey(row: Pick<GridRow, 'unit' | 'id'>, at: number): string {
  return `${row.unit}:${row.id ?? ''}|${at}`;
}

/** Writes cells at once on screen and then for good; the last changes can be taken back. */
export function useGridWriting(grid: TargetGrid) {
  const t = useMessages(targetMessages);
  const [pending, setPending] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [savedAt, setSavedAt] = useState<Date>();
  const undoable = useRef<(readonly CellChange[])[]>([]);
  const settle = () => setPending(new Map());
  const mutation = useRouteMutation(writeTargetCellsRoute, {
    invalidates: [getTargetGridRoute],
    onSuccess: () => {
      settle();
      setSavedAt(new Date());
    },
    onError: (error) => {
      settle();
      showToast({
        text: error.issues[0]?.message !== undefined && typeof error.issues[0].message === 'string' ? error.issues[0].message : error.detail,
        tone: 'bad',
      });
    },
  });
  const send = (changes: readonly CellChange[]) => {
    if (changes.length === 0) return;
    setPending(new Map([...pending, ...changes.map((change): [string, string | null] => [cellKey(change.row, change.at), change.value])]));
    mutation.mutate({ id: grid.version.id, metric: grid.metric.id, level: grid.level, cells: changes.map((change) => inputOf(grid, change)) });
  };
  const write = (changes: readonly CellChange[]) => {
    undoable.current.push(changes.map((change) => ({ row: change.row, at: change.at, value: change.row.cells[change.at]?.value ?? null })));
    send(changes);
  };
  const undo = () => {
    const last = undoable.current.pop();
    if (last) send(last);
    else showToast({ text: t('target.nothing_undone') });
  };
  return { write, undo, pending, savedAt, isSaving: mutation.isPending };
}

/** What the grid writes with. */
export type GridWriting = ReturnType<typeof useGridWriting>;

function inputOf(grid: TargetGrid, { row, at, value, reason }: CellChange) {
  const period = grid.periods[at] ?? { from: '', to: '' };
  return { unit: row.unit, ...(row.id !== null && { unitId: row.id }), period, value, ...(reason !== undefined && { reason }) };
}
