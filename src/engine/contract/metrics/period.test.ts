import { expect, test } from 'vitest';
import { daysInRange, rangeBefore, rangeOfPeriodName, rangeYearBefore } from './period.ts';

test.each([
  ['2017', '2017-01-01', '2017-12-31'],
  ['2017-Q3', '2017-07-01', '2017-09-30'],
  ['2016-H1', '2016-01-01', '2016-06-30'],
  ['2016-02', '2016-02-01', '2016-02-29'],
  ['this_quarter', '2026-10-01', '2026-12-31'],
])('the period %s runs from %s to %s', (name, from, to) => {
  expect(rangeOfPeriodName(name, '2026-11-22')).toEqual({ from, to });
});

test('a text that names no period gives none', () => {
  expect(rangeOfPeriodName('2017-13', '2026-11-22')).toBeUndefined();
});

test.each([
  [{ from: '2017-04-01', to: '2017-06-30' }, { from: '2017-01-01', to: '2017-03-31' }, 'a quarter steps by calendar'],
  [{ from: '2017-01-01', to: '2017-12-31' }, { from: '2016-01-01', to: '2016-12-31' }, 'a year steps by calendar'],
  [{ from: '2011-05-31', to: '2011-08-30' }, { from: '2011-02-28', to: '2011-05-30' }, 'any other range steps by its 92 days'],
])('the period before %o is %o: %s', (range, before) => {
  expect(rangeBefore(range)).toEqual(before);
});

test('a year before the leap February is the whole shorter February', () => {
  expect(rangeYearBefore({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: '2023-02-01', to: '2023-02-28' });
});

test('days of a range count both ends', () => {
  expect(daysInRange({ from: '2011-05-31', to: '2011-08-30' })).toBe(92);
});
