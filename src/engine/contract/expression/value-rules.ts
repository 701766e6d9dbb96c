import { compareDecimals, type ExactDecimal } from './exact-decimal.ts';
import type { ExprValue, MoneyValue } from './record.ts';
import { compareTexts } from './text-rules.ts';

/** The text a value is, or null. */
export const textOf = (value: ExprValue | undefined): string | null => (typeof value === 'string' ? value : null);
/** The instant a value is, or null. */
export const dateTimeOf = (value: ExprValue | undefined): Date | null => (value instanceof Date ? value : null);
/** The milliseconds a value is, or null. */
export const durationOf = (value: ExprValue | undefined): bigint | null => (typeof value === 'bigint' ? value : null);
/** The members of a set; none when it is no set. */
export const listOf = (value: ExprValue | undefined): readonly ExprValue[] => (isList(value) ? value : []);
/** Whether a value is true; null is not. */
export const isTrue = (value: ExprValue | undefined): boolean => value === true;

/** The number a value is, or null. */
export function numberOf(value: ExprValue | undefined): ExactDecimal | null {
  return isObject(value) && 'coefficient' in value ? value : null;
}

/** The money a value is, or null. */
export function moneyOf(value: ExprValue | undefined): MoneyValue | null {
  return isObject(value) && 'amount' in value ? value : null;
}

/** Whether two amounts may be put together: the same currency, or one is the sum over nothing. */
export function shareCurrency(left: MoneyValue, right: MoneyValue): boolean {
  return left.currency === right.currency || left.currency === null || right.currency === null;
}

/** The currency several amounts have in common, null when none has one; undefined when there are several. */
export function commonCurrency(amounts: readonly MoneyValue[]): string | null | undefined {
  const currencies = new Set(amounts.map((money) => money.currency).filter((currency) => currency !== null));
  const [currency = null] = currencies;
  return currencies.size > 1 ? undefined : currency;
}

/** The least (-1) or greatest (1) of values without null among them; null over nothing and over several currencies. */
export function extremeOf(values: readonly ExprValue[], sign: 1 | -1): ExprValue {
  const amounts = values.map(moneyOf).filter((money) => money !== null);
  const currency = commonCurrency(amounts);
  if (currency === undefined) return null;
  let best: ExprValue = values[0] ?? null;
  for (const value of values) if ((orderOf(value, best) ?? 0) * sign > 0) best = value;
  const money = moneyOf(best);
  return money ? { amount: money.amount, currency } : best;
}

/** Order of two values of comparable types: negative, 0, positive; null when a side is null or currencies differ. */
export function orderOf(left: ExprValue, right: ExprValue): number | null {
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  const leftMoney = moneyOf(left);
  if (leftMoney) return orderOfMoney(leftMoney, right);
  const leftNumber = numberOf(left);
  const rightNumber = numberOf(right);
  return leftNumber && rightNumber && compareDecimals(leftNumber, rightNumber);
}

function orderOfMoney(left: MoneyValue, right: ExprValue): number | null {
  const number = numberOf(right);
  if (number) return compareDecimals(left.amount, number);
  const money = moneyOf(right);
  return money && shareCurrency(left, money) ? compareDecimals(left.amount, money.amount) : null;
}

function isList(value: ExprValue | undefined): value is readonly ExprValue[] {
  return Array.isArray(value);
}

function isObject(value: ExprValue | undefined): value is ExactDecimal | MoneyValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
