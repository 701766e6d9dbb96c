import { z } from 'zod';
import { clockOf, dayOf } from '#platform/contract/format/format-date.ts';
import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import { weekday } from '#engine/contract/expression/work-calendar.ts';
import { shiftDate } from '#engine/contract/metrics/period.ts';

/** When something is sent, by the clock of the workspace. */
export const Rhythm = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), hour: z.int().min(0).max(23), workDaysOnly: z.boolean() }),
  /** 1 is Monday. */
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23), workDaysOnly: z.boolean() }),
  /** In months without that day: their last one. */
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(31), hour: z.int().min(0).max(23), workDaysOnly: z.boolean() }),
]);
export type Rhythm = z.infer<typeof Rhythm>;

/** Farther apart than any two due times, golden weeks included. */
const longestWaitDays = 60;

/**
 * The first due time after an instant. With work days only, a daily one is left out on days off; a weekly or monthly one that falls on a
 * day off is due on the next work day.
 */
export function nextDueAt(rhythm: Rhythm, after: Date, timeZone: string): Date {
  const first = dayOf(after, timeZone);
  for (let ahead = 0; ahead <= longestWaitDays; ahead += 1) {
    const day = shiftDate(first, ahead);
    if (!isDueOn(rhythm, day)) continue;
    const at = instantAt(day, rhythm.hour, timeZone);
    if (at > after) return at;
  }
  throw new Error('There is no due time within two months.');
}

/** Whether something is due on a day. */
export function isDueOn(rhythm: Rhythm, day: string): boolean {
  if (!rhythm.workDaysOnly) return isMeant(rhythm, day);
  if (!isWorkDay(day)) return false;
  if (rhythm.every === 'day') return true;
  // What fell on the days off just before is due today.
  let meant = day;
  do {
    if (isMeant(rhythm, meant)) return true;
    meant = shiftDate(meant, -1);
  } while (!isWorkDay(meant));
  return false;
}

function isMeant(rhythm: Rhythm, day: string): boolean {
  if (rhythm.every === 'day') return true;
  if (rhythm.every === 'week') return weekday(day) + 1 === rhythm.weekday;
  const isLast = shiftDate(day, 1).endsWith('-01');
  const number = Number(day.slice(8));
  return number === rhythm.day || (isLast && number < rhythm.day);
}

let calendar: { readonly off: ReadonlySet<string>; readonly on: ReadonlySet<string> } | undefined;

/** Monday to Friday without public holidays, and the days worked in exchange (调休). */
export function isWorkDay(day: string): boolean {
  if (!calendar) {
    const { holidays, extraWorkDays } = chineseWorkCalendar();
    calendar = { off: new Set(holidays), on: new Set(extraWorkDays) };
  }
  return calendar.on.has(day) || (weekday(day) < 5 && !calendar.off.has(day));
}

/** The instant at which a clock shows this hour; where the hour is skipped, as the clock goes on. */
function instantAt(day: string, hour: number, timeZone: string): Date {
  const wall = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const offsetAt = (instant: number): number => {
    const at = new Date(instant);
    return Date.parse(`${dayOf(at, timeZone)}T${clockOf(at, timeZone)}:00Z`) - instant;
  };
  const guess = wall - offsetAt(wall);
  const corrected = wall - offsetAt(guess);
  return new Date(offsetAt(corrected) === offsetAt(guess) ? corrected : Math.max(guess, corrected));
}
