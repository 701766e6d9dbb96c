import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import type { DataColumn, DataTableProps } from './data-table.tsx';
import { Icon } from './icon.tsx';

type HeadProps<Row> = DataTableProps<Row> & { readonly template: string };

/** The grid columns of every row, and the width below which the table scrolls sideways. */
export function gridTemplate<Row>(columns: readonly DataColumn<Row>[], hasChecks: boolean): { columns: string; minWidth: number } {
  const tracks = columns.map((column) => (column.width ? `${column.width}px` : `minmax(${column.minWidth ?? 120}px, 1fr)`));
  const minWidth = columns.reduce((sum, column) => sum + (column.width ?? column.minWidth ?? 120), hasChecks ? 72 : 48);
  return { columns: (hasChecks ? ['28px', ...tracks] : tracks).join(' '), minWidth };
}

/** Column titles; a sortable one is a button. */
export function TableHead<Row>(props: HeadProps<Row>) {
  const t = useMessages(kitMessages);
  const keys = props.rows.map(props.rowKey);
  const allSelected = keys.length > 0 && keys.every((key) => props.selected?.has(key));
  return (
    <div className="k-table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: props.template }}>
      {props.onSelect && (
        <span role="columnheader" className="k-table-check">
          <input
            type="checkbox"
            checked={allSelected}
            aria-label={t('kit.select_all')}
            onChange={() => props.onSelect?.(new Set(allSelected ? [] : keys))}
          />
        </span>
      )}
      {props.columns.map((column) => (
        <HeadCell key={column.id} column={column} table={props} />
      ))}
    </div>
  );
}

function HeadCell<Row>({ column, table }: { readonly column: DataColumn<Row>; readonly table: DataTableProps<Row> }) {
  const t = useMessages(kitMessages);
  const direction = table.sort?.columnId === column.id ? table.sort.direction : undefined;
  const next = direction === 'desc' ? 'asc' : 'desc';
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined;
  return (
    <span role="columnheader" aria-sort={ariaSort} className={classNames('k-table-cell', column.align === 'end' && 'end')}>
      {column.isSortable && table.onSort ? (
        <button
          type="button"
          onClick={() => table.onSort?.({ columnId: column.id, direction: next })}
          aria-label={t('kit.sort_by', { column: column.title })}
        >
          {column.title}
          {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
        </button>
      ) : (
        column.title
      )}
    </span>
  );
}

/** The sums below the rows, always in sight. */
export function TableTotals<Row>(props: HeadProps<Row>) {
  const t = useMessages(kitMessages);
  const [first] = props.columns;
  return (
    <div className="k-table-totals" role="row" style={{ gridTemplateColumns: props.template }}>
      {props.onSelect && <span role="gridcell" />}
      {props.columns.map((column) => (
        <span key={column.id} role="gridcell" className={classNames('k-table-cell', column.align === 'end' && 'end')}>
          {column.total ?? (column === first ? t('kit.total') : '')}
        </span>
      ))}
    </div>
  );
}
