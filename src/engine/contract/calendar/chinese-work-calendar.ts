import chineseDays from 'chinese-days';
import type { WorkCalendar } from '../expression/work-calendar.ts';

// Node sees the library as CommonJS without names, bundlers see it with them; the default export is the same in both.
const { getHolidaysInRange, getWorkdaysInRange } = chineseDays;

/** First and last year for which public holidays are known well enough; outside, Monday to Friday are work days. */
const YEARS = { from: '2010-01-01', to: '2030-12-31' } as const;

let built: WorkCalendar | undefined;

/** Work days of mainland China: public holidays off, exchanged weekends (调休) on. Built once. */
export function chineseWorkCalendar(): WorkCalendar {
  built ??= { holidays: weekdaysOff(), extraWorkDays: weekendsWorked() };
  return built;
}

function weekdaysOff(): string[] {
  return getHolidaysInRange(YEARS.from, YEARS.to, true).filter((date) => !isWeekend(date));
}

function weekendsWorked(): string[] {
  return getWorkdaysInRange(YEARS.from, YEARS.to, true).filter(isWeekend);
}

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
