import { dateOfDayNumber, dayNumber } from './calendar-days.ts';

/** Monday to Friday, except public holidays, plus the days worked in exchange (调休). Dates as `YYYY-MM-DD`. */
export interface WorkCalendar {
  readonly holidays: readonly string[];
  readonly extraWorkDays: readonly string[];
}

/** Monday, 5 January 1970. */
export const FIRST_MONDAY = 4;

/** The exceptions that matter: holidays that fall on a weekday and extra days that fall on a weekend. */
export function calendarExceptions(calendar: WorkCalendar | undefined): { off: string[]; on: string[] } {
  return {
    off: [...new Set(calendar?.holidays ?? [])].filter((date) => weekday(date) < 5).toSorted(),
    on: [...new Set(calendar?.extraWorkDays ?? [])].filter((date) => weekday(date) >= 5).toSorted(),
  };
}

/** Work days d with `from < d <= to`; negative when `to` is before `from`. */
export function computeWorkDaysBetween(from: string, to: string, calendar: WorkCalendar | undefined): number {
  const { off, on } = calendarExceptions(calendar);
  const until = (date: string): number =>
    weekdaysUntil(dayNumber(date)) - off.filter((day) => day <= date).length + on.filter((day) => day <= date).length;
  return until(to) - until(from);
}

/** Farther than any plan; beyond it the answer is null. */
export const MOST_WORK_DAYS = 1000;

/** The date `count` work days after a date (before it when negative); the date itself for 0; null when too far or outside the calendar. */
export function addWorkDays(date: string, count: number, calendar: WorkCalendar | undefined): string | null {
  if (!Number.isInteger(count) || Math.abs(count) > MOST_WORK_DAYS) return null;
  const { off, on } = calendarExceptions(calendar);
  const [offDays, onDays, step] = [new Set(off), new Set(on), Math.sign(count)];
  let day = dayNumber(date);
  for (let left = Math.abs(count); left > 0;) {
    day += step;
    const text = dateOfDayNumber(day);
    if (text === null) return null;
    if (onDays.has(text) || (weekday(text) < 5 && !offDays.has(text))) left -= 1;
  }
  return dateOfDayNumber(day);
}

/** Monday is 0. */
export function weekday(date: string): number {
  return (((dayNumber(date) - FIRST_MONDAY) % 7) + 7) % 7;
}

function weekdaysUntil(day: number): number {
  const weeks = Math.floor((day - FIRST_MONDAY) / 7);
  const rest = day - FIRST_MONDAY - weeks * 7;
  return weeks * 5 + Math.min(rest + 1, 5);
}
