import { products } from './company.ts';
import { type DemoCalendar, demoCalendar, quartersBetween } from './demo-calendar.ts';
import { type PastChange, type PastRecord, idAt } from './past.ts';
import { planActivities } from './plan-activities.ts';
import { type DemoAccount, planContact, planCustomers } from './plan-customers.ts';
import { planCourse } from './plan-deal.ts';
import { type DemoDeal, recordDeal } from './plan-deal-record.ts';
import { type DemoPerson, isHere, planTeam } from './plan-team.ts';
import { type Random, randomFrom } from './random.ts';

/** Everything the demo company did in a year, before any of it is written. */
export interface DemoPlan {
  readonly calendar: DemoCalendar;
  readonly team: readonly DemoPerson[];
  readonly products: readonly PastRecord[];
  readonly accounts: readonly DemoAccount[];
  readonly deals: readonly DemoDeal[];
  readonly activities: readonly PastRecord[];
}

const seed = 20_171_231;
const dealCount = 2_000;

/** The year of the demo company that ends the day before `today`; the same for the same day. */
export function planDemo(today: string, timeZone: string): DemoPlan {
  const random = randomFrom(seed);
  const calendar = demoCalendar(today, timeZone);
  const team = planTeam(random, calendar);
  const goods = products.map(([code, name, family, yuan, unit], at) =>
    planProduct(random, calendar.instant(0, 545 + at), { code, name, family, yuan, unit }),
  );
  const accounts = planCustomers(random, calendar, team);
  const deals = planDeals(random, calendar, { team, accounts, goods });
  const activities = planActivities(random, calendar, { team, deals, accounts });
  return { calendar, team, products: goods, accounts, deals, activities };
}

function planProduct(random: Random, at: Date, product: { code: string; name: string; family: string; yuan: number; unit: string }): PastRecord {
  const { code, name, family, yuan, unit } = product;
  const values = {
    code,
    name,
    family,
    unit,
    unit_price: { amount: `${yuan}.00`, currency: 'CNY' },
    tax_rate: family === '服务' ? '6.00' : '13.00',
    active: code !== 'GW-20',
  };
  return { id: idAt(at, random.next), changes: [{ at, by: 'ops-1', values }] };
}

function planDeals(
  random: Random,
  calendar: DemoCalendar,
  given: { team: readonly DemoPerson[]; accounts: readonly DemoAccount[]; goods: readonly PastRecord[] },
): DemoDeal[] {
  const byGroup = Map.groupBy(given.accounts, (account) => account.group);
  return Array.from({ length: dealCount }, () => {
    const day = firstDay(random, calendar);
    const sellers = given.team.filter((person) => person.role === 'representative' && isHere(person, day));
    const owner = random.pick(sellers);
    const candidates = (byGroup.get(owner.group?.id ?? '') ?? []).filter((account) => account.since <= day);
    const own = candidates.filter((account) => account.owner === owner);
    const account = random.pick(own.length > 0 && random.chance(0.85) ? own : candidates);
    const course = planCourse(random, calendar, { account, owner, day });
    meetGates(random, calendar, account, course.stays);
    return handOver(calendar, recordDeal(random, calendar, course, random.pick(given.goods).id));
  });
}

/** More in the first weeks, when what was running is entered; fewer around the Spring Festival by there being fewer work days. */
function firstDay(random: Random, calendar: DemoCalendar): number {
  return random.chance(0.09) ? random.between(13, 22) : random.between(13, calendar.workDays.length - 2);
}

/** What a leaver had open goes to their successor, who carries on. */
function handOver(calendar: DemoCalendar, deal: DemoDeal): DemoDeal {
  const { owner } = deal.course;
  if (owner.left === null || owner.successor === null) return deal;
  const leftAt = calendar.instant(owner.left, 1_150);
  const before = deal.changes.filter((change) => change.at <= leftAt);
  const after = deal.changes.slice(before.length);
  if (before.length === 0 || (after.length === 0 && deal.course.outcome !== 'open')) return deal;
  const handed: PastChange = { at: leftAt, by: owner.manager, values: { owner: owner.successor } };
  return { ...deal, changes: [...before, handed, ...after.map((change) => ({ ...change, by: owner.successor }))] };
}

/** A gate asks for contacts and a decision maker: whoever got past it had entered them by then. */
function meetGates(random: Random, calendar: DemoCalendar, account: DemoAccount, stays: readonly { stage: string; day: number }[]): void {
  const solution = stays.find((stay) => stay.stage === 'solution')?.day;
  const negotiation = stays.find((stay) => stay.stage === 'negotiation')?.day;
  if (solution !== undefined && !account.contacts.some((contact) => contact.since < solution))
    addNeeded(random, calendar, account, { role: 'champion', day: Math.max(account.since, solution - 1) });
  if (negotiation === undefined || account.contacts.some((contact) => contact.role === 'decision_maker' && contact.since < negotiation)) return;
  addNeeded(random, calendar, account, { role: 'decision_maker', day: Math.max(account.since, negotiation - 2) });
}

function addNeeded(random: Random, calendar: DemoCalendar, account: DemoAccount, needed: { role: string; day: number }): void {
  account.contacts.push(planContact(random, calendar, account, account.contacts.length, needed));
}

/** An account's own past: first entered, then engaged with its first deal, a customer with its first order, handed over when its seller leaves. */
export function accountPast(plan: DemoPlan, account: DemoAccount, deals: readonly DemoDeal[]): PastRecord {
  const { calendar } = plan;
  const entered = calendar.instant(account.since, 550);
  const changes: PastChange[] = [{ at: entered, by: account.owner.key, values: account.values }];
  const engaged = Math.min(...deals.map((deal) => deal.changes[0]?.at.getTime() ?? Infinity));
  const won = Math.min(...deals.filter((deal) => deal.course.outcome === 'won').map((deal) => deal.changes.at(-1)?.at.getTime() ?? Infinity));
  const { owner } = account;
  if (Number.isFinite(engaged))
    changes.push({ at: new Date(Math.max(engaged, entered.getTime()) + 60_000), by: owner.key, values: { lifecycle: 'engaged' } });
  if (Number.isFinite(won)) changes.push({ at: new Date(won + 120_000), by: owner.key, values: { lifecycle: 'customer' } });
  if (owner.left !== null && owner.successor !== null)
    changes.push({ at: calendar.instant(owner.left, 1_150), by: owner.manager, values: { owner: owner.successor } });
  const mended = mendedAt(calendar, account);
  if (mended) changes.push({ at: mended, by: 'ops-2', values: { industry: account.industry } });
  return { id: account.id, changes: changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** After the last quarter's inspection operations filled in most of the industries that were missing. */
function mendedAt(calendar: DemoCalendar, account: DemoAccount): Date | undefined {
  const quarter = quartersBetween(calendar.firstDay, calendar.lastDay).findLast((each) => each.to < calendar.lastDay);
  if (!quarter || account.values['industry'] !== null || account.values['employees'] === null) return undefined;
  const place = calendar.placeOf(quarter.to) + 5;
  const isKnown = account.since < place - 5 && calendar.dateAt(place) <= calendar.lastDay;
  return isKnown ? calendar.instant(place, 600 + (account.since % 400)) : undefined;
}
