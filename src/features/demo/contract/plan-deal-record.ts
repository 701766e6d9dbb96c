import { type DemoCalendar, plusDays } from './demo-calendar.ts';
import { type PastChange, type PastRecord, type Values, idAt } from './past.ts';
import { type DealCourse, path } from './plan-deal.ts';
import type { Random } from './random.ts';
import { competitors, needs, nextSteps, placeholders, projects } from './words.ts';

/** A deal with its course and its record's whole past. */
export interface DemoDeal extends PastRecord {
  readonly course: DealCourse;
  readonly createdOn: number;
  /** Nobody has said yet which customer it is. */
  readonly isBlank: boolean;
}

const money = (yuan: number): Values[string] => ({ amount: `${yuan}.00`, currency: 'CNY' });

/** What is filled in when: at each stage what its gate asks for, and more by those who keep their records. */
export function recordDeal(random: Random, calendar: DemoCalendar, course: DealCourse, product: string): DemoDeal {
  const { owner, stays } = course;
  const first = stays[0] ?? { stage: path[0], day: 0 };
  const isTidy = (share: number): boolean => random.chance(share * (0.4 + owner.discipline * 0.62));
  const isBlank = stays.length === 1 && course.outcome !== 'won' && random.chance(0.3);
  const created = calendar.instant(first.day, random.between(545, 1_080));
  const changes: PastChange[] = [{ at: created, by: owner.key, values: firstValues(random, calendar, course, { product, isBlank, isTidy }) }];
  let stage = 0;
  let closeDate = dateOf(changes[0]?.values['close_date']);
  for (const [at, stay] of stays.entries()) {
    if (at === 0) continue;
    const when = calendar.instant(stay.day, random.between(550, 1_110));
    closeDate = pushUntil(random, calendar, { course, changes, closeDate, until: stay.day, from: stays[at - 1]?.day ?? 0 });
    const values: Record<string, Values[string]> = { stage: stay.stage };
    const isBack = stay.reason !== undefined;
    stage = path.findIndex((each) => each === stay.stage);
    if (!isBack) Object.assign(values, gateValues(random, calendar, course, { stage: stay.stage, closeDate, product, day: stay.day }));
    if (typeof values['close_date'] === 'string') closeDate = values['close_date'];
    if (stage >= 0) Object.assign(values, nextStepValues(random, calendar, stay.day, isTidy(0.85) || stay.stage === 'contract_approval'));
    const facts = { ...(isBack && { reason: stay.reason }), ...checklistOf(stay.stage, isBack) };
    changes.push({ at: when, by: owner.key, values, event: { kind: 'opportunity.stage_moved', facts } });
  }
  if (course.outcome === 'open') closingDays(random, calendar, { course, changes, closeDate, isTidy });
  return { id: idAt(created, random.next), changes, course, createdOn: first.day, isBlank };
}

interface Habits {
  readonly product: string;
  readonly isBlank: boolean;
  readonly isTidy: (share: number) => boolean;
}

function firstValues(random: Random, calendar: DemoCalendar, course: DealCourse, { product, isBlank, isTidy }: Habits): Values {
  const { account, owner, amountYuan } = course;
  const day = course.stays[0]?.day ?? 0;
  const short = account.name.replace(/(（集团）|股份|科技)?有限(责任)?公司$/u, '');
  return {
    name: `${short}${random.pick(projects)}`,
    account: isBlank ? null : account.id,
    owner: owner.key,
    product: isTidy(0.5) ? product : null,
    amount: isTidy(0.75) ? money(amountYuan) : null,
    stage: path[0],
    close_date: isTidy(0.9) ? plusDays(calendar.dateAt(day), random.between(45, 110)) : null,
    engaged_on: calendar.dateAt(day),
    source: isTidy(0.9)
      ? random.weighted({
          outbound: 26,
          existing_customer: 20,
          referral: 16,
          event: 13,
          website: 9,
          partner: account.group === 'channel' ? 50 : 6,
          tender: 8,
          campaign: 5,
          social: 1,
        })
      : null,
    need: isTidy(0.35) ? random.pick(needs) : isTidy(0.8) ? null : random.pick(placeholders),
    competitor: isTidy(0.35) ? random.pick(competitors) : null,
    ...nextStepValues(random, calendar, day, isTidy(0.8)),
  };
}

