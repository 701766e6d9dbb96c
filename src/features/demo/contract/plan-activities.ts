import type { DemoCalendar } from './demo-calendar.ts';
import { type PastChange, type PastRecord, type Values, idAt } from './past.ts';
import type { DemoAccount } from './plan-customers.ts';
import type { DemoDeal } from './plan-deal-record.ts';
import { type DemoPerson, isHere } from './plan-team.ts';
import type { Random } from './random.ts';
import { nextSteps, touches } from './words.ts';

type Touch = keyof typeof touches;

interface Planned {
  readonly account: DemoAccount;
  readonly deal: DemoDeal | null;
  readonly owner: DemoPerson;
  readonly type: Touch;
  /** Work day it is due on. */
  readonly due: number;
  /** Must be done by then, whatever the habits: a gate asks for it. */
  readonly doneBy?: number;
}

/** Follow-ups of deals and visits to customers without one: done, done late, never done, and those still to come. */
export function planActivities(
  random: Random,
  calendar: DemoCalendar,
  given: { team: readonly DemoPerson[]; deals: readonly DemoDeal[]; accounts: readonly DemoAccount[] },
): PastRecord[] {
  const byKey = new Map(given.team.map((person) => [person.key, person]));
  const planned = [
    ...given.deals.flatMap((deal) => touchesOf(random, calendar, deal)),
    ...given.accounts.flatMap((account) => careOf(random, calendar, account)),
  ];
  return planned.map((each) => recordActivity(random, calendar, { ...each, owner: sellerOn(byKey, each.owner, each.due) }));
}

/** Whoever has the customer that day: a leaver's successor after them. */
function sellerOn(byKey: ReadonlyMap<string, DemoPerson>, owner: DemoPerson, day: number): DemoPerson {
  return isHere(owner, day) ? owner : (byKey.get(owner.successor ?? '') ?? owner);
}

function touchesOf(random: Random, calendar: DemoCalendar, deal: DemoDeal): Planned[] {
  const { course } = deal;
  const { account, owner, stays } = course;
  const last = calendar.workDays.length - 1;
  const end = course.outcome === 'open' ? last + 8 : (stays.at(-1)?.day ?? last);
  const found: Planned[] = [];
  const meetBefore = stays.find((stay) => stay.stage === 'technical_validation')?.day;
  const since = stays[0]?.day ?? 0;
  if (meetBefore !== undefined) {
    const due = Math.max(since, meetBefore - random.between(1, 4));
    found.push({ account, deal, owner, type: random.pick(['meeting', 'visit']), due, doneBy: Math.max(since, meetBefore - 1) });
  }
  const pause = 5.6 + (1 - owner.discipline) * 14;
  for (let due = since + random.between(1, 4); due < end; due += Math.max(2, Math.round(random.logNormal(pause, 0.45)))) {
    if (course.isForgotten && due > since + 25) break;
    if (course.outcome === 'open' && due > last && random.chance(0.45)) break;
    found.push({ account, deal, owner, type: random.weighted({ call: 34, meeting: 16, visit: 20, email: 12, message: 18 }), due });
  }
  return found;
}

function careOf(random: Random, calendar: DemoCalendar, account: DemoAccount): Planned[] {
  const count = Number(random.weighted(account.tier === 'A' ? { 1: 1, 2: 2, 3: 2 } : { 0: 4, 1: 4, 2: 1 }));
  const last = calendar.workDays.length - 1;
  return Array.from({ length: count }, () => ({
    account,
    deal: null,
    owner: account.owner,
    type: random.pick<Touch>(['call', 'visit', 'message']),
    due: random.between(Math.min(account.since + 1, last), last),
  })).filter((each) => isHere(each.owner, each.due));
}

function recordActivity(random: Random, calendar: DemoCalendar, planned: Planned): PastRecord {
  const { account, deal, owner, due } = planned;
  const last = calendar.workDays.length - 1;
  const [subject, content] = random.pick(touches[planned.type]);
  const dueAt = calendar.instant(due, random.between(56, 105) * 10);
  const contact = random.chance(0.75) ? account.contacts.find((each) => each.since <= Math.min(due, last)) : undefined;
  const earliest = Math.max(deal?.createdOn ?? account.since, account.since);
  const plannedOn = Math.min(last, Math.max(earliest, due - random.between(0, 6)));
  const at = laterOf(calendar.instant(plannedOn, random.between(550, 1_000)), deal?.changes[0]?.at, contact?.change.at);
  const values: Values = {
    type: planned.type,
    subject: `${subject}：${account.name.slice(0, 8)}`,
    account: deal?.isBlank ? null : account.id,
    contact: deal?.isBlank ? null : (contact?.id ?? null),
    opportunity: deal?.id ?? null,
    owner: owner.key,
    due_at: dueAt.toISOString(),
    original_due_at: dueAt.toISOString(),
    status: 'planned',
  };
  const changes: PastChange[] = [{ at, by: owner.key, values: { ...values, at: dueAt.toISOString(), quality: 0 } }];
  const done = doneOn(random, planned, last);
  if (done !== undefined) changes.push(doing(random, calendar, planned, { done, after: at, dueAt, content }));
  else if (due <= last && random.chance(0.2)) changes.push({ at: calendar.instant(last, 1_080), by: owner.key, values: { status: 'cancelled' } });
  return { id: idAt(at, random.next), changes };
}

/** The work day it is done on; undefined: it is not. */
function doneOn(random: Random, { due, doneBy, owner }: Planned, last: number): number | undefined {
  if (doneBy !== undefined) return Math.min(doneBy, last);
  if (due > last) return undefined;
  if (!random.chance(0.7 + owner.discipline * 0.28)) return undefined;
  const late = random.chance(0.1 + (1 - owner.discipline) * 0.5) ? random.between(1, 7) : 0;
  return due + late <= last && isHere(owner, due + late) ? due + late : undefined;
}

function doing(
  random: Random,
  calendar: DemoCalendar,
  { owner, type }: Planned,
  given: { done: number; after: Date; dueAt: Date; content: string },
): PastChange {
  const onTheDay = calendar.dateAt(given.done) === calendar.dateAt(calendar.placeOf(given.dueAt.toISOString().slice(0, 10)));
  const at = laterOf(
    onTheDay ? new Date(given.dueAt.getTime() - random.between(0, 40) * 60_000) : calendar.instant(given.done, random.between(560, 1_130)),
    new Date(given.after.getTime() + 60_000),
  );
  const isWritten = random.chance(0.35 + owner.discipline * 0.6);
  const hasNext = random.chance(0.2 + owner.discipline * 0.65);
  const values: Values = {
    status: 'done',
    done_at: at.toISOString(),
    at: at.toISOString(),
    content: isWritten ? given.content : random.pick([null, '已联系', '无']),
    outcome:
      isWritten || random.chance(0.4)
        ? random.weighted({ advanced: 24, positive: 26, neutral: 30, objection: 12, no_answer: type === 'call' ? 14 : 2, rejected: 3 })
        : null,
    ...(hasNext && { next_step: random.pick(nextSteps), next_step_on: calendar.dateAt(given.done + random.between(3, 12)) }),
    ...(type === 'visit' || type === 'meeting' ? { duration: random.between(3, 16) * 10 } : {}),
  };
  return { at, by: owner.key, values, event: { kind: 'activity.completed' } };
}

function laterOf(first: Date, ...others: readonly (Date | undefined)[]): Date {
  return new Date(Math.max(first.getTime(), ...others.map((other) => (other ? other.getTime() + 60_000 : 0))));
}
