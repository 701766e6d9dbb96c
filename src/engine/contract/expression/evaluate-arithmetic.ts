import { DAY_RANGE, INSTANT_RANGE_MS, MS_PER_DAY, dateOfDayNumber, dayNumber } from './calendar-days.ts';
import { addDecimals, divideDecimals, multiplyDecimals, negateDecimal, remainderOfDecimals, type ExactDecimal } from './exact-decimal.ts';
import type { ExprValue, MoneyValue } from './record.ts';
import type { ArithmeticOperation, TypedNode } from './typed-tree.ts';
import { dateTimeOf, durationOf, moneyOf, numberOf, shareCurrency, textOf } from './value-rules.ts';

type ArithmeticNode = Extract<TypedNode, { kind: 'arithmetic' }>;

/** `+ - * / %`; null when a side is null. */
export function evaluateArithmetic(node: ArithmeticNode, left: ExprValue, right: ExprValue): ExprValue {
  if (left === null || right === null) return null;
  const sign = node.operation === 'subtract' ? -1n : 1n;
  switch (node.domain) {
    case 'number':
      return computeNumbers(node.operation, numberOf(left), numberOf(right));
    case 'money':
      return computeMoney(node.operation, moneyOf(left), moneyOf(right));
    case 'money_number': {
      const money = moneyOf(left);
      const amount = money && computeNumbers(node.operation, money.amount, numberOf(right));
      return amount && { amount, currency: money.currency };
    }
    case 'text':
      return `${textOf(left) ?? ''}${textOf(right) ?? ''}`;
    case 'date_duration':
      return moveDate(textOf(left), sign * (durationOf(right) ?? 0n));
    case 'date':
      return BigInt(dayNumber(textOf(left) ?? '') - dayNumber(textOf(right) ?? '')) * MS_PER_DAY;
    case 'instant_duration':
      return moveInstant(dateTimeOf(left), sign * (durationOf(right) ?? 0n));
    case 'instant':
      return BigInt((dateTimeOf(left)?.getTime() ?? 0) - (dateTimeOf(right)?.getTime() ?? 0));
    case 'duration':
      return (durationOf(left) ?? 0n) + sign * (durationOf(right) ?? 0n);
  }
}

/** Unary minus of a number, money or duration. */
export function negateValue(value: ExprValue): ExprValue {
  if (typeof value === 'bigint') return -value;
  const money = moneyOf(value);
  if (money) return { amount: negateDecimal(money.amount), currency: money.currency };
  const number = numberOf(value);
  return number && negateDecimal(number);
}

function computeNumbers(operation: ArithmeticOperation, left: ExactDecimal | null, right: ExactDecimal | null): ExactDecimal | null {
  if (!left || !right) return null;
  switch (operation) {
    case 'add':
      return addDecimals(left, right);
    case 'subtract':
      return addDecimals(left, negateDecimal(right));
    case 'multiply':
      return multiplyDecimals(left, right);
    case 'divide':
      return divideDecimals(left, right);
    case 'remainder':
      return remainderOfDecimals(left, right);
  }
}

/** Amounts of different currencies give null: nothing here knows a rate. */
function computeMoney(operation: ArithmeticOperation, left: MoneyValue | null, right: MoneyValue | null): ExprValue {
  if (!left || !right || !shareCurrency(left, right)) return null;
  const amount = computeNumbers(operation, left.amount, right.amount);
  return operation === 'divide' || amount === null ? amount : { amount, currency: left.currency ?? right.currency };
}

/** Whole days of the duration; hours that do not make a day leave the date as it is. */
function moveDate(date: string | null, duration: bigint): string | null {
  if (date === null) return null;
  const day = BigInt(dayNumber(date)) + duration / MS_PER_DAY;
  return day < DAY_RANGE.first || day > DAY_RANGE.last ? null : dateOfDayNumber(Number(day));
}

function moveInstant(instant: Date | null, duration: bigint): Date | null {
  if (!instant) return null;
  const time = BigInt(instant.getTime()) + duration;
  return time < INSTANT_RANGE_MS.first || time > INSTANT_RANGE_MS.last ? null : new Date(Number(time));
}
