import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import { startOfDate } from '#engine/contract/expression/time-zone.ts';

const DAY_MS = 86_400_000;

/** The work days of the demo year; what happens in it happens on one of them. */
export interface DemoCalendar {
  /** Every work day from the first to the last, in order. */
  readonly workDays: readonly string[];
  readonly firstDay: string;
  /** Yesterday. */
  readonly lastDay: string;
  /** The instant of a clock time on the n-th work day; a place after the last day is past the end. */
  instant(workDay: number, minuteOfDay: number): Date;
  /** The place of the last work day on or before the date. */
  placeOf(date: string): number;
  dateAt(workDay: number): string;
}

/** The year that ends the day before `today`; places beyond it go on counting work days, for plans. */
export function demoCalendar(today: string, timeZone: string): DemoCalendar {
  const firstDay = plusDays(today, -365);
  const lastDay = plusDays(today, -1);
  const all = workDaysBetween(firstDay, plusDays(today, 200));
  const dateAt = (place: number): string => all[Math.max(0, Math.min(place, all.length - 1))] ?? lastDay;
  return {
    workDays: all.filter((day) => day <= lastDay),
    firstDay,
    lastDay,
    instant: (place, minute) => new Date(startOfDate(dateAt(place), timeZone).getTime() + minute * 60_000),
    placeOf: (date) =>
      Math.max(
        0,
        all.findLastIndex((day) => day <= date),
      ),
    dateAt,
  };
}

/** A calendar date so many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function workDaysBetween(from: string, to: string): string[] {
  const calendar = chineseWorkCalendar();
  const [off, on] = [new Set(calendar.holidays), new Set(calendar.extraWorkDays)];
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const isWeekday = weekday !== 0 && weekday !== 6;
    if (isWeekday ? !off.has(day) : on.has(day)) days.push(day);
  }
  return days;
}

/** The quarters a span of days touches, first to last. */
export function quartersBetween(from: string, to: string): { readonly from: string; readonly to: string; readonly name: string }[] {
  const quarters = [];
  let year = Number(from.slice(0, 4));
  let quarter = Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  for (;;) {
    const start = `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
    if (start > to) return quarters;
    const next = quarter === 3 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 4).padStart(2, '0')}-01`;
    quarters.push({ from: start, to: plusDays(next, -1), name: `${year}-Q${quarter + 1}` });
    [year, quarter] = quarter === 3 ? [year + 1, 0] : [year, quarter + 1];
  }
}
