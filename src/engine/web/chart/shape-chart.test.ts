import { expect, test } from 'vitest';
import type { AggregateRow } from '#engine/contract/records/query.ts';
import { nextSpan, shapeChart } from './shape-chart.ts';

const plain = (key: string, order?: readonly string[]) => ({
  key,
  bucket: undefined,
  labelOf: (value: string | null, name: string | null | undefined) => name ?? value ?? '(empty)',
  ...(order && { order }),
});
const row = (keys: AggregateRow['keys'], m: AggregateRow['measures'][string], names: AggregateRow['names'] = {}): AggregateRow => ({
  keys,
  names,
  measures: { m },
});

test('groups without an order of their own come largest first, the empty one last', () => {
  const shape = shapeChart(
    [row({ owner: 'a' }, 2, { owner: '王敏' }), row({ owner: null }, 9), row({ owner: 'b' }, 5, { owner: '李强' })],
    'm',
    plain('owner'),
  );
  expect(shape.categories.map((each) => each.label)).toEqual(['李强', '王敏', '(empty)']);
  expect(shape.values).toEqual([[5, 2, 9]]);
});

test('options keep the order people know, whatever their size', () => {
  const shape = shapeChart([row({ stage: 'won' }, 50), row({ stage: 'new' }, 1)], 'm', plain('stage', ['new', 'won']));
  expect(shape.categories.map((each) => each.value)).toEqual(['new', 'won']);
});

test('a month without records is a gap, not a zero and not left out', () => {
  const by = { ...plain('close_date:month'), bucket: 'month' as const };
  const shape = shapeChart([row({ 'close_date:month': '2026-11-01' }, 3), row({ 'close_date:month': '2027-01-01' }, 4)], 'm', by);
  expect(shape.categories.map((each) => each.value)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  expect(shape.values).toEqual([[3, null, 4]]);
});

test('amounts are drawn by their number, and a second group makes series', () => {
  const money = (amount: string) => ({ amount, currency: 'CNY' });
  const rows = [row({ a: 'x', b: '1' }, money('10.50')), row({ a: 'x', b: '2' }, money('4')), row({ a: 'y', b: '1' }, money('7'))];
  const shape = shapeChart(rows, 'm', plain('a'), plain('b'));
  expect(shape.series.map((each) => each.value)).toEqual(['1', '2']);
  expect(shape.values).toEqual([
    [10.5, 7],
    [4, null],
  ]);
});

test('what cannot be told apart is left out and counted', () => {
  const rows = Array.from({ length: 40 }, (_, at) => row({ a: `v${at}` }, 40 - at));
  const shape = shapeChart(rows, 'm', plain('a'));
  expect(shape.categories).toHaveLength(24);
  expect(shape.hidden).toBe(16);
});

test.each([
  { day: '2026-12-01', bucket: 'month', next: '2027-01-01' },
  { day: '2026-10-01', bucket: 'quarter', next: '2027-01-01' },
  { day: '2026-12-28', bucket: 'week', next: '2027-01-04' },
  { day: '2026-01-01', bucket: 'year', next: '2027-01-01' },
] as const)('the $bucket after $day begins on $next', ({ day, bucket, next }) => expect(nextSpan(day, bucket)).toBe(next));

test('a table that writes its figures out shows more series than there are colours', () => {
  const rows = Array.from({ length: 30 }, (_, at) => row({ a: 'x', b: String(at) }, 30 - at));
  expect(shapeChart(rows, 'm', plain('a'), plain('b'), 'written')).toMatchObject({ series: { length: 24 }, hidden: 6 });
});
