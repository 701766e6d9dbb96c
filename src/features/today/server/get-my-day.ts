import { addDays, dayOf, daysBetween } from '#platform/contract/format/format-date.ts';
import type { MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { rankAction } from '#features/activity/contract/rank-actions.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { MyDay, Reason, TodayAction } from '../contract/today.routes.ts';
import { type DayOfSeller, dealsLookedAt, readSellersDay, startOfDay } from './day.ts';
import type { ActionDraft } from './day-source.ts';
import { daySources } from './day-sources.ts';
import { figureOf } from './figures.ts';
import { type PaceOf, paceRequests, presentPace } from './pace.ts';
import { moneyIn, nameIn, sumOfMoney, textIn } from './record-values.ts';

const shownActions = 60;
const shownRisks = 6;

/** What the person is to do next and why, where they stand, and what is at risk. */
export async function getMyDay(ctx: Context): Promise<MyDay> {
  const day = await readSellersDay(ctx);
  const drafts = await collectDrafts(ctx, day);
  const actions = rankDrafts(ctx, day, drafts);
  const done = await listDone(ctx, day.today);
  const pace: PaceOf = { owners: [ctx.actor.memberId], grains: ['month', 'quarter'] };
  const paces = paceRequests(pace);
  const results = await measureMany(ctx, [...paces, ...weekRequests(ctx)]);
  return {
    actions: actions.slice(0, shownActions),
    impact: sumOfMoney(dealAmounts(actions.filter((action) => action.group === 'first'))),
    done: done.map(viewDone),
    pace: await presentPace(ctx, pace, results.slice(0, paces.length), (period) => expectedOf(day, period)),
    risks: risksOf(day.deals, day.warnings),
    agenda: agendaOf(ctx, day.today, drafts, done),
    week: weekFigures(results.slice(paces.length)),
  };
}

interface Sourced extends ActionDraft {
  readonly source: string;
}

/** A deal whose next step is already a planned follow-up is not named twice. */
async function collectDrafts(ctx: Context, day: DayOfSeller): Promise<Sourced[]> {
  const found: Sourced[] = [];
  for (const source of daySources) found.push(...(await source.find(ctx, day)).map((draft) => ({ ...draft, source: source.id })));
  const planned = new Set(found.filter((draft) => draft.source === 'task').map((draft) => draft.links['opportunity']));
  return found.filter((draft) => draft.source !== 'deal' || !planned.has(draft.recordId));
}

function rankDrafts(ctx: Context, day: DayOfSeller, drafts: readonly Sourced[]): TodayAction[] {
  const ranked = drafts.map((draft) => {
    const daysAhead = draft.due === null ? undefined : daysBetween(day.today, dayFrom(ctx, draft.due));
    const amount = draft.amount === null ? undefined : Number(draft.amount.amount);
    return { draft, daysAhead, rank: rankAction({ amount, probability: draft.probability, daysAhead, isBad: draft.isBad }) };
  });
  const sorted = ranked.toSorted((left, right) => right.rank - left.rank || left.draft.id.localeCompare(right.draft.id));
  return sorted.map(({ draft, daysAhead }, at) => {
    const isNow = daysAhead === undefined || daysAhead <= 0;
    return {
      id: `${draft.source}:${draft.id}`,
      kind: draft.source,
      icon: draft.icon,
      group: at < 3 ? 'first' : isNow ? 'today' : 'later',
      title: draft.title,
      about: draft.about.flatMap((part) => (part === null || part === undefined || part === '' ? [] : [part])),
      reasons: [...draft.reasons],
      amount: draft.amount,
      due: draft.due,
      object: draft.object,
      recordId: draft.recordId,
      links: { ...draft.links },
      completes: draft.completes ?? null,
      link: draft.link,
    };
  });
}

function dayFrom(ctx: Context, due: string): string {
  return due.includes('T') ? dayOf(new Date(due), ctx.workspace.timeZone) : due;
}

/** Two actions on one deal put its amount at stake once. */
function dealAmounts(actions: readonly TodayAction[]) {
  return [...new Map(actions.map((action) => [action.links['opportunity'] ?? action.id, action.amount])).values()];
}

function listDone(ctx: Context, today: string): Promise<readonly RecordRow[]> {
  return queryRecords(ctx, 'activity', {
    filter: {
      and: [
        { field: 'owner', op: 'is_me' },
        { field: 'status', op: 'eq', value: 'done' },
        { field: 'at', op: 'gte', value: startOfDay(ctx, today).toISOString() },
        { field: 'at', op: 'lt', value: startOfDay(ctx, addDays(today, 1)).toISOString() },
      ],
    },
    columns: ['subject', 'type', 'at', 'account', 'opportunity'],
    sort: [{ field: 'at', descending: true }],
    limit: 50,
  }).then((page) => page.rows);
}

function viewDone(row: RecordRow): MyDay['done'][number] {
  return {
    id: row.id,
    subject: textIn(row, 'subject') ?? '',
    about: nameIn(row, 'opportunity') ?? nameIn(row, 'account'),
    at: textIn(row, 'at') ?? '',
    type: textIn(row, 'type') ?? 'task',
  };
}

function agendaOf(ctx: Context, today: string, drafts: readonly Sourced[], done: readonly RecordRow[]): MyDay['agenda'] {
  const ahead = drafts.flatMap((draft) =>
    draft.source === 'task' && draft.due !== null && dayFrom(ctx, draft.due) === today
      ? [{ id: draft.recordId, at: draft.due, title: draft.title.zh, about: draft.about[0] ?? null, isDone: false }]
      : [],
  );
  const past = done.filter((row) => ['meeting', 'visit'].includes(textIn(row, 'type') ?? '')).map(viewDone);
  return [...ahead, ...past.map((row) => ({ id: row.id, at: row.at, title: row.subject, about: row.about, isDone: true }))]
    .toSorted((left, right) => left.at.localeCompare(right.at))
    .slice(0, 12);
}

/** Open amounts due in the period times their win rate; null where the currencies differ. */
function expectedOf(day: DayOfSeller, period: { readonly to: string }): number | null {
  const due = day.deals.filter((deal) => (textIn(deal, 'close_date') ?? '9') <= period.to);
  const amounts = due.map((deal) => moneyIn(deal));
  if (due.length > 0 && sumOfMoney(amounts) === null) return null;
  return due.reduce((sum, deal, at) => sum + (Number(amounts[at]?.amount ?? 0) * Number(textIn(deal, 'probability') ?? 0)) / 100, 0);
}

/** Deals with warnings, the largest first; of each the serious warnings first. */
export function risksOf(deals: readonly RecordRow[], warnings: ReadonlyMap<string, readonly Reason[]>): MyDay['risks'] {
  const risky = deals
    .filter((deal) => (warnings.get(deal.id)?.length ?? 0) > 0)
    .toSorted((left, right) => Number(moneyIn(right)?.amount ?? -1) - Number(moneyIn(left)?.amount ?? -1));
  return {
    count: risky.length,
    looked: deals.length,
    amount: sumOfMoney(risky.map((deal) => moneyIn(deal))),
    isMore: deals.length >= dealsLookedAt,
    deals: risky.slice(0, shownRisks).map((deal) => ({
      id: deal.id,
      name: textIn(deal, 'name') ?? '',
      account: nameIn(deal, 'account'),
      owner: nameIn(deal, 'owner'),
      amount: moneyIn(deal),
      warnings: (warnings.get(deal.id) ?? []).toSorted((left, right) => Number(right.tone === 'bad') - Number(left.tone === 'bad')).slice(0, 2),
    })),
  };
}

const weekly = [
  { id: 'touches', metric: 'activity_count', label: todayMessages['today.week.touches'] },
  { id: 'visits', metric: 'activity_count', label: todayMessages['today.week.visits'], expression: "type == 'visit'" },
  { id: 'timely', metric: 'follow_up_timeliness', label: todayMessages['today.week.timely'] },
  { id: 'new', metric: 'pipeline_created', label: todayMessages['today.week.new'] },
  { id: 'won', metric: 'won_amount', label: todayMessages['today.week.won'] },
] as const;

function weekRequests(ctx: Context): MeasureRequest[] {
  return weekly.map((each) => ({
    metric: each.metric,
    period: 'this_week',
    scope: { owners: [ctx.actor.memberId], ...('expression' in each && { expression: each.expression }) },
  }));
}

function weekFigures(results: readonly MeasureResult[]): MyDay['week'] {
  return weekly.map((each, at) => figureOf(each.id, each.label, results[at]));
}
