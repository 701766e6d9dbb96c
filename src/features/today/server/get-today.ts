import { forbidden } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { countWorkDays } from '#features/target/contract/compute-pace.ts';
import type { getTodayRoute } from '../contract/today.routes.ts';
import { firstViewOf, viewsOf } from '../contract/today-views.ts';
import { todayOf } from './day.ts';
import { getCompanyDay } from './get-company-day.ts';
import { getMyDay } from './get-my-day.ts';
import { getOperationsDay } from './get-operations-day.ts';
import { getTeamDay } from './get-team-day.ts';

/** The page of the day in one answer, as the person's role sees it or as they asked. */
export async function getToday(ctx: Context, input: RouteInput<typeof getTodayRoute>): Promise<RouteOutput<typeof getTodayRoute>> {
  const views = viewsOf(ctx.actor);
  const view = input.view ?? firstViewOf(ctx.actor);
  if (!views.includes(view)) {
    throw forbidden('today.view_forbidden', { zh: '你的角色看不到这个今日。', en: 'Your role does not open this view of the day.' });
  }
  const today = todayOf(ctx);
  const month = rangeOfPeriodName('this_month', today) ?? { from: today, to: today };
  return {
    view,
    views,
    day: today,
    workDays: { passed: countWorkDays(month.from, today), total: countWorkDays(month.from, month.to) },
    mine: view === 'mine' ? await getMyDay(ctx) : null,
    team: view === 'team' ? await getTeamDay(ctx) : null,
    operations: view === 'operations' ? await getOperationsDay(ctx) : null,
    company: view === 'company' ? await getCompanyDay(ctx) : null,
  };
}
