import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import { isTyping } from '../hotkeys.ts';
import { toggle } from './data-table-parts.ts';
import { readCells, writeCells } from './table-range.ts';
import type { CursorTable, TableCursor } from './use-table-cursor.ts';

interface TableKeys<Row> {
  readonly table: CursorTable<Row>;
  readonly cursor: TableCursor<Row>;
  readonly root: RefObject<HTMLElement | null>;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * j/k and arrows move the cursor, Enter opens, x selects, e edits; in cells arrows walk, Shift draws a block, Enter, F2 or typing writes,
 * and the clipboard carries blocks. Only while the table or nothing has the focus.
 */
export function useTableKeys<Row>(keys: TableKeys<Row>): void {
  const { table, cursor, root } = keys;
  const isMine = (target: EventTarget | null) => {
    if (document.querySelector('.k-overlay') || isTyping(target)) return false;
    const focused = document.activeElement;
    return root.current?.contains(focused) || ((table.isPrimary ?? true) && (focused === document.body || focused?.id === 'page'));
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !isMine(event.target) || isOfControl(event)) return;
    const act = (cursor.inCells ? cellAction(table, cursor, event) : undefined) ?? rowAction(table, cursor, event);
    if (!act) return;
    event.preventDefault();
    act();
  });
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const { cells, shown } = table;
    if (!cells || !cursor.inCells || !isMine(event.target) || document.getSelection()?.toString()) return;
    const { top, bottom, left, right } = cursor.block ?? blockOfOne(cursor.cursor);
    const ids = table.columns.slice(left, right + 1).map((column) => column.id);
    const rows = Array.from({ length: bottom - top + 1 }, (_, at) => shown.rowAt(top + at)).filter((row) => row !== undefined);
    event.clipboardData?.setData('text/plain', writeCells(rows.map((row) => ids.map((id) => cells.textOf(row, id)))));
    event.preventDefault();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!table.cells?.onPaste || !cursor.inCells || text === '' || !isMine(event.target)) return;
    event.preventDefault();
    const ids = table.columns.map((column) => column.id);
    table.cells.onPaste(readCells(text), cursor.block ?? blockOfOne(cursor.cursor), ids);
  });
  useEffect(() => {
    // Before the page's own keys: a letter typed into a cell is no command.
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}

const controlKeys = new Set(['Enter', ' ', 'Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

/** Enter, Space, Tab and arrows belong to the control that has the focus. */
function isOfControl({ key, target }: KeyboardEvent): boolean {
  if (!controlKeys.has(key) || !(target instanceof Element)) return false;
  return target.closest('button, a[href], input, [role="menu"], [role="tab"], [role="option"], [role="dialog"], [data-keys]') !== null;
}

function blockOfOne({ row, column }: { readonly row: number; readonly column: number }) {
  return { top: row, bottom: row, left: column, right: column };
}

type Act = (() => unknown) | undefined;

function rowAction<Row>(table: CursorTable<Row>, cursor: TableCursor<Row>, event: Key): Act {
  const { shown } = table;
  const row = cursor.rowAtCursor;
  const band = shown.bandAt?.(cursor.cursor.row);
  if (event.ctrlKey || event.metaKey) return modAction(table, event);
  if (event.altKey) return undefined;
  const actions: Readonly<Record<string, Act>> = {
    j: () => cursor.move(1, 0),
    k: () => cursor.move(-1, 0),
    ArrowDown: () => cursor.move(1, 0),
    ArrowUp: () => cursor.move(-1, 0),
    Home: () => cursor.go(0, -1, undefined),
    End: () => cursor.go(shown.count - 1, -1, undefined),
    PageDown: () => cursor.move(20, 0),
    PageUp: () => cursor.move(-20, 0),
    ...(table.cells && cursor.cursor.row >= 0 && { ArrowRight: () => cursor.move(0, 1) }),
    ...(band && { Enter: band.onToggle, ' ': band.onToggle }),
    ...(row !== undefined && {
      ...(table.onOpen && { Enter: () => table.onOpen?.(row) }),
      ...(table.onSelect && { x: () => toggle(table, table.rowKey(row)) }),
      ...(table.onEdit && { e: () => table.onEdit?.(row) }),
    }),
  };
  return actions[event.key];
}

function modAction<Row>(table: CursorTable<Row>, event: Key): Act {
  const key = event.key.toLowerCase();
  if (key === 'a' && table.onSelect) return () => table.onSelect?.(new Set(table.shown.keysBetween(0, table.shown.count - 1)));
  if (key === 'z' && table.cells?.onUndo && !event.shiftKey) return () => table.cells?.onUndo?.();
  return undefined;
}

function cellAction<Row>(table: CursorTable<Row>, cursor: TableCursor<Row>, event: Key): Act {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { row, column } = cursor.cursor;
  const draw = event.shiftKey;
  const open = cursor.rowAtCursor;
  const write = (typed?: string) => cursor.startEdit(cursor.cursor, typed);
  const actions: Readonly<Record<string, Act>> = {
    ArrowDown: () => cursor.move(1, 0, draw),
    ArrowUp: () => cursor.move(-1, 0, draw),
    ArrowRight: () => cursor.move(0, 1, draw),
    ArrowLeft: () => (column === 0 ? cursor.go(row, -1, undefined) : cursor.move(0, -1, draw)),
    Tab: () => cursor.move(0, draw ? -1 : 1),
    Escape: () => cursor.go(row, -1, undefined),
    F2: () => write(),
    Enter: () => write() || (open !== undefined && table.onOpen?.(open)),
    ...(column === 0 && open !== undefined && { Enter: () => table.onOpen?.(open) }),
  };
  // What an input method composes begins with this key; the editor takes the focus before it goes on.
  if (event.key === 'Process') return () => write('');
  return actions[event.key] ?? (event.key.length === 1 && event.key !== ' ' ? () => write(event.key) : undefined);
}
