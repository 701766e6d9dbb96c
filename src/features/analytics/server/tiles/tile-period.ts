import type { PeriodInput } from '#engine/contract/metrics/measure.ts';
import { comparedRange } from '#engine/contract/metrics/compute-change.ts';
import { type DateRange, rangeOfPeriodName, rangeYearBefore, shiftDate } from '#engine/contract/metrics/period.ts';
import type { BoardFilter, Comparison, Tile } from '../../contract/tile.ts';

/** The time a tile is over, and the time it is compared with; both cut to the same number of days when the period still runs. */
export interface TilePeriod {
  readonly range: DateRange | null;
  readonly before: DateRange | null;
}

/** The tile's own period or the dashboard's, seen from `today`. */
export function periodOfTile(tile: Tile, filter: BoardFilter, today: string): TilePeriod {
  const asked = tile.options.period ?? filter.period;
  const range = asked === undefined ? null : rangeOf(asked, today);
  return { range, before: range && beforeOf(range, tile.options.compare ?? 'none', today) };
}

function rangeOf(period: PeriodInput, today: string): DateRange | null {
  return typeof period === 'string' ? (rangeOfPeriodName(period, today) ?? null) : period;
}

function beforeOf(range: DateRange, comparison: Comparison, today: string): DateRange | null {
  if (comparison === 'none') return null;
  if (comparison === 'period_before') return comparedRange(range, today);
  return rangeYearBefore(range.to <= today || range.from > today ? range : { from: range.from, to: today });
}

const shapes = { day: 10, month: 7, year: 4 } as const;

/** One of the spans dates are cut into, as its key: `2026-03-01`, `2026-03`, `2026-Q1`, `2026`; a week by its Monday. */
export type Bucket = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The key of the span a date lies in. */
export function bucketOf(date: string, bucket: Bucket): string {
  if (bucket === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  if (bucket !== 'week') return date.slice(0, shapes[bucket]);
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shiftDate(date, -weekday);
}

/** Every span from the first day to the last, in order; at most `most` of them. */
export function listBuckets(range: DateRange, bucket: Bucket, most = 400): string[] {
  const keys: string[] = [];
  let day = range.from;
  while (day <= range.to && keys.length < most) {
    const key = bucketOf(day, bucket);
    keys.push(key);
    day = shiftDate(lastDayOf(key, bucket), 1);
  }
  return keys;
}

/** First and last day of a span. */
export function rangeOfBucket(key: string, bucket: Bucket): DateRange {
  if (bucket === 'day') return { from: key, to: key };
  if (bucket === 'week') return { from: key, to: shiftDate(key, 6) };
  return rangeOfPeriodName(key, '2000-01-01') ?? { from: key, to: key };
}

function lastDayOf(key: string, bucket: Bucket): string {
  return rangeOfBucket(key, bucket).to;
}
