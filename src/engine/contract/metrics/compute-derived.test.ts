import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from '../expression/exact-decimal.ts';
import { computeDerived, parseDerived } from './compute-derived.ts';

const velocity = parseDerived('deals * (rate / 100) * size / days', ['deals', 'rate', 'size', 'days']);
const number = (text: string) => parseDecimal(text) ?? null;

test('velocity of the dictionary example is 6,250 a day', () => {
  const value = computeDerived(velocity, { deals: number('50'), rate: number('25'), size: number('30000'), days: number('60') });
  expect(value && formatDecimal(value)).toBe('6250');
});

test('a cycle ten percent shorter gives 11.1 % more, not 10 %', () => {
  const value = computeDerived(velocity, { deals: number('50'), rate: number('25'), size: number('30000'), days: number('54') });
  expect(value && formatDecimal(value)).toBe('6944.4444444444');
});

test.each([
  { days: '0', why: 'a division by zero' },
  { days: null, why: 'an undefined input' },
])('velocity is undefined after $why', ({ days }) => {
  expect(
    computeDerived(velocity, { deals: number('50'), rate: number('25'), size: number('1'), days: days === null ? null : number(days) }),
  ).toBeNull();
});

test('a declaration that names an unknown input does not start', () => {
  expect(() => parseDerived('won / decided', ['won'])).toThrow(/derived metric/);
});