/** What the gate of a stage asks for. */
function gateValues(
  random: Random,
  calendar: DemoCalendar,
  course: DealCourse,
  at: { stage: string; closeDate: string | null; product: string; day: number },
): Values {
  const { amountYuan, owner } = course;
  const today = calendar.dateAt(at.day);
  const given: Readonly<Record<string, () => Values>> = {
    needs_confirmed: () => ({ account: course.account.id, need: random.pick(needs) }),
    solution: () => ({
      amount: money(amountYuan),
      close_date: at.closeDate ?? plusDays(today, random.between(35, 70)),
      ...(random.chance(0.5 * owner.discipline) && { competitor: random.pick(competitors) }),
    }),
    technical_validation: () => ({ product: at.product }),
    negotiation: () => ({
      budget: money(Math.round((amountYuan * random.between(85, 120)) / 100_000) * 1_000),
      amount: money(discounted(amountYuan, random.between(0, 8))),
    }),
    contract_approval: () => ({ close_date: at.closeDate ?? plusDays(today, 14) }),
    won: () => ({ amount: money(discounted(amountYuan, random.between(2, 11))) }),
    lost: () => lostValues(random, owner.discipline),
  };
  return given[at.stage]?.() ?? {};
}

function lostValues(random: Random, discipline: number): Values {
  const reason = random.weighted({
    price: 24,
    competitor: 22,
    no_budget: 14,
    no_decision: 18,
    product_fit: 7,
    relationship: 5,
    delivery: 4,
    not_qualified: 6,
    unreachable: 4,
    other: 16 * (1 - discipline),
  });
  const note = random.chance(discipline * 0.7)
    ? random.pick([
        '最终报价高于对手约 12%，客户未接受分期方案。',
        '集团统一招标，指定品牌。',
        '项目推迟到明年，预算被收回。',
        '关键功能需要二次开发，交期不满足。',
      ])
    : null;
  return { lost_reason: reason, lost_note: note, next_step: null, next_step_on: null };
}

function nextStepValues(random: Random, calendar: DemoCalendar, day: number, isKept: boolean): Values {
  if (!isKept) return {};
  return { next_step: random.pick(nextSteps), next_step_on: calendar.dateAt(day + random.between(3, 12)) };
}

interface Pushing {
  readonly course: DealCourse;
  readonly changes: PastChange[];
  readonly closeDate: string | null;
  readonly until: number;
  readonly from: number;
}

/** A close date that comes near while the deal goes on is moved later, by those who look. */
function pushUntil(random: Random, calendar: DemoCalendar, { course, changes, closeDate, until, from }: Pushing): string | null {
  let date = closeDate;
  while (date !== null && date < calendar.dateAt(until)) {
    const day = Math.max(from, Math.min(until - 1, calendar.placeOf(date) - random.between(-4, 3)));
    const last = changes.at(-1)?.at.getTime() ?? 0;
    if (!random.chance(0.25 + course.owner.discipline * 0.7) || day >= until) return date;
    date = plusDays(calendar.dateAt(Math.max(day, calendar.placeOf(date))), random.between(14, 50));
    const when = Math.max(calendar.instant(day, random.between(1_000, 1_100)).getTime(), last + 60_000);
    if (when >= calendar.instant(until, 545).getTime()) return date;
    changes.push({ at: new Date(when), by: course.owner.key, values: { close_date: date } });
  }
  return date;
}

/** What became of an open deal in its last stay: pushes, next steps kept up or not, and here and there a figure taken out again. */
function closingDays(
  random: Random,
  calendar: DemoCalendar,
  open: { course: DealCourse; changes: PastChange[]; closeDate: string | null; isTidy: (share: number) => boolean },
): void {
  const { course, changes } = open;
  const lastDay = calendar.workDays.length - 1;
  const from = course.stays.at(-1)?.day ?? 0;
  if (course.isForgotten || lastDay - from < 2) return;
  const closeDate = pushUntil(random, calendar, { ...open, until: lastDay, from });
  const day = Math.max(from, lastDay - random.between(0, 5));
  const at = calendar.instant(day, random.between(1_101, 1_130));
  if (at <= (changes.at(-1)?.at ?? at)) return;
  const isPast = closeDate !== null && closeDate < calendar.lastDay;
  const later: Values = isPast && open.isTidy(0.95) ? { close_date: plusDays(calendar.lastDay, random.between(6, 45)) } : {};
  if (open.isTidy(0.95)) changes.push({ at, by: course.owner.key, values: { ...nextStepValues(random, calendar, day, true), ...later } });
  else if (random.chance(0.12)) changes.push({ at, by: course.owner.key, values: { amount: null } });
}

function checklistOf(stage: string, isBack: boolean): { checklist?: readonly string[] } {
  const items: Readonly<Record<string, string>> = { negotiation: 'validation_report', contract_approval: 'discount_cleared', won: 'contract_signed' };
  const item = items[stage];
  return item === undefined || isBack ? {} : { checklist: [item] };
}

function discounted(yuan: number, percent: number): number {
  return Math.round((yuan * (100 - percent)) / 100_000) * 1_000;
}

function dateOf(value: Values[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
