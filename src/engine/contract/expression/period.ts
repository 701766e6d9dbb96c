import { DAY_RANGE, dateOfDayNumber, dayNumber } from './calendar-days.ts';
import { FIRST_MONDAY } from './work-calendar.ts';

/** Dates from `from` to `to`, both included. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const UNITS = ['week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof UNITS)[number];

/** The periods with a fixed name; besides them `last_<n>_days` and `next_<n>_days`, which include today. */
export const PERIOD_NAMES: readonly string[] = [
  'today',
  'yesterday',
  'tomorrow',
  ...(['this', 'last', 'next'] as const).flatMap((which) => UNITS.map((unit) => `${which}_${unit}`)),
];

const MAX_DAYS = 36_600;

/** Whether a text names a period. */
export function isPeriod(name: string): boolean {
  if (PERIOD_NAMES.includes(name)) return true;
  const days = relativeDays(name);
  return days !== undefined && days.count >= 1 && days.count <= MAX_DAYS;
}

/** The dates of a period, seen from `today`; weeks start on Monday; undefined when the name is none. */
export function rangeOfPeriod(name: string, today: string): DateRange | undefined {
  const day = dayNumber(today);
  if (name === 'today') return range(day, day);
  if (name === 'yesterday') return range(day - 1, day - 1);
  if (name === 'tomorrow') return range(day + 1, day + 1);
  const relative = relativeDays(name);
  if (relative) return relative.isLast ? range(day - relative.count + 1, day) : range(day, day + relative.count - 1);
  const [which, unitName] = name.split('_');
  const unit = UNITS.find((candidate) => candidate === unitName);
  const shift = which === 'this' ? 0 : which === 'last' ? -1 : which === 'next' ? 1 : undefined;
  return unit === undefined || shift === undefined ? undefined : unitRange(unit, shift, today);
}

function unitRange(unit: Unit, shift: number, today: string): DateRange {
  if (unit === 'week') {
    const day = dayNumber(today);
    const monday = day - ((((day - FIRST_MONDAY) % 7) + 7) % 7) + shift * 7;
    return range(monday, monday + 6);
  }
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = (Math.floor(month / months) + shift) * months;
  return range(firstDayOfMonth(first), firstDayOfMonth(first + months) - 1);
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
