import type { DemoCalendar } from './demo-calendar.ts';
import { groups } from './company.ts';
import type { DemoAccount } from './plan-customers.ts';
import type { DemoPerson } from './plan-team.ts';
import type { Random } from './random.ts';

/** Stages of the process a new workspace begins with, in order. */
export const path = ['initial_contact', 'needs_confirmed', 'solution', 'technical_validation', 'negotiation', 'contract_approval'] as const;
const typicalDwell = [6, 9, 9, 8, 10, 5];
// Where lost deals end, by the number of stages they have entered.
const lostAfter = { 1: 18, 2: 27, 3: 26, 4: 11, 5: 13, 6: 5 };
const baseWinRate = 0.35;
/** Deals entered in the first weeks were running already: they are through sooner. */
const firstWeeks = 22;
/** Work days after which what everybody forgot is found and closed, most of the time. */
const tidiedUpAfter = [15, 45] as const;

/** One stay of a deal: which stage, from which work day on. */
export interface Stay {
  readonly stage: string;
  readonly day: number;
  /** Moved back to it, and why. */
  readonly reason?: string;
}

/** The course of a deal, before it is cut off at yesterday. */
export interface DealCourse {
  readonly account: DemoAccount;
  readonly owner: DemoPerson;
  readonly amountYuan: number;
  readonly stays: readonly Stay[];
  readonly outcome: 'open' | 'won' | 'lost';
  /** Nobody works on it any more, and nobody says so. */
  readonly isForgotten: boolean;
}

/** How a deal of this seller with this customer goes from its first day on; what lies after the last day has not happened. */
export function planCourse(random: Random, calendar: DemoCalendar, deal: { account: DemoAccount; owner: DemoPerson; day: number }): DealCourse {
  const { account, owner } = deal;
  const group = groups.find((each) => each.id === account.group);
  const last = calendar.workDays.length - 1;
  const amountYuan = roundAmount(
    Math.min(3_000_000, Math.max(50_000, random.logNormal(group?.dealYuan ?? 300_000, 0.75) * (account.tier === 'A' ? 1.3 : 1))),
  );
  const isWon = random.chance(Math.min(0.75, baseWinRate * owner.skill * (account.tier === 'A' ? 1.1 : 1)));
  const length = isWon ? path.length : Number(random.weighted(lostAfter));
  const pace = (1.25 - owner.discipline * 0.35) * (amountYuan > 1_000_000 ? 1.35 : 1) * (deal.day <= firstWeeks ? 0.25 + random.next() * 0.65 : 0.92);
  const stays = walk(random, { day: deal.day, length, pace });
  // A deal without hope is closed by those who keep order; others let it lie.
  const isForgotten = !isWon && random.chance(0.3 * (1 - owner.discipline) + 0.02);
  const end = (stays.at(-1)?.day ?? deal.day) + dwell(random, length - 1, pace) + (isForgotten ? random.between(...tidiedUpAfter) : 0);
  const closing = isWon ? { stage: 'won', day: pullToQuarterEnd(random, calendar, end, stays.at(-1)?.day ?? end) } : { stage: 'lost', day: end };
  const all = isForgotten && random.chance(0.1) ? stays : [...stays, closing];
  const happened = all.filter((stay) => stay.day <= last);
  const isClosed = happened.at(-1) === closing;
  return { account, owner, amountYuan, stays: happened, outcome: isClosed ? (isWon ? 'won' : 'lost') : 'open', isForgotten };
}

function walk(random: Random, course: { day: number; length: number; pace: number }): Stay[] {
  const stays: Stay[] = [{ stage: path[0], day: course.day }];
  let day = course.day;
  let hasTurned = false;
  for (let at = 1; at < course.length; at++) {
    day += dwell(random, at - 1, course.pace);
    stays.push({ stage: path[at] ?? path[0], day });
    if (hasTurned || at < 2 || !random.chance(0.06)) continue;
    hasTurned = true;
    day += dwell(random, at, course.pace);
    at -= 1;
    stays.push({
      stage: path[at] ?? path[0],
      day,
      reason: random.pick(['客户调整需求，需要重新确认', '预算缩减，方案重做', '测试未通过，补充点位', '决策人更换，重新汇报']),
    });
  }
  return stays;
}

function dwell(random: Random, stage: number, pace: number): number {
  return Math.max(1, Math.round(random.logNormal((typicalDwell[stage] ?? 6) * pace, 0.55)));
}

/** Contracts come in before the books close: what would fall early into a quarter is often signed at the end of the one before. */
function pullToQuarterEnd(random: Random, calendar: DemoCalendar, day: number, entered: number): number {
  const date = calendar.dateAt(day);
  const isEarly = ['01', '04', '07', '10'].includes(date.slice(5, 7)) && Number(date.slice(8)) <= 26;
  if (!isEarly || !random.chance(0.6)) return day;
  const quarterEnd = calendar.placeOf(`${date.slice(0, 8)}01`) - 1;
  return Math.max(entered + 1, quarterEnd - random.between(0, 7));
}

function roundAmount(yuan: number): number {
  const step = yuan > 500_000 ? 10_000 : 2_000;
  return Math.round(yuan / step) * step;
}
