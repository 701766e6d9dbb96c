import { addDays } from '#platform/contract/format/format-date.ts';
import { rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import type { MeasureRequest } from '#engine/contract/metrics/measure.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { readScorecard } from '#features/evaluation/server/public.ts';
import { countWorkDays } from '#features/target/contract/compute-pace.ts';
import type { CompanyDay, TodayPace } from '../contract/today.routes.ts';
import { listChanges } from './list-changes.ts';
import { startOfDay, todayOf } from './day.ts';
import { numberOf } from './figures.ts';
import { keepFor } from './kept-figures.ts';
import { type PaceOf, paceRequests, presentPace } from './pace.ts';

const keptForMs = 60_000;

/** The company's score, its pace, and what changed since the last work day began. */
export async function getCompanyDay(ctx: Context): Promise<CompanyDay> {
  const since = workDayBefore(todayOf(ctx));
  return {
    scorecard: await presentScorecard(ctx),
    pace: (await measurePace(ctx)).value,
    changes: { since, ...(await listChanges(ctx, startOfDay(ctx, since))) },
  };
}

async function presentScorecard(ctx: Context): Promise<CompanyDay['scorecard']> {
  const card = await readScorecard(ctx);
  if (!card) return null;
  const scored = card.dimensions.flatMap((each) => (each.score === null ? [] : [{ ...each, score: each.score }]));
  const rising = scored.toSorted((left, right) => left.score - right.score);
  return {
    period: card.period,
    average: card.average,
    minimum: rising[0]?.score ?? null,
    scored: scored.length,
    dimensions: card.dimensions.map(({ id, label, score, change, target }) => ({ id, label, score, change, target })),
    lowest: rising.slice(0, 3).map(({ id, label, score, change, advice }) => ({ id, label, score, change, advice })),
  };
}

const measurePace = keepFor<TodayPace | null>(keptForMs, async (ctx) => {
  const of: PaceOf = { grains: ['quarter'] };
  const requests = paceRequests(of);
  const quarter = rangeOfPeriodName('this_quarter', todayOf(ctx));
  const toCome: MeasureRequest[] = quarter
    ? [{ metric: 'weighted_pipeline', scope: { filter: { field: 'close_date', op: 'lte', value: quarter.to } } }]
    : [];
  const results = await measureMany(ctx, [...requests, ...toCome]);
  return presentPace(ctx, of, results.slice(0, requests.length), () => numberOf(results[requests.length]));
});

/** The last work day before a day: on a Monday the Friday. */
function workDayBefore(day: string): string {
  let before = addDays(day, -1);
  for (let tries = 0; tries < 15 && countWorkDays(before, before) === 0; tries += 1) before = addDays(before, -1);
  return before;
}
