import type { ReactNode } from 'react';
import type { MenuItem } from './menu.tsx';
import type { ColumnPlaces } from './table-columns.ts';
import type { CellBlock } from './table-range.ts';

/** One column: figures are `end`-aligned, their units stand in the title. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels; without it the column shares what is left. */
  readonly width?: number;
  readonly minWidth?: number;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  render(row: Row): ReactNode;
  /** Shown in the totals row. */
  readonly total?: ReactNode;
}

/** By which column the rows are sorted now. */
export interface TableSort {
  readonly columnId: string;
  readonly direction: 'asc' | 'desc';
}

/** A line between rows that stands for several: a group with its figures. */
export interface TableBand {
  readonly key: string;
  readonly isOpen: boolean;
  readonly title: ReactNode;
  /** The group’s figure in a column. */
  readonly figure: (columnId: string) => ReactNode;
  readonly onToggle: () => void;
}

/** Rows that are fetched as they come into sight. */
export interface RowWindow<Row> {
  /** Rows and bands in all, also those not fetched. */
  readonly count: number;
  /** The row at a place; undefined while it is fetched, or where a band stands. */
  rowAt(index: number): Row | undefined;
  bandAt?(index: number): TableBand | undefined;
  /** Keys of rows once seen between two places, for selecting them together. */
  keysBetween(first: number, last: number): readonly string[];
  /** Which rows are in sight now. */
  onSight(first: number, last: number): void;
}

/** What people may do with columns; the caller keeps it. */
export interface ColumnArrangement {
  readonly places: ColumnPlaces;
  /** The ids of all columns from left to right. */
  readonly onOrder: (ids: readonly string[]) => void;
  /** Without a width the column goes back to its own. */
  readonly onWidth: (columnId: string, width: number | undefined) => void;
  readonly onPin: (columnId: string, isPinned: boolean) => void;
  readonly onHide?: ((columnId: string) => void) | undefined;
  /** More entries of a column’s menu. */
  readonly items?: ((columnId: string) => readonly MenuItem[]) | undefined;
}

/** A cell that is being written. */
export interface CellEdit {
  readonly rowKey: string;
  readonly columnId: string;
  /** The character it was started with. */
  readonly typed?: string | undefined;
}

/** Where the cursor goes when a cell is left. */
export type CellStep = 'stay' | 'down' | 'right' | 'left';

/** Cells one can walk through, write, copy and paste; the caller says which and how. */
export interface CellActions<Row> {
  readonly editing: CellEdit | undefined;
  onEditing(edit: CellEdit | undefined): void;
  canEdit(row: Row, columnId: string): boolean;
  editor(row: Row, columnId: string, typed: string | undefined, leave: (step: CellStep) => void): ReactNode;
  /** What a cell is as text on the clipboard. */
  textOf(row: Row, columnId: string): string;
  /** A block from the clipboard, the block it is put at, and the columns from left to right. */
  onPaste?(cells: readonly (readonly string[])[], at: CellBlock, columnIds: readonly string[]): void;
  onUndo?(): void;
  /** What is said of a selected block below the table: count, sum. */
  note?(rows: readonly Row[], columnIds: readonly string[]): ReactNode;
  /** How a cell looks beyond its value. */
  markOf?(row: Row, columnId: string): 'saving' | 'refused' | undefined;
  /** Another value whenever marks may differ. */
  readonly marks?: unknown;
}

/** The table’s rows, columns and what may be done with them. */
export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** In place of `rows` where there are too many to hold. */
  readonly window?: RowWindow<Row> | undefined;
  readonly columns: readonly DataColumn<Row>[];
  rowKey(row: Row): string;
  /** Enter or click: opens the record or its peek. */
  onOpen?(row: Row): void;
  /** e edits the row under the cursor. */
  onEdit?(row: Row): void;
  /** The row whose peek is open keeps its mark. */
  readonly openKey?: string | undefined;
  readonly selected?: ReadonlySet<string>;
  onSelect?(keys: ReadonlySet<string>): void;
  /** Buttons at the right edge while the row is hovered or under the cursor. */
  rowActions?(row: Row): ReactNode;
  readonly sort?: TableSort | undefined;
  readonly onSort?: (sort: TableSort) => void;
  /** More rows are wanted; called when the end comes into sight. */
  readonly onEndReached?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
  /** 36 normal, 30 dense, 52 with two lines. */
  readonly rowHeight?: 30 | 36 | 44 | 52;
  readonly empty?: ReactNode;
  /** The phone shows this instead of cells: two or three lines, figure at the right. */
  phoneRow?(row: Row): ReactNode;
  /** Whether j/k act while nothing is focused; false for a second table on one page. */
  readonly isPrimary?: boolean;
  readonly arrangement?: ColumnArrangement | undefined;
  readonly cells?: CellActions<Row> | undefined;
}

/** The rows of a table wherever they come from. */
export function windowOf<Row>(table: Pick<DataTableProps<Row>, 'rows' | 'window' | 'rowKey'>): RowWindow<Row> {
  if (table.window) return table.window;
  const { rows } = table;
  return {
    count: rows.length,
    rowAt: (index) => rows[index],
    keysBetween: (first, last) => rows.slice(first, last + 1).map((row) => table.rowKey(row)),
    onSight: () => undefined,
  };
}

/** Adds a row to the selection or takes it out. */
export function toggle<Row>(table: Pick<DataTableProps<Row>, 'selected' | 'onSelect'>, key: string): void {
  const next = new Set(table.selected);
  if (!next.delete(key)) next.add(key);
  table.onSelect?.(next);
}
