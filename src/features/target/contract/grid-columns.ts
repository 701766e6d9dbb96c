import type { DateRange } from '#engine/contract/metrics/period.ts';
import type { TargetGrain } from './target-periods.ts';

/** A column of the grid: one period that can be set, or the sum of several (a quarter of months). */
export type GridColumn =
  | { readonly kind: 'period'; readonly id: string; readonly at: number; readonly range: DateRange; readonly label: ColumnLabel }
  | {
      readonly kind: 'sum';
      readonly id: string;
      readonly periods: readonly number[];
      readonly range: DateRange;
      readonly label: ColumnLabel;
      readonly isOpen: boolean;
    };

/** How a column is named: `Q3`, `7`, `2026`, or by its dates. */
export type ColumnLabel =
  | { readonly as: 'quarter'; readonly quarter: number; readonly months: readonly [number, number] }
  | { readonly as: 'month'; readonly month: number }
  | { readonly as: 'year'; readonly year: number }
  | { readonly as: 'dates' };

/** The columns of a version: months stand below their quarters, of which only the open ones show them. */
export function gridColumns(periods: readonly DateRange[], grain: TargetGrain, openQuarters: ReadonlySet<string>): GridColumn[] {
  if (grain !== 'month') return periods.map((range, at): GridColumn => ({ kind: 'period', id: `p${at}`, at, range, label: labelOf(range) }));
  const columns: GridColumn[] = [];
  for (let first = 0; first < periods.length; first += 3) {
    const months = periods.slice(first, first + 3);
    const range = { from: months[0]?.from ?? '', to: months.at(-1)?.to ?? '' };
    const id = `q${first / 3}`;
    const isOpen = openQuarters.has(id);
    columns.push({ kind: 'sum', id, periods: months.map((_, at) => first + at), range, label: labelOf(range), isOpen });
    if (isOpen)
      columns.push(
        ...months.map((month, at): GridColumn => ({ kind: 'period', id: `p${first + at}`, at: first + at, range: month, label: labelOf(month) })),
      );
  }
  return columns;
}

/** Names a stretch of dates by the calendar where it is one of its parts, by its dates otherwise. */
function labelOf({ from, to }: DateRange): ColumnLabel {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000);
  const months = (after.getUTCFullYear() - year) * 12 + after.getUTCMonth() + 1 - month;
  if (day !== 1 || after.getUTCDate() !== 1) return { as: 'dates' };
  if (months === 1) return { as: 'month', month };
  if (months === 3 && month % 3 === 1) return { as: 'quarter', quarter: (month + 2) / 3, months: [month, month + 2] };
  return months === 12 && month === 1 ? { as: 'year', year } : { as: 'dates' };
}
