import { useRoute } from '#platform/web/api.ts';
import { dayOf, daysBetween } from '#platform/contract/format/format-date.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { opportunity } from '#features/opportunity/contract/opportunity.objects.ts';
import { warningsRoute } from '#features/opportunity/contract/opportunity.routes.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { activity } from '../contract/activity.objects.ts';
import { rankAction } from '../contract/rank-actions.ts';

/** One ranked next action of the day. */
export interface TodayAction {
  readonly id: string;
  readonly kind: 'task' | 'deal';
  readonly icon: IconName;
  readonly title: string;
  readonly about: string;
  readonly reason: string;
  readonly isBad: boolean;
  readonly amount: { readonly amount: string; readonly currency: string } | undefined;
  readonly due: string | undefined;
  readonly daysAhead: number | undefined;
  readonly rank: number;
  readonly links: Readonly<Record<string, string>>;
  readonly completes: { readonly id: string; readonly type: string } | undefined;
  readonly link: string;
}

const icons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  meeting: 'users',
  visit: 'pin',
  task: 'checklist',
  email: 'mail',
  message: 'chat',
  note: 'pencil',
};
const textOf = (row: RecordRow | undefined, name: string): string | undefined => (typeof row?.[name] === 'string' ? row[name] : undefined);

const dealColumns = ['name', 'account', 'amount', 'probability', 'next_step', 'next_step_on', 'close_date', 'stage'] as const;
const taskColumns = ['subject', 'type', 'due_at', 'account', 'contact', 'opportunity', 'owner'] as const;

/** Whose day is shown: my own, or that of everybody whose records I may see. */
export type Whose = 'mine' | 'team';

/**
 * What is to be done now, from follow-ups and open deals, with the deals at risk. Unless told whose, it is mine; who has nothing of
 * their own, such as a manager, is shown the team.
 */
export function useToday(wanted: Whose | undefined) {
  const mine = useDay('mine');
  const hasNothing = mine.tasks.data?.rows.length === 0 && mine.deals.data?.rows.length === 0;
  const whose = wanted ?? (hasNothing ? 'team' : 'mine');
  const team = useDay('team', whose === 'team');
  return { whose, ...(whose === 'team' ? team : mine) };
}

function useDay(whose: Whose, enabled = true) {
  const people = whose === 'mine' ? [{ field: 'owner', op: 'is_me' as const }] : [];
  const tasks = useRoute(
    routesOf(activity).query,
    {
      filter: { and: [...people, { field: 'status', op: 'eq', value: 'planned' }] },
      ...(whose === 'team' && { columns: [...taskColumns] }),
      sort: [{ field: 'due_at' }],
      limit: 100,
    },
    { enabled },
  );
  const deals = useRoute(
    routesOf(opportunity).query,
    {
      filter: { and: [...people, { field: 'outcome', op: 'eq', value: 'open' }] },
      columns: [...dealColumns, ...(whose === 'team' ? ['owner'] : [])],
      sort: [{ field: 'amount', descending: true }],
      limit: 200,
    },
    { enabled },
  );
  const rows = deals.data?.rows ?? [];
  const ids = rows.map((row) => row.id);
  const warnings = useRoute(warningsRoute, { ids }, { enabled: ids.length > 0 });
  const byDeal = warnings.data?.warnings ?? {};
  const toTask = useTaskAction(rows, byDeal);
  const toDeal = useDealAction(byDeal);
  const fromTasks = (tasks.data?.rows ?? []).map(toTask);
  const covered = new Set(fromTasks.map((action) => action.links['opportunity']));
  const fromDeals = rows
    .filter((row) => !covered.has(row.id))
    .map(toDeal)
    .filter((action) => action !== undefined);
  const actions = [...fromTasks, ...fromDeals].sort((left, right) => right.rank - left.rank);
  const isJudged = deals.data !== undefined && (ids.length === 0 || warnings.data !== undefined);
  const risks = rows.filter((row) => (byDeal[row.id]?.length ?? 0) > 0).map((row) => ({ row, warnings: byDeal[row.id] ?? [] }));
  return { tasks, deals, actions, risks: isJudged ? risks : undefined };
}

function useDays(): (at: string | undefined) => number | undefined {
  const { now, timeZone } = useReading();
  return (at) => (at === undefined ? undefined : daysBetween(dayOf(now, timeZone), at.includes('T') ? dayOf(new Date(at), timeZone) : at));
}

