import type { Locale } from '../label.ts';

/** Where and when a date is being read: the workspace's time zone and the reader's present. */
export interface DateReading {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
}

/** The parts of a calendar day. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar day (`2026-11-19`) of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return formatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

/** The clock time (`09:42`) of an instant in a time zone. */
export function clockOf(instant: Date, timeZone: string): string {
  return formatter('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** Days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayAsUtc(to) - dayAsUtc(from)) / 86_400_000);
}

/** The calendar day so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(dayAsUtc(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: string): number {
  return new Date(dayAsUtc(day)).getUTCDay() || 7;
}

/** The day after splitting; undefined for anything that is not `YYYY-MM-DD` of a real day. */
export function dayParts(day: string): DayParts | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const instant = dayAsUtc(day);
  if (!match || Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** A calendar day for reading: `今天`, `明天`, `昨天`, far ones `11-27 周五`, with the year only when it differs. */
export function formatDay(day: string, reading: DateReading): string {
  const today = dayOf(reading.now, reading.timeZone);
  const near = nearWords[reading.locale][daysBetween(today, day)];
  return near ?? formatDayAbsolute(day, reading);
}

/** A calendar day without near words: `11-27 周五`, `2027-01-08`. */
export function formatDayAbsolute(day: string, reading: DateReading): string {
  const parts = dayParts(day);
  if (!parts) return day;
  const sameYear = dayOf(reading.now, reading.timeZone).startsWith(`${parts.year}-`);
  const weekday = weekdayWords[reading.locale][weekdayOf(day) - 1] ?? '';
  if (reading.locale === 'en') {
    const month = monthWords[parts.month - 1] ?? '';
    return sameYear ? `${weekday} ${month} ${parts.day}` : `${month} ${parts.day}, ${parts.year}`;
  }
  return sameYear ? `${parts.month}-${pad(parts.day)} ${weekday}` : `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`;
}

/** A moment for reading: `今天 09:42`, `昨天 18:05`, older ones `11-17 周二 10:12`. */
export function formatMoment(instant: Date, reading: DateReading): string {
  const day = dayOf(instant, reading.timeZone);
  return `${formatDay(day, reading)} ${clockOf(instant, reading.timeZone)}`;
}

/** A moment in full for titles and exports: `2026-11-19 09:42`. */
export function formatMomentExact(instant: Date, timeZone: string): string {
  return `${dayOf(instant, timeZone)} ${clockOf(instant, timeZone)}`;
}

const nearWords: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  zh: { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  en: { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' },
};
const weekdayWords: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const monthWords = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// Building an Intl formatter costs about 50 µs; a table prints thousands of dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  formatters.set(key, made);
  return made;
}

function dayAsUtc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The last millisecond of a calendar day in a time zone, summer time included. */
export function endOfDay(day: string, timeZone: string): Date {
  const guess = dayAsUtc(addDays(day, 1)) - 1;
  // The zone's distance from UTC is read at the guess and once more at the corrected instant, because the day may change it.
  const first = guess - zoneOffsetMs(new Date(guess), timeZone);
  return new Date(guess - zoneOffsetMs(new Date(first), timeZone));
}

function zoneOffsetMs(instant: Date, timeZone: string): number {
  const local = Date.parse(`${dayOf(instant, timeZone)}T${clockOf(instant, timeZone)}:00Z`);
  return local - Math.floor(instant.getTime() / 60_000) * 60_000;
}
