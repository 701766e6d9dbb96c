import { expect, test } from 'vitest';
import { barsTold, slantedNames } from './bar-labels.ts';

const print = (value: number) => `¥${value}.00M`;
const told = (values: readonly (number | null)[], step: number) => [...barsTold(values, print, step)];

test('every bar has its figure where each has room', () => {
  expect(told([3, null, 1, 2], 60)).toEqual([0, 2, 3]);
});

test('where figures would lie over one another, the highest has its own, and the last where nothing is in its way', () => {
  expect(told([1, 9, 2, 3, 4, 5], 18)).toEqual([1, 5]);
  expect(told([1, 2, 3, 9, 4, 5], 18), 'over the other figure').toEqual([3]);
  expect(told([1, 9, 2, 3, 6, 5], 18), 'over the bar beside it').toEqual([1]);
  expect(told([5, 4, 3, 2, 1], 18)).toEqual([0]);
  expect(told([null, null], 18)).toEqual([]);
});

test('a carpet of bars has no carpet of figures, however wide it is', () => {
  expect(
    told(
      Array.from({ length: 40 }, (_, at) => at + 1),
      100,
    ),
  ).toEqual([39]);
});

test('names that do not fit lie at a slant, as long as there is room for each; dates do not', () => {
  expect(slantedNames(['郭凯文', '许明', '熊振宇'], 24)).toMatchObject({ interval: 0, rotate: 40 });
  expect(slantedNames(['郭凯文', '许明', '熊振宇'], 60)).toEqual({});
  expect(slantedNames(['2026-01', '2026-02'], 24)).toEqual({});
  expect(slantedNames(['郭凯文', '许明'], 8)).toEqual({});
});
