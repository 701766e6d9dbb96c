import type { RefObject } from 'react';
import { useHotkeys } from '../hotkeys.ts';
import type { DataTableProps } from './data-table.tsx';
import { toggle } from './data-table.tsx';

interface TableKeys<Row> extends DataTableProps<Row> {
  readonly cursor: number;
  readonly setCursor: (index: number) => void;
  readonly root: RefObject<HTMLElement | null>;
  readonly scrollTo: (index: number) => void;
}

/** j/k and arrows move the cursor, Enter opens, x selects, e edits; only while the table or nothing has the focus. */
export function useTableKeys<Row>(table: TableKeys<Row>): void {
  const isMine = () => {
    const focused = document.activeElement;
    if (document.querySelector('.k-overlay')) return false;
    return table.root.current?.contains(focused) || ((table.isPrimary ?? true) && (focused === document.body || focused?.id === 'page'));
  };
  const move = (step: number) => () => {
    if (!isMine() || table.rows.length === 0) return;
    const next = Math.max(0, Math.min(table.rows.length - 1, table.cursor + step));
    table.setCursor(next);
    table.scrollTo(next);
  };
  const withRow = (act: ((row: Row) => void) | undefined) => () => {
    const row = table.rows[table.cursor];
    if (isMine() && row !== undefined) act?.(row);
  };
  useHotkeys({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Enter: withRow(table.onOpen),
    ...(table.onSelect && { x: withRow((row) => toggle(table, table.rowKey(row))) }),
    ...(table.onEdit && { e: withRow(table.onEdit) }),
  });
}
