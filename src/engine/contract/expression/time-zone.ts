import { INSTANT_RANGE_MS } from './calendar-days.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date (`YYYY-MM-DD`) that a clock in this time zone shows at this instant. */
export function localDate(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** The first instant of a date in this time zone. */
export function startOfDate(date: string, timeZone: string): Date {
  const wallTime = Date.parse(`${date}T00:00:00.000Z`);
  const guess = withinRange(wallTime - offsetMs(wallTime, timeZone));
  const corrected = withinRange(wallTime - offsetMs(guess, timeZone));
  const isStable = offsetMs(corrected, timeZone) === offsetMs(guess, timeZone);
  // Where midnight is skipped by a clock change the day starts at the change, the later of the two candidates.
  return new Date(isStable ? corrected : Math.max(guess, corrected));
}

function offsetMs(time: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(time)) parts[part.type] = Number(part.value);
  const wall = new Date(0);
  // Not Date.UTC, which takes the years 1 to 99 for those of the twentieth century.
  wall.setUTCFullYear(parts['year'] ?? 1970, (parts['month'] ?? 1) - 1, parts['day'] ?? 1);
  wall.setUTCHours(parts['hour'] ?? 0, parts['minute'] ?? 0, parts['second'] ?? 0);
  return wall.getTime() - Math.floor(time / 1000) * 1000;
}

function withinRange(time: number): number {
  return Math.min(Math.max(time, INSTANT_RANGE_MS.first), INSTANT_RANGE_MS.last);
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const created = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, created);
  return created;
}
