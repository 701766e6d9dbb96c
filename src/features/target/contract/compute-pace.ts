import { chineseWorkCalendar } from '#engine/contract/calendar/chinese-work-calendar.ts';
import { computeWorkDaysBetween } from '#engine/contract/expression/work-calendar.ts';
import { shiftDate, type DateRange } from '#engine/contract/metrics/period.ts';

/** Where one stands against a target that is spread evenly over the work days of its period. */
export interface Pace {
  readonly workDays: number;
  readonly passedDays: number;
  /** What should have been reached by now. */
  readonly expected: number;
  /** Reached minus expected, in percent points of the target. */
  readonly aheadPoints: number;
  /** What each work day left has to bring; null when none is left. */
  readonly neededPerDay: number | null;
}

/** The pace at the end of `today`; undefined without a target above 0. */
export function computePace(target: number, actual: number, period: DateRange, today: string): Pace | undefined {
  if (target <= 0) return undefined;
  const workDays = countWorkDays(period.from, period.to);
  const passedDays = countWorkDays(period.from, today < period.to ? today : period.to);
  const expected = workDays === 0 ? target : (target * passedDays) / workDays;
  const left = workDays - passedDays;
  return {
    workDays,
    passedDays,
    expected,
    aheadPoints: ((actual - expected) / target) * 100,
    neededPerDay: left > 0 ? Math.max(0, target - actual) / left : null,
  };
}

/** Work days from one date to another, both included. */
export function countWorkDays(from: string, to: string): number {
  return to < from ? 0 : computeWorkDaysBetween(shiftDate(from, -1), to, chineseWorkCalendar());
}
