import { useState } from 'react';
import type { MouseEvent } from 'react';
import type { CellStep, DataTableProps, RowWindow } from './data-table-parts.ts';
import { toggle } from './data-table-parts.ts';
import { blockBetween } from './table-range.ts';
import type { CellBlock, CellPlace } from './table-range.ts';

/** A table with its columns in order and its rows wherever they come from. */
export interface CursorTable<Row> extends DataTableProps<Row> {
  readonly shown: RowWindow<Row>;
  readonly scrollTo: (index: number) => void;
  /** The first row that is wholly seen. */
  readonly firstInSight: () => number;
  readonly focus: () => void;
}

/** Where the cursor stands in a table, which block is drawn from it, and the ways to move it. */
export function useTableCursor<Row>(table: CursorTable<Row>) {
  const [cursor, setCursor] = useState<CellPlace>({ row: -1, column: -1 });
  const [corner, setCorner] = useState<CellPlace>();
  const check = useChecking(table);
  const { shown } = table;
  // A cell is walked to; with only a row under the cursor, letters are commands.
  const inCells = table.cells !== undefined && cursor.column >= 0;
  const go = (row: number, column: number, from: CellPlace | undefined) => {
    const next = { row: within(row, shown.count), column: column < 0 ? -1 : within(column, table.columns.length) };
    setCursor(next);
    setCorner(from);
    table.scrollTo(next.row);
  };
  const move = (rows: number, columns: number, isDrawing = false) => {
    if (shown.count === 0) return;
    // Who has scrolled and then takes the keys begins where they look, not at the top.
    if (cursor.row < 0) go(table.firstInSight() + (Math.abs(rows) > 1 ? rows : 0), cursor.column + columns, undefined);
    else go(cursor.row + rows, cursor.column + columns, isDrawing ? (corner ?? cursor) : undefined);
  };
  const rowAtCursor = cursor.row < 0 ? undefined : shown.rowAt(cursor.row);
  const columnAt = (column: number) => table.columns[column]?.id;
  const startEdit = (place: CellPlace, typed?: string) => {
    const row = shown.rowAt(place.row);
    const columnId = columnAt(place.column);
    if (row === undefined || columnId === undefined || !table.cells?.canEdit(row, columnId)) return false;
    setCursor(place);
    setCorner(undefined);
    table.cells.onEditing({ rowKey: table.rowKey(row), columnId, typed });
    return true;
  };
  const leave = (step: CellStep) => {
    table.cells?.onEditing(undefined);
    table.focus();
    if (step === 'down') go(cursor.row + 1, cursor.column, undefined);
    if (step === 'right') go(cursor.row, cursor.column + 1, undefined);
    if (step === 'left') go(cursor.row, Math.max(0, cursor.column - 1), undefined);
  };
  const point = (index: number, column: number, event: Pick<MouseEvent, 'shiftKey'>) => {
    const row = shown.rowAt(index);
    if (row === undefined) return;
    const isDrawing = event.shiftKey && cursor.column >= 0 && column >= 0;
    const opens = table.cells === undefined || column <= 0;
    setCursor({ row: index, column: opens ? -1 : column });
    setCorner(isDrawing ? (corner ?? cursor) : undefined);
    if (opens) table.onOpen?.(row);
    else if (table.cells?.editing === undefined) table.focus();
  };
  const block: CellBlock | undefined = inCells && corner ? blockBetween(corner, cursor) : undefined;
  return { cursor, inCells, block, rowAtCursor, columnAt, go, move, startEdit, leave, point, check, setCursor };
}

/** A click on a checkbox; with Shift, all rows from the one before. */
function useChecking<Row>(table: CursorTable<Row>) {
  const [last, setLast] = useState<number>();
  return (index: number, isRange: boolean) => {
    const row = table.shown.rowAt(index);
    if (row === undefined) return;
    setLast(index);
    if (!isRange || last === undefined) return toggle(table, table.rowKey(row));
    const keys = table.shown.keysBetween(Math.min(last, index), Math.max(last, index));
    table.onSelect?.(new Set([...(table.selected ?? []), ...keys]));
  };
}

/** What moves the cursor. */
export type TableCursor<Row> = ReturnType<typeof useTableCursor<Row>>;

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
