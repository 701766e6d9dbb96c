import { expect, test } from 'vitest';
import { comparedRange, computeChange } from './compute-change.ts';
import type { Figure } from './measure.ts';

const figure = (value: string | null, unit: Figure['unit'], currency: string | null = null) => ({ value, unit, currency });

test('money and counts change in percent, rates in points, cycles in days', () => {
  expect(computeChange(figure('150', 'money', 'CNY'), figure('100', 'money', 'CNY'))).toEqual({ size: 50, in: 'percent' });
  expect(computeChange(figure('60', 'percent'), figure('62.5', 'percent'))).toEqual({ size: -2.5, in: 'points' });
  expect(computeChange(figure('52', 'days'), figure('57', 'days'))).toEqual({ size: -5, in: 'days' });
});

test('nothing is said against an undefined figure, growth from zero, or another currency', () => {
  expect(computeChange(figure(null, 'money'), figure('100', 'money'))).toBeUndefined();
  expect(computeChange(figure('5', 'count'), figure('0', 'count'))).toBeUndefined();
  expect(computeChange(figure('5', 'money', 'CNY'), figure('4', 'money', 'USD'))).toBeUndefined();
});

test('a running year is compared with as many days of the year before, a past one with the whole', () => {
  expect(comparedRange({ from: '2026-01-01', to: '2026-12-31' }, '2026-01-31')).toEqual({ from: '2025-01-01', to: '2025-01-31' });
  expect(comparedRange({ from: '2017-01-01', to: '2017-12-31' }, '2026-11-22')).toEqual({ from: '2016-01-01', to: '2016-12-31' });
});
