import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, dayOf } from '#platform/contract/format/format-date.ts';
import { shiftDate } from '#engine/contract/metrics/period.ts';
import { isDueOn, isWorkDay, nextDueAt, type Rhythm } from './due-times.ts';

const hour = fc.integer({ min: 0, max: 23 });
const workDaysOnly = fc.boolean();
const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), hour, workDaysOnly }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }), hour, workDaysOnly }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), hour, workDaysOnly }),
);
const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York');
const instants = fc.date({ min: new Date('2023-01-01T00:00:00Z'), max: new Date('2029-12-01T00:00:00Z'), noInvalidDate: true });

test('a due time is later, at the hour asked for, on a day it is due, and none is passed over', () => {
  fc.assert(
    fc.property(rhythms, instants, zones, (rhythm, after, zone) => {
      const due = nextDueAt(rhythm, after, zone);
      const day = dayOf(due, zone);
      expect(due.getTime()).toBeGreaterThan(after.getTime());
      expect(isDueOn(rhythm, day)).toBe(true);
      const clock = clockOf(due, zone);
      // On the one night a year when two o’clock is skipped, it is three.
      if (clock !== `${String(rhythm.hour).padStart(2, '0')}:00`) expect([rhythm.hour, clock, zone]).toEqual([2, '03:00', 'America/New_York']);
      for (let between = shiftDate(dayOf(after, zone), 1); between < day; between = shiftDate(between, 1))
        expect(isDueOn(rhythm, between)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('each due time follows the one before: never twice on one day', () => {
  fc.assert(
    fc.property(rhythms, instants, zones, (rhythm, after, zone) => {
      const days: string[] = [];
      let at = after;
      for (let times = 0; times < 8; times += 1) {
        at = nextDueAt(rhythm, at, zone);
        days.push(dayOf(at, zone));
      }
      expect(new Set(days).size).toBe(days.length);
    }),
    { numRuns: 100 },
  );
});

test.each([
  {
    rhythm: { every: 'month', day: 31, hour: 9, workDaysOnly: false },
    after: '2026-01-31T02:00:00Z',
    due: '2026-02-28T01:00:00.000Z',
    why: 'February has no 31st',
  },
  {
    rhythm: { every: 'month', day: 30, hour: 9, workDaysOnly: false },
    after: '2028-01-31T02:00:00Z',
    due: '2028-02-29T01:00:00.000Z',
    why: 'leap year',
  },
  {
    rhythm: { every: 'month', day: 1, hour: 9, workDaysOnly: true },
    after: '2026-09-15T00:00:00Z',
    due: '2026-10-08T01:00:00.000Z',
    why: 'after the golden week',
  },
  {
    rhythm: { every: 'week', weekday: 1, hour: 8, workDaysOnly: false },
    after: '2026-11-22T00:00:00Z',
    due: '2026-11-23T00:00:00.000Z',
    why: 'Monday',
  },
  {
    rhythm: { every: 'day', hour: 18, workDaysOnly: true },
    after: '2026-11-20T11:00:00Z',
    due: '2026-11-23T10:00:00.000Z',
    why: 'not on the week-end',
  },
] as const)('in Shanghai $rhythm.every after $after is due $due: $why', ({ rhythm, after, due }) => {
  expect(nextDueAt(rhythm, new Date(after), 'Asia/Shanghai').toISOString()).toBe(due);
});

test('a week-end worked in exchange is a work day', () => expect([isWorkDay('2026-02-14'), isWorkDay('2026-02-17')]).toEqual([true, false]));

test('in New York the hour stays when the clocks change', () => {
  const rhythm: Rhythm = { every: 'day', hour: 9, workDaysOnly: false };
  const before = nextDueAt(rhythm, new Date('2026-03-07T15:00:00Z'), 'America/New_York');
  expect([before.toISOString(), nextDueAt(rhythm, before, 'America/New_York').toISOString()]).toEqual([
    '2026-03-08T13:00:00.000Z',
    '2026-03-09T13:00:00.000Z',
  ]);
});
