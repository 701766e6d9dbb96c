import type { Context } from '#engine/server/context.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import { approveTargetVersion, createTargetVersion, writeTargetCells } from '#features/target/server/public.ts';
import { groups } from '../contract/company.ts';
import { quartersBetween } from '../contract/demo-calendar.ts';
import type { DemoPlan } from '../contract/plan-demo.ts';
import { type DemoPerson, groupOn, isHere } from '../contract/plan-team.ts';
import { type DemoIds, idOf } from './write-team.ts';

type Quarter = ReturnType<typeof quartersBetween>[number];

/** Sets and approves the quarterly targets of everybody who sells, their groups and the company, one version a year. */
export async function writeTargets(ctx: Context, plan: DemoPlan, ids: DemoIds): Promise<void> {
  const { firstDay, lastDay } = plan.calendar;
  // The quarter the year begins in is only half there; nobody was given a target for it.
  const quarters = quartersBetween(firstDay, `${lastDay.slice(0, 4)}-12-31`).slice(1);
  const yuanOf = wonByGroupAndQuarter(ctx, plan, quarters);
  for (const [year, own] of Map.groupBy(quarters, (quarter) => quarter.from.slice(0, 4))) {
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last) continue;
    const version = await createTargetVersion(ctx, {
      name: `${year} 年销售目标`,
      period: { from: first.from, to: last.to },
      grain: 'quarter',
      prorates: true,
    });
    await writeTargetCells(ctx, {
      id: version.id,
      metric: 'won_amount',
      level: 'target',
      cells: own.flatMap((quarter) => cellsOf(plan, ids, quarter, yuanOf)),
    });
    await approveTargetVersion(ctx, { id: version.id });
  }
}

function cellsOf(plan: DemoPlan, ids: DemoIds, quarter: Quarter, yuanOf: (group: string, quarter: Quarter) => number) {
  const period = { from: quarter.from, to: quarter.to };
  const day = Math.min(plan.calendar.workDays.length - 1, plan.calendar.placeOf(quarter.from) + 10);
  let total = 0;
  const byGroup = groups.flatMap((group) => {
    const sellers = plan.team.filter((person) => person.role === 'representative' && groupOn(person, day)?.id === group.id && isHere(person, day));
    const shares = sellers.map((person) => ({ person, yuan: round((yuanOf(group.id, quarter) / sellers.length) * seniority(person)) }));
    // What is handed out adds up to a little more than what the group answers for.
    const groupYuan = round(shares.reduce((sum, share) => sum + share.yuan, 0) * 0.94);
    total += groupYuan;
    return [
      ...shares.map(({ person, yuan }) => ({ unit: 'member' as const, unitId: idOf(ids.members, person.key), period, value: `${yuan}.00` })),
      { unit: 'department' as const, unitId: idOf(ids.departments, group.id), period, value: `${groupYuan}.00` },
    ];
  });
  return [...byGroup, { unit: 'company' as const, period, value: `${round(total * 0.97)}.00` }];
}

/** What a group should win in a quarter: about what its groups of that size win in a year's average, growing. */
function wonByGroupAndQuarter(ctx: Context, plan: DemoPlan, quarters: readonly Quarter[]): (group: string, quarter: Quarter) => number {
  const won = plan.deals.filter((deal) => deal.course.outcome === 'won');
  const sumOf = (group: string, from: string, to: string): number =>
    won
      .filter((deal) => deal.course.owner.group?.id === group)
      .filter((deal) => {
        const day = localDate(deal.changes.at(-1)?.at ?? ctx.now, ctx.workspace.timeZone);
        return day >= from && day <= to;
      })
      .reduce((sum, deal) => sum + deal.course.amountYuan, 0);
  const full = quarters.filter((quarter) => quarter.to <= plan.calendar.lastDay);
  const average = (group: string): number =>
    full.reduce((sum, quarter) => sum + sumOf(group, quarter.from, quarter.to), 0) / Math.max(1, full.length);
  const averages = new Map(groups.map((group) => [group.id, average(group.id)]));
  const company = groups.reduce((sum, group) => sum + (averages.get(group.id) ?? 0), 0);
  return (group, quarter) => {
    // A target is set before the quarter: the strong get theirs by what they win, the weak by what they should.
    const fair = (company * (groups.find((each) => each.id === group)?.dealYuan ?? 0)) / groups.reduce((sum, each) => sum + each.dealYuan, 0);
    const base = 0.7 * (averages.get(group) ?? 0) + 0.3 * fair;
    const season = [0.85, 1.02, 1.05, 1.18][(Number(quarter.from.slice(5, 7)) - 1) / 3] ?? 1;
    return Math.max(500_000, base * season * 0.96);
  };
}

function seniority(person: DemoPerson): number {
  return person.joined === null ? (person.position === '高级客户经理' ? 1.25 : 1) : 0.7;
}

function round(yuan: number): number {
  return Math.round(yuan / 50_000) * 50_000;
}
