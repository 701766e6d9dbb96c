import { isPeriod, rangeOfPeriod, type DateRange } from '../expression/period.ts';

export type { DateRange } from '../expression/period.ts';

const calendarPeriod = /^(\d{4})(?:-Q([1-4])|-H([12])|-(0[1-9]|1[0-2]))?$/;

/** Whether a text names a period: `this_quarter`, `last_30_days`, `2017`, `2017-Q3`, `2017-H1`, `2017-07`. */
export function isPeriodName(name: string): boolean {
  return calendarPeriod.test(name) || isPeriod(name);
}

/** The dates of a named period, both included, seen from `today`; undefined when the name is none. */
export function rangeOfPeriodName(name: string, today: string): DateRange | undefined {
  const match = calendarPeriod.exec(name);
  if (!match) return rangeOfPeriod(name, today);
  const [, year = '', quarter, half, month] = match;
  if (quarter) return months(year, (Number(quarter) - 1) * 3, 3);
  if (half) return months(year, (Number(half) - 1) * 6, 6);
  if (month) return months(year, Number(month) - 1, 1);
  return months(year, 0, 12);
}

/** The date so many days later (earlier when negative). */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one date to another, both included; 0 when the range is turned round. */
export function daysInRange(range: DateRange): number {
  return Math.max(0, Math.round((Date.parse(range.to) - Date.parse(range.from)) / 86_400_000) + 1);
}

/** The period of equal length just before: the comparison of a growth. Whole months, quarters and years step by calendar. */
export function rangeBefore(range: DateRange): DateRange {
  const first = new Date(`${range.from}T00:00:00Z`);
  const after = new Date(`${shiftDate(range.to, 1)}T00:00:00Z`);
  if (first.getUTCDate() !== 1 || after.getUTCDate() !== 1) {
    return { from: shiftDate(range.from, -daysInRange(range)), to: shiftDate(range.from, -1) };
  }
  const count = (after.getUTCFullYear() - first.getUTCFullYear()) * 12 + after.getUTCMonth() - first.getUTCMonth();
  return { from: isoDate(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - count, 1)), to: shiftDate(range.from, -1) };
}

/** The same dates one year earlier; 29 February becomes 28 February. */
export function rangeYearBefore(range: DateRange): DateRange {
  return { from: yearBefore(range.from), to: shiftDate(yearBefore(shiftDate(range.to, 1)), -1) };
}

function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  return date.endsWith('-02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

function months(year: string, first: number, count: number): DateRange {
  const number = Number(year);
  return { from: isoDate(Date.UTC(number, first, 1)), to: isoDate(Date.UTC(number, first + count, 0)) };
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
