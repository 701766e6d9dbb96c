import { addDays } from '#platform/contract/format/format-date.ts';
import type { MeasureRequest, MeasureResult, MeasureScope } from '#engine/contract/metrics/measure.ts';
import { type DateRange, rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import { grantOn } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { aggregateRecords } from '#engine/server/records/records.ts';
import { computePace, countWorkDays } from '#features/target/contract/compute-pace.ts';
import { paceCourse } from '#features/target/contract/pace-course.ts';
import type { TodayPace } from '../contract/today.routes.ts';
import { todayOf } from './day.ts';
import { numberOf, valuesByKey } from './figures.ts';

/** Whose pace: somebody's own, or that of all the reader sees. */
export interface PaceOf {
  readonly owners?: readonly string[];
  /** The periods to look for a target in, in order. */
  readonly grains: readonly TodayPace['grain'][];
}

/** What has to be measured for a pace; the results come back in this order. */
export function paceRequests({ owners, grains }: PaceOf): MeasureRequest[] {
  const scope: MeasureScope = owners ? { owners: [...owners] } : {};
  return [
    { metric: 'won_amount', period: 'this_quarter', scope, groupBy: ['day'] },
    ...grains.map((grain): MeasureRequest => ({ metric: 'target_amount', period: `this_${grain}`, scope })),
  ];
}

/** The pace of the first period with a target; without any, that of the first period and no target. */
export async function presentPace(ctx: Context, of: PaceOf, results: readonly MeasureResult[], expected: Expected): Promise<TodayPace | null> {
  const [won, ...perGrain] = results;
  if (!won) return null;
  const targets = of.grains.map((grain, at) => ({ grain, target: numberOf(perGrain[at]) }));
  const chosen = targets.find((each) => (each.target ?? 0) > 0) ?? targets[0];
  const today = todayOf(ctx);
  const period = chosen && rangeOfPeriodName(`this_${chosen.grain}`, today);
  if (!chosen || !period) return null;
  const byDay = new Map([...valuesByKey(won)].filter(([day]) => day >= period.from && day <= period.to));
  const reached = sum(byDay.values());
  const target = chosen.target !== null && chosen.target > 0 ? chosen.target : null;
  const toCome = expected(period);
  const pace = target === null ? undefined : computePace(target, reached, period, today);
  const levels = target === null ? undefined : await readLevels(ctx, of, period, target);
  return {
    grain: chosen.grain,
    ...period,
    currency: won.currency ?? ctx.workspace.currency,
    reached,
    minimum: levels?.minimum ?? null,
    target,
    stretch: levels?.stretch ?? null,
    expected: toCome === null ? null : reached + toCome,
    even: pace?.expected ?? null,
    aheadPoints: pace?.aheadPoints ?? null,
    neededPerDay: pace?.neededPerDay ?? null,
    recentPerDay: recentOf(valuesByKey(won), today),
    course: paceCourse(target ?? 0, period, today, byDay),
    link: won.rows.link,
  };
}

/** What is still to come in a period, open amounts times how likely they are; null where that is not known. */
export type Expected = (period: DateRange) => number | null;

/** Minimum and stretch beside the target. The target is prorated by days in service; the others are by the same share. */
async function readLevels(ctx: Context, { owners }: PaceOf, period: DateRange, target: number) {
  if (!grantOn(ctx.actor, 'target_cell').actions.includes('see')) return undefined;
  const { groups } = await aggregateRecords(ctx, 'target_cell', {
    filter: {
      and: [
        ...(owners ? [{ field: 'owner', op: 'in' as const, value: [...owners] }] : []),
        { field: 'metric', op: 'eq', value: 'won_amount' },
        { field: 'unit', op: 'eq', value: 'member' },
        { field: 'target_version.status', op: 'eq', value: 'active' },
        { field: 'period_from', op: 'gte', value: period.from },
        { field: 'period_to', op: 'lte', value: period.to },
      ],
    },
    measures: [{ id: 'amount', kind: 'sum', of: 'amount' }],
    groupBy: ['level'],
  });
  const of = (level: string): number | null => {
    const value = groups.find((group) => group.keys['level'] === level)?.measures['amount'];
    return value !== null && typeof value === 'object' ? Number(value.amount) : null;
  };
  const raw = of('target');
  const share = raw === null || raw === 0 ? 1 : target / raw;
  const scaled = (value: number | null): number | null => (value === null || value === 0 ? null : value * share);
  return { minimum: scaled(of('minimum')), stretch: scaled(of('stretch')) };
}

/** The mean of the ten work days before today; the quarter's own days only, since earlier ones are not read. */
function recentOf(byDay: ReadonlyMap<string, number>, today: string): number {
  let from = addDays(today, -1);
  for (let tries = 0; tries < 30 && countWorkDays(from, addDays(today, -1)) < 10; tries += 1) from = addDays(from, -1);
  const days = Math.max(1, countWorkDays(from, addDays(today, -1)));
  return sum([...byDay].filter(([day]) => day >= from && day < today).map(([, value]) => value)) / days;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
