import { type DateRange, shiftDate } from '#engine/contract/metrics/period.ts';

/** How long the periods of a version are. */
export type TargetGrain = 'month' | 'quarter' | 'year' | 'custom';

const monthsOf: Readonly<Record<Exclude<TargetGrain, 'custom'>, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The columns of a target grid: the version's dates cut into periods from its first day on, so that a quarter may begin on any
 * day (2011-05-31). The last one ends with the version. A version of its own dates is one period.
 */
export function targetPeriods(range: DateRange, grain: TargetGrain): DateRange[] {
  if (grain === 'custom') return [range];
  const periods: DateRange[] = [];
  for (let index = 0; index < 120; index += 1) {
    const from = addMonths(range.from, index * monthsOf[grain]);
    if (from > range.to) break;
    const end = shiftDate(addMonths(range.from, (index + 1) * monthsOf[grain]), -1);
    periods.push({ from, to: end < range.to ? end : range.to });
  }
  return periods;
}

/** The same day so many months later, or the last day of that month when it is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
