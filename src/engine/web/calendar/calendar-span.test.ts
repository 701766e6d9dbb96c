import { expect, test } from 'vitest';
import { stepDay, weeksOf } from './calendar-span.ts';

test('a month is drawn in whole weeks from Monday', () => {
  const weeks = weeksOf('month', '2026-11-22');
  expect(weeks.map((week) => week[0])).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
});

test('a month that begins on Monday and has four weeks is drawn in four', () => {
  expect(weeksOf('month', '2027-02-10')).toHaveLength(4);
});

test.each([
  { day: '2026-01-31', step: 1, next: '2026-02-28', why: 'February is shorter' },
  { day: '2026-12-15', step: 1, next: '2027-01-15', why: 'the year turns' },
  { day: '2026-01-15', step: -1, next: '2025-12-15', why: 'the year turns back' },
] as const)('from $day a month on by $step is $next: $why', ({ day, step, next }) => {
  expect(stepDay('month', day, step)).toBe(next);
});

test('weeks and agendas go by seven days', () => {
  expect(stepDay('week', '2026-11-22', 1)).toBe('2026-11-29');
  expect(stepDay('agenda', '2026-11-22', -1)).toBe('2026-11-15');
});
