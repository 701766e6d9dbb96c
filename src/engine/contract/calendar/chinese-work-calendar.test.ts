import { expect, test } from 'vitest';
import { computeWorkDaysBetween } from '../expression/work-calendar.ts';
import { chineseWorkCalendar } from './chinese-work-calendar.ts';

test.each([
  { from: '2025-09-30', to: '2025-10-09', days: 1, why: 'the national holiday and Mid-Autumn cost 1 to 8 October' },
  { from: '2025-09-26', to: '2025-09-29', days: 2, why: 'Sunday 28 September was worked in exchange' },
  { from: '2026-11-20', to: '2026-11-23', days: 1, why: 'an ordinary weekend' },
])('$from to $to has $days work days: $why', ({ from, to, days }) => {
  expect(computeWorkDaysBetween(from, to, chineseWorkCalendar())).toBe(days);
});
