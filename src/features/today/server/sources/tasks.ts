import { addDays, dayOf, daysBetween } from '#platform/contract/format/format-date.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { todayMessages } from '../../contract/today.messages.ts';
import type { Reason, TodayAction } from '../../contract/today.routes.ts';
import { startOfDay } from '../day.ts';
import type { DaySource } from '../day-source.ts';
import { moneyIn, nameIn, textIn } from '../record-values.ts';
import { wordsOf, writtenWords } from '../words.ts';

const icons: Readonly<Record<string, TodayAction['icon']>> = {
  call: 'phone',
  meeting: 'users',
  visit: 'pin',
  task: 'checklist',
  email: 'mail',
  message: 'chat',
  note: 'pencil',
};
const daysAhead = 14;
const columns = [
  'subject',
  'type',
  'due_at',
  'account',
  'contact',
  'opportunity',
  'opportunity.amount',
  'opportunity.probability',
  'opportunity.outcome',
];

/** Follow-ups the person planned: late, for today, and for the two weeks to come. */
export const taskSource: DaySource = {
  id: 'task',
  async find(ctx, day) {
    const { rows } = await queryRecords(ctx, 'activity', {
      filter: {
        and: [
          { field: 'owner', op: 'is_me' },
          { field: 'status', op: 'eq', value: 'planned' },
          { field: 'due_at', op: 'lt', value: startOfDay(ctx, addDays(day.today, daysAhead + 1)).toISOString() },
        ],
      },
      columns,
      sort: [{ field: 'due_at', descending: true }],
      limit: 100,
    });
    return rows.map((row) => {
      const due = textIn(row, 'due_at');
      const ahead = due === undefined ? undefined : daysBetween(day.today, dayOf(new Date(due), ctx.workspace.timeZone));
      const type = textIn(row, 'type') ?? 'task';
      return {
        id: row.id,
        icon: icons[type] ?? 'checklist',
        title: writtenWords(textIn(row, 'subject') ?? ''),
        about: aboutOf(row),
        reasons: reasonsOf(ahead, day.warnings.get(textIn(row, 'opportunity') ?? '') ?? []),
        // What was won or lost is no longer at stake.
        amount: textIn(row, 'opportunity.outcome') === 'open' ? moneyIn(row, 'opportunity.amount') : null,
        probability: numberIn(row, 'opportunity.probability'),
        due: due ?? null,
        isBad: ahead !== undefined && ahead < 0,
        object: 'activity',
        recordId: row.id,
        links: linksOf(row),
        completes: { id: row.id, type },
        link: `/activities/${row.id}`,
      };
    });
  },
};

/** What is wrong with its deal says more than the day, which stands at the end of the row anyway. */
function reasonsOf(ahead: number | undefined, warnings: readonly Reason[]): Reason[] {
  if (warnings.length > 0) return warnings.slice(0, 2);
  return ahead === undefined ? [] : [dueReason(ahead)];
}

/** How far away a day is, as a reason. */
export function dueReason(ahead: number): Reason {
  if (ahead < 0) return { code: 'overdue', tone: 'bad', label: wordsOf(todayMessages['today.reason.overdue'], { count: -ahead }) };
  if (ahead === 0) return { code: 'today', tone: 'neutral', label: wordsOf(todayMessages['today.reason.today']) };
  return { code: 'soon', tone: 'neutral', label: wordsOf(todayMessages['today.reason.soon'], { count: ahead }) };
}

function aboutOf(row: RecordRow): (string | null)[] {
  const deal = nameIn(row, 'opportunity');
  const account = nameIn(row, 'account');
  return deal !== null && account !== null && deal.includes(account) ? [deal] : [account, deal];
}

function linksOf(row: RecordRow): Record<string, string> {
  return Object.fromEntries(
    ['account', 'contact', 'opportunity'].flatMap((field) => {
      const id = textIn(row, field);
      return id === undefined ? [] : [[field, id]];
    }),
  );
}

function numberIn(row: RecordRow, field: string): number | undefined {
  const text = textIn(row, field);
  return text === undefined ? undefined : Number(text);
}
