import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { VirtualItem } from '@tanstack/react-virtual';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { useIsPhone } from '../reading.ts';
import { TableHead, TableTotals } from './data-table-head.tsx';
import { windowOf } from './data-table-parts.ts';
import type { DataTableProps, RowWindow } from './data-table-parts.ts';
import { BandRow, PendingRow, TableRow } from './data-table-row.tsx';
import type { RowHandlers } from './data-table-row.tsx';
import { gridOf, inOrder, noPlaces } from './table-columns.ts';
import type { TableGrid } from './table-columns.ts';
import { useTableCursor } from './use-table-cursor.ts';
import type { CursorTable, TableCursor } from './use-table-cursor.ts';
import { useTableKeys } from './use-table-keys.ts';
import './data-table.css';

export type { DataColumn } from './data-table-parts.ts';

/** Browsers draw no sheet higher than this; 36 px × this many rows. */
const mostRows = 400_000;

/**
 * A virtualised table: j/k moves, Enter opens, x selects, e edits; sticky head, pinned columns and totals. With `cells` it is walked, written,
 * copied and pasted cell by cell; with `window` it holds only the rows in sight.
 */
export function DataTable<Row>(given: DataTableProps<Row>) {
  const { columns, grid } = useGrid(given);
  const props = { ...given, columns };
  const scroller = useRef<HTMLDivElement>(null);
  const asCards = useIsPhone() && props.phoneRow !== undefined;
  const rowHeight = asCards ? 68 : (props.rowHeight ?? 36);
  const shown = windowOf(props);
  const count = Math.min(shown.count, mostRows);
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 5 });
  const table: CursorTable<Row> = {
    ...props,
    shown,
    scrollTo: (index) => virtual.scrollToIndex(index),
    firstInSight: () => Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight),
    focus: () => scroller.current?.focus({ preventScroll: true }),
  };
  const cursor = useTableCursor(table);
  useTableKeys({ table, cursor, root: scroller });
  const items = virtual.getVirtualItems();
  useSight(items, shown, props.onEndReached);
  const { onScroll, isMoving } = useCalm();
  if (count === 0 && props.empty && !props.isLoadingMore) return <>{props.empty}</>;
  return (
    <div
      ref={scroller}
      className="k-table"
      role="grid"
      onScroll={onScroll}
      aria-label={props.label}
      aria-rowcount={shown.count + 1}
      tabIndex={0}
      aria-activedescendant={cursor.cursor.row >= 0 ? rowId(props.label, cursor.cursor.row) : undefined}
      aria-multiselectable={props.onSelect ? true : undefined}
    >
      <div className="k-table-sheet" style={{ minWidth: asCards ? undefined : grid.minWidth }}>
        {!asCards && <TableHead {...props} grid={grid} root={scroller} allKeys={() => shown.keysBetween(0, shown.count - 1)} />}
        <div className="k-table-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          <Rows table={table} cursor={cursor} items={items} grid={grid} rowHeight={rowHeight} asCards={asCards} isMoving={isMoving} />
        </div>
        <TableFoot {...props} grid={grid} asCards={asCards} />
      </div>
      <BlockNote table={table} cursor={cursor} />
    </div>
  );
}

