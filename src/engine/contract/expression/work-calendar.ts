import { dayNumber } from './calendar-days.ts';

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

function weekday(date: string): number {
  return (((dayNumber(date) - FIRST_MONDAY) % 7) + 7) % 7;
}

function weekdaysUntil(day: number): number {
  const weeks = Math.floor((day - FIRST_MONDAY) / 7);
  const rest = day - FIRST_MONDAY - weeks * 7;
  return weeks * 5 + Math.min(rest + 1, 5);
}
