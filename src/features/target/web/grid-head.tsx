import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { ColumnLabel, GridColumn } from '../contract/grid-columns.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { TargetGrid } from '../contract/target.routes.ts';

/** Names a column: `Q3`, `7 月`, `05-31 – 08-30`. */
export function useColumnName(): (column: GridColumn) => string {
  const t = useMessages(targetMessages);
  const print = (label: ColumnLabel, column: GridColumn) => {
    if (label.as === 'quarter') return t('target.quarter_n', { quarter: label.quarter });
    if (label.as === 'month') return t('target.month_n', { month: label.month });
    if (label.as === 'year') return t('target.year_n', { year: String(label.year) });
    return `${column.range.from.slice(5)} – ${column.range.to.slice(5)}`;
  };
  return (column) => print(column.label, column);
}

interface GridHeadProps {
  readonly grid: TargetGrid;
  readonly columns: readonly GridColumn[];
  readonly onToggle: (columnId: string) => void;
}

/** Year, quarters and months; a quarter of months opens and closes. */
export function GridHead({ grid, columns, onToggle }: GridHeadProps) {
  const t = useMessages(targetMessages);
  const nameOf = useColumnName();
  const people = grid.rows.filter((row) => row.unit === 'member').length;
  return (
    <div role="row" className="tg-row tg-head">
      <span role="columnheader" className="tg-name muted t12">
        {t('target.people', { count: people })}
      </span>
      <span role="columnheader" className="tg-cell">
        <b>{t('target.whole')}</b>
      </span>
      {columns.map((column) => (
        <span key={column.id} role="columnheader" className="tg-cell">
          {column.kind === 'sum' ? (
            <button
              type="button"
              className="tg-quarter"
              aria-expanded={column.isOpen}
              aria-label={t(column.isOpen ? 'target.close_quarter' : 'target.open_quarter', { name: nameOf(column) })}
              onClick={() => onToggle(column.id)}
            >
              <Icon name={column.isOpen ? 'chevron-down' : 'chevron-right'} size={12} /> <b>{nameOf(column)}</b>
            </button>
          ) : (
            <b>{nameOf(column)}</b>
          )}
          {column.label.as === 'quarter' && (
            <span className="muted t11">{t('target.months_of', { from: column.label.months[0], to: column.label.months[1] })}</span>
          )}
        </span>
      ))}
      <span role="columnheader" className="tg-cell tg-over">
        <b>{t('target.assigned')}</b>
      </span>
    </div>
  );
}
