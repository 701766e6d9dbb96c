import { type DateRange, daysInRange, rangeBefore, shiftDate } from './period.ts';
import type { Figure } from './measure.ts';

/** How a figure moved against the period before: in percent of it, or in the figure's own unit. */
export interface FigureChange {
  readonly size: number;
  readonly in: 'percent' | 'points' | 'days' | 'unit';
}

/** The change from one period to the next; nothing where either is undefined, or where growth from 0 or less would mean nothing. */
export function computeChange(
  now: Pick<Figure, 'value' | 'unit' | 'currency'>,
  before: Pick<Figure, 'value' | 'unit' | 'currency'>,
): FigureChange | undefined {
  if (now.value === null || before.value === null || now.currency !== before.currency) return undefined;
  const [current, past] = [Number(now.value), Number(before.value)];
  if (now.unit === 'percent') return { size: current - past, in: 'points' };
  if (now.unit === 'days') return { size: current - past, in: 'days' };
  if (now.unit === 'ratio' || now.unit === 'score') return { size: current - past, in: 'unit' };
  return past > 0 ? { size: ((current - past) / past) * 100, in: 'percent' } : undefined;
}

/** What a period is fairly compared with: the one before, and of that only as many days as have passed of this one. */
export function comparedRange(range: DateRange, today: string): DateRange {
  const before = rangeBefore(range);
  const passed = daysInRange({ from: range.from, to: range.to < today ? range.to : today });
  const cut = shiftDate(before.from, Math.max(0, passed - 1));
  return range.to < today || cut > before.to ? before : { from: before.from, to: cut };
}
