import { DAY_RANGE, dateOfDayNumber, dayNumber } from './calendar-days.ts';
import { FIRST_MONDAY } from './work-calendar.ts';

/** Dates from `from` to `to`, both included. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const UNITS = ['week', 'month', 'quarter', 'year', 'fiscal_quarter', 'fiscal_year'] as const;
type Unit = (typeof UNITS)[number];

/** The periods with a fixed name; besides them `last_<n>_days` and `next_<n>_days`, which include today. */
export const PERIOD_NAMES: readonly string[] = [
  'today',
  'yesterday',
  'tomorrow',
  'before_today',
  'after_today',
  ...(['this', 'last', 'next'] as const).flatMap((which) => UNITS.map((unit) => `${which}_${unit}`)),
];

const MAX_DAYS = 36_600;

/** Whether a text names a period. */
export function isPeriod(name: string): boolean {
  if (PERIOD_NAMES.includes(name)) return true;
  const days = relativeDays(name);
  return days !== undefined && days.count >= 1 && days.count <= MAX_DAYS;
}

/**
 * The dates of a period, seen from `today`; weeks start on Monday, fiscal years in the month given (1–12); undefined when the name is
 * none.
 */
export function rangeOfPeriod(name: string, today: string, fiscalYearStart = 1): DateRange | undefined {
  const day = dayNumber(today);
  if (name === 'today') return range(day, day);
  if (name === 'yesterday') return range(day - 1, day - 1);
  if (name === 'tomorrow') return range(day + 1, day + 1);
  if (name === 'before_today') return range(DAY_RANGE.first, day - 1);
  if (name === 'after_today') return range(day + 1, DAY_RANGE.last);
  const relative = relativeDays(name);
  if (relative) return relative.isLast ? range(day - relative.count + 1, day) : range(day, day + relative.count - 1);
  const [which = ''] = name.split('_', 1);
  const unit = UNITS.find((candidate) => candidate === name.slice(which.length + 1));
  const shift = which === 'this' ? 0 : which === 'last' ? -1 : which === 'next' ? 1 : undefined;
  return unit === undefined || shift === undefined ? undefined : unitRange(unit, shift, today, fiscalYearStart);
}

function unitRange(unit: Unit, shift: number, today: string, fiscalYearStart: number): DateRange {
  if (unit === 'week') {
    const day = dayNumber(today);
    const monday = day - ((((day - FIRST_MONDAY) % 7) + 7) % 7) + shift * 7;
    return range(monday, monday + 6);
  }
  const months = unit === 'month' ? 1 : unit.endsWith('quarter') ? 3 : 12;
  const offset = unit.startsWith('fiscal') ? fiscalYearStart - 1 : 0;
  const month = monthNumber(today) - offset;
  const first = (Math.floor(month / months) + shift) * months + offset;
  return range(firstDayOfMonth(first), firstDayOfMonth(first + months) - 1);
}

/** Months since the year 0. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/**
 * The fiscal year and quarter of a date. The year is named by the calendar year in which it ends: begun in April 2025, it is 2026; begun
 * in January it is the calendar year.
 */
export function fiscalPartsOf(date: string, fiscalYearStart = 1): { readonly year: number; readonly quarter: number } {
  const month = monthNumber(date) - (fiscalYearStart - 1);
  return { year: Math.floor(month / 12) + (fiscalYearStart > 1 ? 1 : 0), quarter: Math.floor((((month % 12) + 12) % 12) / 3) + 1 };
}

function firstDayOfMonth(month: number): number {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return dayNumber(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}

function relativeDays(name: string): { isLast: boolean; count: number } | undefined {
  const match = /^(last|next)_(\d{1,5})_days$/.exec(name);
  return match ? { isLast: match[1] === 'last', count: Number(match[2]) } : undefined;
}

function range(from: number, to: number): DateRange {
  return { from: clampedDate(from), to: clampedDate(to) };
}

function clampedDate(day: number): string {
  return dateOfDayNumber(Math.min(Math.max(day, DAY_RANGE.first), DAY_RANGE.last)) ?? '9999-12-31';
}
