import type { Money } from '#platform/contract/money.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';

/** A text of a row, or undefined. */
export function textIn(row: RecordRow, field: string): string | undefined {
  const value = row[field];
  return typeof value === 'string' ? value : undefined;
}

/** An amount of a row, or null. */
export function moneyIn(row: RecordRow, field = 'amount'): Money | null {
  const value = row[field];
  if (value === null || typeof value !== 'object' || !('amount' in value) || !('currency' in value)) return null;
  return { amount: String(value.amount), currency: String(value.currency) };
}

/** A name beside a reference of a row, or null. */
export function nameIn(row: RecordRow, field: string): string | null {
  return row._names?.[field] ?? null;
}

/** The sum where there is one currency only, else null; to two digits, for reading. */
export function sumOfMoney(amounts: readonly (Money | null)[]): Money | null {
  const given = amounts.filter((amount) => amount !== null);
  const [first] = given;
  if (!first || given.some((amount) => amount.currency !== first.currency)) return null;
  return { amount: given.reduce((sum, amount) => sum + Number(amount.amount), 0).toFixed(2), currency: first.currency };
}
