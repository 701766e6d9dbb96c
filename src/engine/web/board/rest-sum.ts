import { currencyExponent, formatScaled, moneyToMinor } from '#platform/contract/money.ts';
import type { Money } from '#platform/contract/money.ts';
import type { MeasureValue, RecordRow } from '#engine/contract/records/query.ts';
import { readValue } from '../objects/read-value.ts';

/** The amount of a column's cards that are not shown; undefined when the column has none, or several currencies. */
export function restSum(sum: MeasureValue, rows: readonly RecordRow[], field: string | undefined): Money | undefined {
  if (field === undefined || sum === null || typeof sum !== 'object') return undefined;
  let rest = moneyToMinor(sum);
  for (const row of rows) {
    const value = readValue(row, field);
    if (value === null) continue;
    const minor = typeof value === 'object' && 'currency' in value && value.currency === sum.currency ? moneyToMinor(value) : undefined;
    if (minor === undefined || rest === undefined) return undefined;
    rest -= minor;
  }
  return rest === undefined ? undefined : { amount: formatScaled(rest, currencyExponent(sum.currency)), currency: sum.currency };
}
