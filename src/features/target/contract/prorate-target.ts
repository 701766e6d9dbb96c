import { daysInRange, type DateRange, shiftDate } from '#engine/contract/metrics/period.ts';

/** When a member was in service: from a day until before another; null while it lasts. */
export interface ServiceSpan {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A target as it counts for somebody who joined or left in the period. */
export interface ProratedTarget {
  readonly activeDays: number;
  readonly totalDays: number;
  /** Scaled like the value given, half away from zero. */
  readonly value: bigint;
}

/**
 * The part of a period's target that falls on the days a member was in service. Somebody whose service is not known at all keeps
 * the whole target: nothing says they were away.
 */
export function prorateTarget(value: bigint, period: DateRange, service: readonly ServiceSpan[]): ProratedTarget {
  const totalDays = daysInRange(period);
  const activeDays = service.length === 0 ? totalDays : service.reduce((days, span) => days + daysInRange(overlap(period, span)), 0);
  const product = (value < 0n ? -value : value) * BigInt(activeDays) * 2n + BigInt(totalDays);
  const rounded = product / (2n * BigInt(totalDays));
  return { activeDays, totalDays, value: value < 0n ? -rounded : rounded };
}

function overlap(period: DateRange, span: ServiceSpan): DateRange {
  const last = span.validTo === null ? period.to : shiftDate(span.validTo, -1);
  return { from: span.validFrom > period.from ? span.validFrom : period.from, to: last < period.to ? last : period.to };
}
