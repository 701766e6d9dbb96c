const DAY_MS = 86_400_000;
const FIRST_DAY = -719_162; // 0001-01-01
const LAST_DAY = 2_932_896; // 9999-12-31

/** Milliseconds of a day as a duration counts it. */
export const MS_PER_DAY = BigInt(DAY_MS);
/** The instants an expression can hold: the years 1 to 9999; arithmetic that leaves them gives null. */
export const INSTANT_RANGE_MS = { first: FIRST_DAY * DAY_MS, last: LAST_DAY * DAY_MS + DAY_MS - 1 };
/** The days an expression can hold, counted from 1970-01-01. */
export const DAY_RANGE = { first: FIRST_DAY, last: LAST_DAY };

/** Days since 1970-01-01 of a date written `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Math.round(utcOf(date) / DAY_MS);
}

/** The date of a day number; null outside the years 1 to 9999. */
export function dateOfDayNumber(day: number): string | null {
  if (!Number.isSafeInteger(day) || day < FIRST_DAY || day > LAST_DAY) return null;
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a real date written `YYYY-MM-DD`, years 0001 to 9999. */
export function isDateText(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = utcOf(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function utcOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}
