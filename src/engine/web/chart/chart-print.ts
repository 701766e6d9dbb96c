import { formatMoneyShort } from '#platform/contract/format/format-money.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { useLocale } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { AggregateRow } from '#engine/contract/records/query.ts';
import type { CompleteChart } from './chart-options.ts';

/** Prints the figures of a chart: amounts short with their currency, percent points with their sign, numbers with separators. */
export function useChartPrint(chart: CompleteChart, field: Field | undefined, rows: readonly AggregateRow[]): (value: number) => string {
  const locale = useLocale();
  const currency = currencyIn(rows);
  if (chart.measure === 'count' || chart.measure === 'count_distinct') return (value) => formatNumber(value, 0);
  if (field?.kind === 'money' && currency !== undefined) return (value) => formatMoneyShort({ amount: value.toFixed(2), currency }, locale);
  if (field?.kind === 'percent') return (value) => `${formatNumber(value, 1)}%`;
  return (value) => formatNumber(value, 2);
}

/** The one currency of all amounts; undefined where there is none or are several. */
function currencyIn(rows: readonly AggregateRow[]): string | undefined {
  const found = new Set(rows.flatMap(({ measures: { m } }) => (m !== null && typeof m === 'object' ? [m.currency] : [])));
  return found.size === 1 ? [...found][0] : undefined;
}
