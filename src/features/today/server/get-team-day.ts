import type { Label } from '#platform/contract/label.ts';
import type { FigureGroup, MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import { rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { countWorkDays } from '#features/target/contract/compute-pace.ts';
import { todayMessages } from '../contract/today.messages.ts';
import { type TeamCell, type TeamColumn, type TeamDay, type TeamRow, teamColumns } from '../contract/today.routes.ts';
import { judgeDeals, todayOf } from './day.ts';
import { figureOf, numberOf } from './figures.ts';
import { risksOf } from './get-my-day.ts';
import { keepFor } from './kept-figures.ts';
import { needsOf } from './needs-of-person.ts';
import { listWaiting } from './sources/approvals.ts';

const largestDeals = 60;
const keptForMs = 60_000;

/** Where the team stands and who needs help, over all the leader sees. */
export async function getTeamDay(ctx: Context): Promise<TeamDay> {
  const { asOf, value: results } = await measureTeam(ctx);
  const { rows: deals } = await queryRecords(ctx, 'opportunity', {
    filter: { field: 'outcome', op: 'eq', value: 'open' },
    sort: [{ field: 'amount', descending: true }],
    limit: largestDeals,
  });
  const columns = results.slice(0, columnRequests.length);
  return {
    rows: rowsOf(ctx, columns, results[columnRequests.length]),
    asOf: asOf.toISOString(),
    call: callOf(results.slice(columnRequests.length + 1)),
    approvals: await listWaiting(ctx),
    risks: { ...risksOf(deals, await judgeDeals(ctx, deals)), isMore: deals.length === largestDeals },
  };
}

const byOwner = { groupBy: ['owner'] };
const noStep = '(next_step == null || isBlankText(next_step)) || next_step_on == null';
const untouched = "stage_entered_at < now() - days(30) && activities.count(a, a.status == 'done' && a.at > now() - days(30)) == 0";

const columnRequests: readonly { readonly column: TeamColumn; readonly request: MeasureRequest }[] = [
  { column: 'open', request: { metric: 'open_pipeline', ...byOwner } },
  { column: 'noStep', request: { metric: 'open_count', scope: { expression: noStep }, ...byOwner } },
  { column: 'overdue', request: { metric: 'open_count', scope: { expression: 'close_date < today()' }, ...byOwner } },
  { column: 'stalled', request: { metric: 'open_count', scope: { expression: untouched }, ...byOwner } },
  { column: 'compliance', request: { metric: 'activity_compliance', period: 'last_30_days', ...byOwner } },
  { column: 'attainment', request: { metric: 'quota_attainment', period: 'this_quarter', ...byOwner } },
];

const inCategory = (value: string): MeasureRequest => ({
  metric: 'pipeline_closing',
  period: 'this_quarter',
  scope: { filter: { field: 'forecast_category', op: 'eq', value } },
});

const measureTeam = keepFor(keptForMs, (ctx) =>
  measureMany(ctx, [
    ...columnRequests.map((each) => each.request),
    { metric: 'open_count', ...byOwner },
    { metric: 'target_amount', period: 'this_quarter' },
    { metric: 'won_amount', period: 'this_quarter' },
    inCategory('commit'),
    inCategory('best_case'),
    inCategory('pipeline'),
  ]),
);

function rowsOf(ctx: Context, columns: readonly MeasureResult[], openCounts: MeasureResult | undefined): TeamRow[] {
  const today = todayOf(ctx);
  const quarter = rangeOfPeriodName('this_quarter', today) ?? { from: today, to: today };
  const duePercent = (countWorkDays(quarter.from, today) * 100) / Math.max(1, countWorkDays(quarter.from, quarter.to));
  const people = new Map<string, string>();
  for (const result of [...columns, openCounts]) {
    for (const group of result?.groups ?? []) if (group.keys[0]) people.set(group.keys[0], nameOf(group.labels[0], group.keys[0]));
  }
  const rows = [...people].map(([id, name]) => {
    const cells = cellsOf(columns, id);
    const openCount = Number(groupOf(openCounts, id)?.value ?? 0);
    return { id, name, openCount, cells, needs: needsOf({ cells, openCount, duePercent }) };
  });
  return rows
    .filter((row) => row.openCount > 0 || Object.values(row.cells).some((cell) => cell.value !== null && Number(cell.value) !== 0))
    .toSorted((left, right) => gravity(right) - gravity(left) || Number(right.cells.open.value ?? 0) - Number(left.cells.open.value ?? 0))
    .slice(0, 200);
}

function gravity(row: TeamRow): number {
  return row.needs.reduce((sum, need) => sum + (need.tone === 'bad' ? 10 : 1), 0);
}

const nothing: TeamCell = { value: null, unit: 'count', currency: null, n: 0, link: null };

function cellsOf(columns: readonly MeasureResult[], owner: string): Record<TeamColumn, TeamCell> {
  const cellOf = (column: TeamColumn): TeamCell => {
    const group = groupOf(columns[columnRequests.findIndex((each) => each.column === column)], owner);
    return group ? { value: group.value, unit: group.unit, currency: group.currency, n: group.n, link: group.rows.link } : nothing;
  };
  const [open, noNextStep, overdue, stalled, compliance, attainment] = teamColumns.map(cellOf);
  return {
    open: open ?? nothing,
    noStep: noNextStep ?? nothing,
    overdue: overdue ?? nothing,
    stalled: stalled ?? nothing,
    compliance: compliance ?? nothing,
    attainment: attainment ?? nothing,
  };
}

function groupOf(result: MeasureResult | undefined, key: string): FigureGroup | undefined {
  return result?.groups?.find((group) => group.keys[0] === key);
}

function nameOf(label: Label | undefined, key: string): string {
  return label?.zh ?? key;
}

function callOf([target, won, commit, best, pipeline]: readonly MeasureResult[]): TeamDay['call'] {
  const goal = numberOf(target);
  const gap = goal === null || goal <= 0 ? null : goal - (numberOf(won) ?? 0) - (numberOf(commit) ?? 0);
  return {
    period: won?.period ?? { from: '', to: '' },
    target: figureOf('target', todayMessages['today.call.target'], target),
    won: figureOf('won', todayMessages['today.call.won'], won),
    commit: figureOf('commit', todayMessages['today.call.commit'], commit),
    bestCase: figureOf('best', todayMessages['today.call.best'], best),
    pipeline: figureOf('pipeline', todayMessages['today.call.pipeline'], pipeline),
    gap: gap === null ? null : gap.toFixed(2),
  };
}
