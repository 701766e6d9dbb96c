import { addDays, dayParts, weekdayOf } from '#platform/contract/format/format-date.ts';
import type { CalendarSpan } from '#engine/contract/views/view-settings.ts';

/** Weeks of seven days, Monday first. */
export type Weeks = readonly (readonly string[])[];

/** The weeks a month or a week is drawn as. */
export function weeksOf(span: 'month' | 'week', day: string): Weeks {
  if (span === 'week') return [weekFrom(mondayOf(day))];
  const first = `${day.slice(0, 7)}-01`;
  const weeks: (readonly string[])[] = [];
  for (let monday = mondayOf(first); monday.slice(0, 7) <= day.slice(0, 7); monday = addDays(monday, 7)) weeks.push(weekFrom(monday));
  return weeks;
}

/** The day one span earlier or later; a month that is shorter ends with its last day. */
export function stepDay(span: CalendarSpan, day: string, step: 1 | -1): string {
  if (span !== 'month') return addDays(day, step * 7);
  const parts = dayParts(day);
  if (!parts) return day;
  const month = parts.year * 12 + parts.month - 1 + step;
  const first = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(nextMonth(first), -1);
  const same = `${first.slice(0, 8)}${String(parts.day).padStart(2, '0')}`;
  return same > last ? last : same;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

function weekFrom(monday: string): readonly string[] {
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

function nextMonth(first: string): string {
  const inNext = addDays(first, 31);
  return `${inNext.slice(0, 8)}01`;
}