function useDueWords(): (daysAhead: number) => string {
  const t = useMessages(activityMessages);
  return (days) =>
    days < 0 ? t('today.reason_overdue', { count: -days }) : days === 0 ? t('today.reason_today') : t('today.reason_soon', { count: days });
}

function moneyOf(row: RecordRow | undefined): { amount: string; currency: string } | undefined {
  const value = row?.['amount'];
  if (value === null || typeof value !== 'object' || !('amount' in value) || !('currency' in value)) return undefined;
  return { amount: String(value.amount), currency: String(value.currency) };
}

/** What it is about, and whose it is where that was asked for. */
function aboutOf(text: string | null | undefined, row: RecordRow): string {
  return [text, row._names?.['owner']].filter((part) => (part ?? '') !== '').join(' · ');
}

function worthOf(deal: RecordRow | undefined) {
  const money = moneyOf(deal);
  const probability = textOf(deal, 'probability');
  return { amount: money && Number(money.amount), probability: probability === undefined ? undefined : Number(probability) };
}

function useTaskAction(deals: readonly RecordRow[], warnings: Warnings): (row: RecordRow) => TodayAction {
  const label = useLabel();
  const days = useDays();
  const dueWords = useDueWords();
  return (row) => {
    const due = textOf(row, 'due_at');
    const daysAhead = days(due);
    const deal = deals.find((each) => each.id === row['opportunity']);
    const links = Object.fromEntries(
      ['account', 'contact', 'opportunity'].flatMap((name) => (textOf(row, name) === undefined ? [] : [[name, String(row[name])]])),
    );
    const isBad = daysAhead !== undefined && daysAhead < 0;
    return {
      id: row.id,
      kind: 'task',
      icon: icons[textOf(row, 'type') ?? ''] ?? 'checklist',
      title: textOf(row, 'subject') ?? '',
      about: aboutOf(row._names?.['opportunity'] ?? row._names?.['account'], row),
      reason: [
        ...(daysAhead === undefined ? [] : [dueWords(daysAhead)]),
        ...(warnings[deal?.id ?? ''] ?? []).slice(0, 2).map((warning) => label(warning.label)),
      ].join(' · '),
      isBad,
      amount: moneyOf(deal),
      due,
      daysAhead,
      rank: rankAction({ ...worthOf(deal), daysAhead, isBad }),
      links,
      completes: { id: row.id, type: textOf(row, 'type') ?? 'task' },
      link: `/activities/${row.id}`,
    };
  };
}

type Warnings = Readonly<Record<string, readonly { readonly severity: string; readonly label: { readonly zh: string; readonly en: string } }[]>>;

/** A deal asks for something when its next step is near or late, or when something is badly wrong with it. */
function useDealAction(warnings: Warnings): (row: RecordRow) => TodayAction | undefined {
  const t = useMessages(activityMessages);
  const label = useLabel();
  const days = useDays();
  const dueWords = useDueWords();
  return (row) => {
    const step = textOf(row, 'next_step');
    const on = textOf(row, 'next_step_on');
    const daysAhead = days(on);
    const worst = warnings[row.id]?.find((warning) => warning.severity === 'bad') ?? warnings[row.id]?.[0];
    const isDue = step !== undefined && daysAhead !== undefined && daysAhead <= 7;
    if (!isDue && worst?.severity !== 'bad') return undefined;
    const isBad = worst?.severity === 'bad' || (daysAhead ?? 0) < 0;
    const words = worst ? label(worst.label) : '';
    return {
      id: row.id,
      kind: 'deal',
      icon: isDue ? 'arrow-right' : 'warning',
      title: isDue ? step : t('today.fix', { warning: words }),
      about: aboutOf(textOf(row, 'name'), row),
      reason: [isDue ? `${t('today.reason_next_step')} · ${dueWords(daysAhead)}` : '', words].filter(Boolean).join(' · '),
      isBad,
      amount: moneyOf(row),
      due: isDue ? on : undefined,
      daysAhead: isDue ? daysAhead : undefined,
      rank: rankAction({ ...worthOf(row), daysAhead: isDue ? daysAhead : undefined, isBad }),
      links: { opportunity: row.id, ...(textOf(row, 'account') !== undefined && { account: String(row['account']) }) },
      completes: undefined,
      link: `/opportunities/${row.id}`,
    };
  };
}
