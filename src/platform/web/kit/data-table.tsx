import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { useIsPhone } from '../reading.ts';
import { classNames } from './class-names.ts';
import { gridTemplate, TableHead, TableTotals } from './data-table-head.tsx';
import { useTableKeys } from './use-table-keys.ts';
import './data-table.css';

/** One column: figures are `end`-aligned, their units stand in the title. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels; without it the column shares what is left. */
  readonly width?: number;
  readonly minWidth?: number;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  readonly render: (row: Row) => ReactNode;
  /** Shown in the totals row. */
  readonly total?: ReactNode;
}

/** By which column the rows are sorted now. */
export interface TableSort {
  readonly columnId: string;
  readonly direction: 'asc' | 'desc';
}

/** The table’s rows, columns and what may be done with them. */
export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Enter or click: opens the record or its peek. */
  readonly onOpen?: (row: Row) => void;
  /** e edits the row under the cursor. */
  readonly onEdit?: (row: Row) => void;
  /** The row whose peek is open keeps its mark. */
  readonly openKey?: string | undefined;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: ReadonlySet<string>) => void;
  /** Buttons at the right edge while the row is hovered or under the cursor. */
  readonly rowActions?: (row: Row) => ReactNode;
  readonly sort?: TableSort | undefined;
  readonly onSort?: (sort: TableSort) => void;
  /** More rows are wanted; called when the end comes into sight. */
  readonly onEndReached?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
  /** 36 normal, 30 dense, 52 with two lines. */
  readonly rowHeight?: 30 | 36 | 44 | 52;
  readonly empty?: ReactNode;
  /** The phone shows this instead of cells: two or three lines, figure at the right. */
  readonly phoneRow?: (row: Row) => ReactNode;
  /** Whether j/k act while nothing is focused; false for a second table on one page. */
  readonly isPrimary?: boolean;
}

/** A virtualised table: j/k moves, Enter opens, x selects, e edits; sticky head and totals; loads more at the end. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useMessages(kitMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  const [cursor, setCursor] = useState(-1);
  const asCards = isPhone && props.phoneRow !== undefined;
  const rowHeight = asCards ? 68 : (props.rowHeight ?? 36);
  const virtual = useVirtualizer({ count: props.rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  useTableKeys({ ...props, cursor, setCursor, root: scroller, scrollTo: (index) => virtual.scrollToIndex(index) });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? -1;
  const askForMore = useEffectEvent(() => props.onEndReached?.());
  const rowCount = props.rows.length;
  useEffect(() => {
    if (lastShown >= rowCount - 8 && rowCount > 0) askForMore();
  }, [lastShown, rowCount]);
  if (props.rows.length === 0 && props.empty && !props.isLoadingMore) return <>{props.empty}</>;
  const template = gridTemplate(props.columns, props.onSelect !== undefined);
  return (
    <div
      ref={scroller}
      className="k-table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.rows.length + 1}
      tabIndex={0}
      aria-activedescendant={cursor >= 0 ? rowId(props.label, cursor) : undefined}
      aria-multiselectable={props.onSelect ? true : undefined}
    >
      <div className="k-table-sheet" style={{ minWidth: asCards ? undefined : template.minWidth }}>
        {!asCards && <TableHead {...props} template={template.columns} />}
        <div className="k-table-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => {
            const row = props.rows[item.index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={props.rowKey(row)}
                table={props}
                row={row}
                index={item.index}
                isAtCursor={item.index === cursor}
                asCard={asCards}
                onPoint={() => setCursor(item.index)}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight, gridTemplateColumns: asCards ? undefined : template.columns }}
              />
            );
          })}
        </div>
        {props.isLoadingMore && (
          <div className="k-table-more" role="status">
            {t('kit.loading_more')}
          </div>
        )}
        {!asCards && props.columns.some((column) => column.total !== undefined) && <TableTotals {...props} template={template.columns} />}
      </div>
    </div>
  );
}

interface TableRowProps<Row> {
  readonly table: DataTableProps<Row>;
  readonly row: Row;
  readonly index: number;
  readonly isAtCursor: boolean;
  readonly asCard: boolean;
  readonly onPoint: () => void;
  readonly style: Readonly<Record<string, string | number | undefined>>;
}

function TableRow<Row>({ table, row, index, isAtCursor, asCard, onPoint, style }: TableRowProps<Row>) {
  const t = useMessages(kitMessages);
  const key = table.rowKey(row);
  const isSelected = table.selected?.has(key) ?? false;
  const open = () => {
    onPoint();
    table.onOpen?.(row);
  };
  return (
    <div
      id={rowId(table.label, index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={table.onSelect ? isSelected : undefined}
      className={classNames(
        'k-table-row',
        isAtCursor && 'cursor',
        isSelected && 'selected',
        key === table.openKey && 'open',
        asCard && 'card',
        table.onOpen && 'opens',
      )}
      style={style}
      onClick={open}
    >
      {table.onSelect && !asCard && (
        <span role="gridcell" className="k-table-check" onClick={(event) => event.stopPropagation()}>
          <input type="checkbox" checked={isSelected} aria-label={t('kit.select_row')} tabIndex={-1} onChange={() => toggle(table, key)} />
        </span>
      )}
      {asCard && table.phoneRow ? (
        <span role="gridcell" className="k-table-card">
          {table.phoneRow(row)}
        </span>
      ) : (
        table.columns.map((column) => (
          <span key={column.id} role="gridcell" className={classNames('k-table-cell', column.align === 'end' && 'end')}>
            {column.render(row)}
          </span>
        ))
      )}
      {table.rowActions && !asCard && (
        <span role="gridcell" className="k-table-actions" aria-label={t('kit.actions')} onClick={(event) => event.stopPropagation()}>
          {table.rowActions(row)}
        </span>
      )}
    </div>
  );
}

function rowId(label: string, index: number): string {
  return `row-${label.replaceAll(/\s/g, '-')}-${index}`;
}

/** Adds a row to the selection or takes it out. */
export function toggle<Row>(table: Pick<DataTableProps<Row>, 'selected' | 'onSelect'>, key: string): void {
  const next = new Set(table.selected);
  if (!next.delete(key)) next.add(key);
  table.onSelect?.(next);
}