/** Columns in order and their places; the same objects until something about them changes, so that rows are not drawn again. */
function useGrid<Row>({ columns, onSelect, arrangement }: DataTableProps<Row>) {
  const places = arrangement?.places ?? noPlaces;
  const pinned = places.pinned.join();
  const ordered = useMemo(() => inOrder(columns, pinned === '' ? [] : pinned.split(',')), [columns, pinned]);
  const key = JSON.stringify([places, onSelect !== undefined]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what places are
  const grid = useMemo(() => gridOf(ordered, onSelect !== undefined, places), [ordered, key]);
  return { columns: ordered, grid };
}

function TableFoot<Row>(props: DataTableProps<Row> & { readonly grid: TableGrid; readonly asCards: boolean }) {
  const t = useMessages(kitMessages);
  return (
    <>
      {props.isLoadingMore && (
        <div className="k-table-more" role="status">
          {t('kit.loading_more')}
        </div>
      )}
      {!props.asCards && props.columns.some((column) => column.total !== undefined) && <TableTotals {...props} />}
    </>
  );
}

/** Tells the source of rows what is in sight, and asks for more near the end. */
function useSight<Row>(items: readonly VirtualItem[], shown: RowWindow<Row>, onEndReached: (() => void) | undefined): void {
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const { count } = shown;
  const tell = useEffectEvent(() => {
    shown.onSight(first, last);
    if (last >= count - 8 && count > 0) onEndReached?.();
  });
  useEffect(() => {
    if (last >= 0) tell();
  }, [first, last, count]);
}

/** How long nothing has moved before the pointer counts again. */
const calmMs = 120;

/** Rows that pass beneath a resting pointer are not pointed at: each would be drawn with its actions and without them again. */
function useCalm(): { readonly onScroll: () => void; readonly isMoving: () => boolean } {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const [calm] = useState(() => ({
    onScroll: () => {
      last.current = performance.now();
    },
    isMoving: () => performance.now() - last.current < calmMs,
  }));
  return calm;
}

interface RowsProps<Row> {
  readonly table: CursorTable<Row>;
  readonly cursor: TableCursor<Row>;
  readonly items: readonly VirtualItem[];
  readonly grid: TableGrid;
  readonly rowHeight: number;
  readonly asCards: boolean;
  readonly isMoving: () => boolean;
}

function Rows<Row>({ table, cursor, items, grid, rowHeight, asCards, isMoving }: RowsProps<Row>) {
  const handlers = useHandlers(table, cursor, isMoving);
  const { shown, columns, cells } = table;
  const canCheck = table.onSelect !== undefined;
  const columnIds = asCards ? columns.slice(0, 1).map((column) => column.id) : columns.map((column) => column.id);
  const template = asCards ? undefined : grid.columns;
  const { block } = cursor;
  return items.map((item) => {
    const place = { top: item.start, height: rowHeight, template, columnIds, canCheck: canCheck && !asCards };
    const isAtCursor = item.index === cursor.cursor.row;
    const band = shown.bandAt?.(item.index);
    if (band) return <BandRow key={`band-${band.key}`} id={rowId(table.label, item.index)} band={band} isAtCursor={isAtCursor} {...place} />;
    const row = shown.rowAt(item.index);
    if (row === undefined) return <PendingRow key={`at-${item.index}`} {...place} columnIds={columnIds} />;
    const key = table.rowKey(row);
    const inBlock = block !== undefined && item.index >= block.top && item.index <= block.bottom;
    const isWriting = cells?.editing?.rowKey === key;
    return (
      <TableRow
        key={key}
        handlers={handlers}
        row={row}
        columns={columns}
        index={item.index}
        top={item.start}
        height={rowHeight}
        template={template}
        stuck={grid.stuck}
        isAtCursor={isAtCursor}
        isSelected={table.selected?.has(key) ?? false}
        isOpen={key === table.openKey}
        canOpen={table.onOpen !== undefined}
        canCheck={canCheck}
        hasActions={table.rowActions !== undefined}
        asCard={asCards}
        cursorColumn={isAtCursor && cells ? cursor.cursor.column : -1}
        blockLeft={inBlock ? block.left : Number.MAX_SAFE_INTEGER}
        blockRight={inBlock ? block.right : -1}
        editColumn={isWriting ? columns.findIndex((column) => column.id === cells.editing?.columnId) : -1}
        marks={cells?.marks}
      />
    );
  });
}

/** What rows ask their table: always of its present state, without ever being another object. */
function useHandlers<Row>(table: CursorTable<Row>, cursor: TableCursor<Row>, isMoving: () => boolean): RowHandlers {
  const latest = useRef({ table, cursor });
  // While drawing, not after it: a row drawn now asks for what is now.
  latest.current = { table, cursor };
  const [handlers] = useState((): RowHandlers => {
    const now = () => latest.current;
    return {
      idOf: (index) => rowId(now().table.label, index),
      isMoving,
      point: (index, column, event) => now().cursor.point(index, column, event),
      startEdit: (index, column) => void now().cursor.startEdit({ row: index, column }),
      check: (index, isRange) => now().cursor.check(index, isRange),
      editor: (row: Row, columnId, leave) => {
        const { cells } = now().table;
        return cells?.editor(row, columnId, cells.editing?.typed, leave);
      },
      leave: (step) => now().cursor.leave(step),
      markOf: (row: Row, columnId) => now().table.cells?.markOf?.(row, columnId),
      actions: (row: Row) => now().table.rowActions?.(row),
      card: (row: Row) => now().table.phoneRow?.(row),
    };
  });
  return handlers;
}

/** What is said of the drawn block, at the right below the rows. */
function BlockNote<Row>({ table, cursor }: { readonly table: CursorTable<Row>; readonly cursor: TableCursor<Row> }) {
  const { block } = cursor;
  if (!block || !table.cells?.note) return null;
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, at) => table.shown.rowAt(block.top + at)).filter((row) => row !== undefined);
  const ids = table.columns.slice(block.left, block.right + 1).map((column) => column.id);
  return (
    <div className="k-table-note" role="status">
      {table.cells.note(rows, ids)}
    </div>
  );
}

function rowId(label: string, index: number): string {
  return `row-${label.replaceAll(/\s/g, '-')}-${index}`;
}
