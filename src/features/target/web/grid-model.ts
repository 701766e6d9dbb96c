import { formatNumber } from '#platform/contract/format/format-number.ts';
import { sumCells } from '../contract/compute-grid.ts';
import type { GridColumn } from '../contract/grid-columns.ts';
import type { GridCell, GridRow, TargetGrid } from '../contract/target.routes.ts';
import { cellKey } from './use-grid-writing.ts';
import type { ShownFigure } from './use-targets.ts';

/** Whether values of the metric may be added up; sums of rates mean nothing. */
export function isAdditive(grid: TargetGrid): boolean {
  return grid.metric.unit === 'money' || grid.metric.unit === 'count';
}

/** The rows in sight: those whose departments are all open. */
export function visibleRows(rows: readonly GridRow[], closed: ReadonlySet<string>): GridRow[] {
  const departments = new Map(rows.flatMap((row) => (row.unit === 'department' && row.id !== null ? [[row.id, row] as const] : [])));
  const isHidden = (parentId: string | null): boolean =>
    parentId !== null && (closed.has(parentId) || isHidden(departments.get(parentId)?.parentId ?? null));
  return rows.filter((row) => !isHidden(row.parentId));
}

/** The cell of a row in a column; a sum column adds its periods. */
export function cellAt(grid: TargetGrid, row: GridRow, column: GridColumn, pending: ReadonlyMap<string, string | null>): GridCell | undefined {
  const own = (at: number) => {
    const cell = row.cells[at];
    const changed = pending.get(cellKey(row, at));
    return cell && changed !== undefined ? { ...cell, value: changed } : cell;
  };
  if (column.kind === 'period') return own(column.at);
  const cells = column.periods.flatMap((at) => own(at) ?? []);
  return isAdditive(grid) ? sumCells(cells, 2) : undefined;
}

/** A figure of a cell as printed; undefined where there is none. */
export function printCell(cell: GridCell | undefined, show: ShownFigure): string | undefined {
  if (!cell) return undefined;
  const value = { target: cell.value, actual: cell.actual, attainment: cell.attainment, gap: cell.gap }[show];
  if (value === null) return undefined;
  return show === 'attainment' ? `${formatNumber(value, 1, true)}%` : formatNumber(value, 2);
}

/** Somebody set another value than the one computed. */
export function isOverridden(cell: GridCell): boolean {
  return cell.computed !== null && cell.value !== null && Number(cell.computed) !== Number(cell.value);
}

/** How much more (or less) was handed out below than asked, in percent of the target. */
export function overShare(cell: GridCell): number | undefined {
  const target = Number(cell.value);
  return cell.value === null || cell.overAssigned === null || target <= 0 ? undefined : (Number(cell.overAssigned) / target) * 100;
}

/** The value of a cell as one types it; nothing when it is not set. */
export function textOfCell(cell: GridCell | undefined): string {
  return cell?.value === undefined || cell.value === null ? '' : formatNumber(cell.value, 2).replaceAll(',', '').replace('−', '-');
}
