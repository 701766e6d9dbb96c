import { expect, test } from 'vitest';
import { computeFigure, type FactSums } from './compute-figure.ts';

const none: FactSums = { currency: null, n: 0, used: 0, sum: null, medianLow: null, medianHigh: null, numerator: null, denominator: null };
const rule = { defaultCurrency: 'CNY' } as const;

test('a win rate keeps two digits and what it was made of', () => {
  const figure = computeFigure([{ ...none, n: 6711, used: 6711, numerator: '4238', denominator: '6711' }], {
    ...rule,
    aggregate: 'ratio',
    unit: 'percent',
  });
  expect(figure).toMatchObject({ value: '63.15', numerator: '4238', denominator: '6711', n: 6711, undefinedBecause: null });
});

test('a share of nothing is undefined, not zero', () => {
  const figure = computeFigure([], { ...rule, aggregate: 'ratio', unit: 'percent' });
  expect(figure).toMatchObject({ value: null, undefinedBecause: { code: 'no_denominator' } });
});

test('a ratio to a target of zero or less is undefined, not infinite', () => {
  const figure = computeFigure([{ ...none, n: 3, used: 3, numerator: '10', denominator: '0' }], { ...rule, aggregate: 'ratio', unit: 'percent' });
  expect(figure.value).toBeNull();
});

test('the sum over no deals is zero in the currency of the workspace', () => {
  expect(computeFigure([], { ...rule, aggregate: 'sum', unit: 'money' })).toMatchObject({ value: '0.00', currency: 'CNY' });
});

test('the sum over deals of which none has an amount is undefined', () => {
  const figure = computeFigure([{ ...none, n: 4 }], { ...rule, aggregate: 'sum', unit: 'money' });
  expect(figure).toMatchObject({ value: null, n: 4, used: 0, undefinedBecause: { code: 'no_values' } });
});

test('two currencies are shown side by side and not added up', () => {
  const figure = computeFigure(
    [
      { ...none, currency: 'CNY', n: 2, used: 2, sum: '100.10' },
      { ...none, currency: 'JPY', n: 1, used: 1, sum: '5000' },
      { ...none, n: 1 },
    ],
    { ...rule, aggregate: 'sum', unit: 'money' },
  );
  expect(figure).toMatchObject({
    value: null,
    n: 4,
    used: 3,
    undefinedBecause: { code: 'several_currencies' },
    byCurrency: [
      { currency: 'CNY', value: '100.10', n: 2 },
      { currency: 'JPY', value: '5000', n: 1 },
    ],
  });
});

test('records without an amount do not make a currency of their own', () => {
  const figure = computeFigure(
    [
      { ...none, n: 2 },
      { ...none, currency: 'USD', n: 1, used: 1, sum: '7' },
    ],
    { ...rule, aggregate: 'sum', unit: 'money' },
  );
  expect(figure).toMatchObject({ value: '7.00', currency: 'USD', n: 3, used: 1 });
});

test('an average leaves out what is empty and rounds half away from zero', () => {
  const figure = computeFigure([{ ...none, n: 3, used: 2, sum: '0.01', currency: 'CNY' }], { ...rule, aggregate: 'average', unit: 'money' });
  expect(figure.value).toBe('0.01');
});

test('the median of an even count lies between its two middle values', () => {
  const figure = computeFigure([{ ...none, n: 2, used: 2, medianLow: '3', medianHigh: '8' }], { ...rule, aggregate: 'median', unit: 'days' });
  expect(figure.value).toBe('5.50');
});
