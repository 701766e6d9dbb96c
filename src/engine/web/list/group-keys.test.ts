import { expect, test } from 'vitest';
import { field } from '#engine/contract/objects/fields.ts';
import { conditionOf, dayAfter, readGrouping, spanText } from './group-keys.ts';

const closeDate = field.date({ label: { zh: '成交', en: 'Close' } });

test.each([
  { day: '2026-12-01', bucket: 'month', next: '2027-01-01' },
  { day: '2026-10-01', bucket: 'quarter', next: '2027-01-01' },
  { day: '2024-02-26', bucket: 'week', next: '2024-03-04' },
  { day: '2026-01-01', bucket: 'year', next: '2027-01-01' },
] as const)('after the $bucket of $day comes $next', ({ day, bucket, next }) => expect(dayAfter(day, bucket)).toBe(next));

test('the records of a month are those from its first day to before the next month’s', () => {
  expect(conditionOf(readGrouping('close_date:month'), closeDate, '2026-11-01')).toEqual({
    and: [
      { field: 'close_date', op: 'gte', value: '2026-11-01' },
      { field: 'close_date', op: 'lt', value: '2026-12-01' },
    ],
  });
});

test('records without a value are a group of their own', () => {
  expect(conditionOf(readGrouping('owner'), closeDate, null)).toEqual({ field: 'owner', op: 'is_empty' });
});

test('a span is written short', () => {
  expect((['month', 'quarter', 'year'] as const).map((bucket) => spanText('2026-10-01', bucket))).toEqual(['2026-10', '2026 Q4', '2026']);
});
