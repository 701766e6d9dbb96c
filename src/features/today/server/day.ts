import { addDays, dayOf, endOfDay } from '#platform/contract/format/format-date.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { listWarningsOf } from '#features/opportunity/server/public.ts';
import type { Reason } from '../contract/today.routes.ts';

/** What every source of actions looks at: the day, and the person's open deals with their warnings. */
export interface DayOfSeller {
  readonly today: string;
  readonly deals: readonly RecordRow[];
  /** By deal. */
  readonly warnings: ReadonlyMap<string, readonly Reason[]>;
}

/** So many open deals are looked at, the largest first: whoever has more sees those that matter. */
export const dealsLookedAt = 200;

/** Today in the workspace's time zone. */
export function todayOf(ctx: Context): string {
  return dayOf(ctx.now, ctx.workspace.timeZone);
}

/** The instant a day of the workspace begins. */
export function startOfDay(ctx: Context, day: string): Date {
  return new Date(endOfDay(addDays(day, -1), ctx.workspace.timeZone).getTime() + 1);
}

/** The person's open deals, judged by the rules of their stages. */
export async function readSellersDay(ctx: Context): Promise<DayOfSeller> {
  const { rows } = await queryRecords(ctx, 'opportunity', {
    filter: {
      and: [
        { field: 'owner', op: 'is_me' },
        { field: 'outcome', op: 'eq', value: 'open' },
      ],
    },
    sort: [{ field: 'amount', descending: true }],
    limit: dealsLookedAt,
  });
  return { today: todayOf(ctx), deals: rows, warnings: await judgeDeals(ctx, rows) };
}

/** The warnings of deals, as reasons. */
export async function judgeDeals(ctx: Context, deals: readonly RecordRow[]): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const warnings = deals.length === 0 ? {} : await listWarningsOf(ctx, deals);
  return new Map(
    Object.entries(warnings).map(([id, own]) => [id, own.map((warning) => ({ code: warning.id, tone: warning.severity, label: warning.label }))]),
  );
}
