import { daysInRange, shiftDate, type DateRange } from '#engine/contract/metrics/period.ts';
import { countWorkDays } from './compute-pace.ts';

/** One day of a course: what was reached up to it (null when it is still to come) and what an even course asks. */
export interface PacePoint {
  readonly day: string;
  readonly reached: number | null;
  readonly even: number;
}

/** The course of a period, day by day: sums of what came in, beside the target spread evenly over the work days. */
export function paceCourse(target: number, period: DateRange, today: string, byDay: ReadonlyMap<string, number>): PacePoint[] {
  const workDays = countWorkDays(period.from, period.to);
  let reached = 0;
  return Array.from({ length: Math.min(400, daysInRange(period)) }, (_, at) => {
    const day = shiftDate(period.from, at);
    reached += byDay.get(day) ?? 0;
    return { day, reached: day <= today ? reached : null, even: workDays === 0 ? target : (target * countWorkDays(period.from, day)) / workDays };
  });
}
