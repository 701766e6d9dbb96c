import { expect, test } from 'vitest';
import { isWorkDay, markOf } from './day-marks.ts';

test.each([
  { day: '2026-10-01', mark: 'off', works: false, why: 'National Day' },
  { day: '2026-10-04', mark: 'off', works: false, why: 'a Sunday within the holiday' },
  { day: '2026-10-10', mark: 'works', works: true, why: 'a Saturday worked in exchange' },
  { day: '2026-11-22', mark: undefined, works: false, why: 'an ordinary Sunday' },
  { day: '2026-11-23', mark: undefined, works: true, why: 'an ordinary Monday' },
])('$day is marked $mark: $why', ({ day, mark, works }) => {
  expect(markOf(day)?.kind).toBe(mark);
  expect(isWorkDay(day)).toBe(works);
});
