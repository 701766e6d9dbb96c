import { completeCreditCode } from '#features/account/contract/check-credit-code.ts';
import { brands, givenNames, positions, surnames, trades } from './words.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { groups } from './company.ts';
import { idAt, type PastChange, type Values } from './past.ts';
import { type DemoPerson, isHere } from './plan-team.ts';
import type { Random } from './random.ts';

/** A customer as the deals need it. */
export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly tier: string;
  /** What it really is, whether or not anybody has entered it. */
  readonly industry: string;
  /** Work day on which it was entered. */
  readonly since: number;
  /** Seller at that time. */
  readonly owner: DemoPerson;
  readonly values: Values;
  /** Contacts, the oldest first: id, buying role, work day. */
  readonly contacts: DemoContact[];
}

/** A person at a customer. */
export interface DemoContact {
  readonly id: string;
  readonly role: string | null;
  readonly since: number;
  readonly change: PastChange;
}

const accountCount = 600;
const duplicateCount = 14;
const suffixes = ['有限公司', '股份有限公司', '科技有限公司', '（集团）有限公司'];

/** Six hundred customers with their people; some records are poor or there twice, as they are in life. */
export function planCustomers(random: Random, calendar: DemoCalendar, team: readonly DemoPerson[]): DemoAccount[] {
  const taken = new Set<string>();
  const accounts = Array.from({ length: accountCount - duplicateCount }, () => planAccount(random, calendar, team, taken));
  for (let at = 0; at < duplicateCount; at++)
    accounts.push(duplicateOf(random, calendar, random.pick(accounts.slice(0, accountCount - duplicateCount))));
  for (const account of accounts) addContacts(random, calendar, account);
  return accounts;
}

function planAccount(random: Random, calendar: DemoCalendar, team: readonly DemoPerson[], taken: Set<string>): DemoAccount {
  const since = random.chance(0.62) ? random.between(0, 12) : random.between(13, calendar.workDays.length - 8);
  const weights = Object.fromEntries(groups.map((group) => [group.id, group.sellers + (group.id === 'east-small' ? 3 : 0)]));
  const group = groups.find((each) => each.id === random.weighted(weights)) ?? random.pick(groups);
  const owner = random.pick(team.filter((person) => person.role === 'representative' && person.group === group && isHere(person, since)));
  const [province, city] = random.pick(group.cities);
  const [industry, word] = random.pick(trades);
  let name = '';
  do name = `${city}${random.pick(brands)}${word}${random.pick(suffixes)}`;
  while (taken.has(name));
  taken.add(name);
  const isBig = group.id === 'east-key' || random.chance(0.15);
  const tier = random.weighted(isBig ? { A: 5, B: 4, C: 1, D: 0 } : { A: 1, B: 3, C: 5, D: 2 });
  const isKnown = (share: number): boolean => random.chance(share * (0.55 + owner.discipline * 0.5));
  const values: Values = {
    name,
    owner: owner.key,
    tier: isKnown(0.95) ? tier : null,
    industry: isKnown(0.97) ? industry : null,
    lifecycle: 'prospect',
    status: random.chance(0.97) ? 'active' : random.pick(['paused', 'closed']),
    credit_code: isKnown(0.85) ? creditCode(random) : null,
    phone: isKnown(0.7) ? `0${random.between(10, 99)}-${random.between(20_000_000, 89_999_999)}` : null,
    address: {
      country: '中国',
      province,
      city,
      ...(isKnown(0.8) && {
        detail: `${random.pick(['工业园区', '高新区', '经开区', '科技园'])}${random.pick(['创新路', '兴业大道', '智造路', '锦绣路'])} ${random.between(1, 399)} 号`,
      }),
    },
    region: group.region ?? group.name.replace('组', '区'),
    annual_revenue: isKnown(0.6) ? { amount: `${Math.round(random.logNormal(isBig ? 900 : 160, 0.9)) * 1_000_000}.00`, currency: 'CNY' } : null,
    employees: isKnown(0.7) ? Math.round(random.logNormal(isBig ? 1_400 : 260, 0.8)) : null,
    founded_year: isKnown(0.5) ? random.between(1988, 2019) : null,
    source: isKnown(0.92)
      ? random.weighted({ outbound: 30, referral: 18, event: 16, website: 12, partner: group.id === 'channel' ? 60 : 8, tender: 10, campaign: 6 })
      : null,
    notes: random.chance(0.2) ? `${word}行业客户，${random.pick(['已上 ERP', '正在扩产', '集团下属工厂', '去年参观过展台', '老客户介绍'])}。` : null,
  };
  return { id: idAt(calendar.instant(since, 560), random.next), name, group: group.id, tier, industry, since, owner, values, contacts: [] };
}

/** Entered a second time by somebody who did not look: nearly the same name, no code. */
function duplicateOf(random: Random, calendar: DemoCalendar, account: DemoAccount): DemoAccount {
  const since = Math.min(calendar.workDays.length - 2, account.since + random.between(15, 120));
  const name = account.name.replace(/（集团）|股份|科技/u, '').replace('有限公司', random.pick(['', '公司', '有限责任公司']));
  const values = { ...account.values, name, credit_code: null, industry: null, employees: null, annual_revenue: null };
  return { ...account, id: idAt(calendar.instant(since, 620), random.next), name, since, values, contacts: [] };
}

function creditCode(random: Random): string | null {
  const digits = Array.from({ length: 8 }, () => random.between(0, 9)).join('');
  return completeCreditCode(`9131${random.between(10, 99)}${random.between(10, 99)}MA${digits.slice(0, 7)}`) ?? null;
}

function addContacts(random: Random, calendar: DemoCalendar, account: DemoAccount): void {
  const count = random.weighted({ 0: 16, 1: 50, 2: 25, 3: 7, 4: 2 });
  for (let at = 0; at < Number(count); at++) account.contacts.push(planContact(random, calendar, account, at));
}

/** One more person; also called when a deal needs a decision maker nobody has entered yet. */
export function planContact(
  random: Random,
  calendar: DemoCalendar,
  account: DemoAccount,
  at: number,
  needed?: { role: string; day: number },
): DemoContact {
  const since = needed?.day ?? Math.min(calendar.workDays.length - 1, account.since + (at === 0 ? 0 : random.between(1, 60)));
  const fitting = needed ? positions.filter(([, , role]) => role === needed.role) : positions;
  const [title, department, role] = random.pick(fitting.length > 0 ? fitting : positions);
  const isKept = random.chance(0.45 + account.owner.discipline * 0.5);
  const isReachable = random.chance(0.88 + account.owner.discipline * 0.1);
  const when = calendar.instant(since, random.between(545, 1_080));
  const values: Values = {
    name: random.pick(surnames) + random.pick(givenNames),
    account: account.id,
    owner: account.owner.key,
    title: isKept || needed ? title : random.pick([title, '待定', null]),
    department: isKept ? department : null,
    buying_role: needed ? role : isKept ? role : null,
    relationship: isKept ? random.weighted({ strong: 2, good: 4, neutral: 5, weak: 2 }) : null,
    mobile: isReachable ? `1${random.pick(['38', '39', '58', '86', '77', '50'])}${random.between(10_000_000, 99_999_999)}` : null,
    email: isReachable && random.chance(0.5) ? `contact${random.between(100, 99_999)}@example.com` : null,
    wechat: isKept && random.chance(0.5) ? `wx_${random.between(10_000, 999_999)}` : null,
  };
  return { id: idAt(when, random.next), role: needed?.role ?? (isKept ? role : null), since, change: { at: when, by: account.owner.key, values } };
}
