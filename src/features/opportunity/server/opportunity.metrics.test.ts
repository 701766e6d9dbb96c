import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import { measure, measureMany } from '#engine/server/metrics/measure.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { writeDeals } from './deals.given.ts';

const now = new Date('2017-07-15T04:00:00Z');
let it: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  it = await given.app({ now: () => now });
  workspace = await given.workspace(it.app);
  const { representative, colleague, westRepresentative } = workspace.members;
  await writeDeals(it.app, workspace.id, [
    { owner: representative, amount: 100.1, outcome: 'won', closedOn: '2017-02-10', engagedOn: '2017-01-31', createdAt: '2017-01-20T00:00:00Z' },
    { owner: representative, amount: 300, outcome: 'won', closedOn: '2017-05-10', engagedOn: '2017-05-01', createdAt: '2017-04-10T00:00:00Z' },
    { owner: colleague, amount: 50, outcome: 'lost', closedOn: '2017-05-20', engagedOn: '2017-05-01', createdAt: '2017-05-01T00:00:00Z' },
    { owner: colleague, outcome: 'won', closedOn: '2017-05-31', createdAt: '2017-05-01T00:00:00Z' },
    { owner: westRepresentative, amount: 40, outcome: 'won', closedOn: '2017-06-30', engagedOn: '2017-06-20', imported: true },
    { owner: westRepresentative, amount: 1000, outcome: 'open', closeDate: '2017-09-30', probability: 25 },
    { owner: representative, amount: 200, outcome: 'open', closeDate: '2017-07-01', probability: 50, nextStep: 'TBD', nextStepOn: '2017-08-01' },
    { owner: representative, outcome: 'open', nextStep: '报价', nextStepOn: '2017-08-01' },
  ]);
});
afterAll(() => it.close());

const ask = (request: MeasureRequest, member: GivenMember = 'administrator'): Promise<MeasureResult> =>
  workspace.read(member, (ctx) => measure(ctx, request));
const byLabel = (result: MeasureResult) =>
  Object.fromEntries((result.groups ?? []).map((group) => [group.labels.map((label) => label.zh).join(' '), group.value]));

test.each([
  ['win_rate', { value: '80.00', n: 5, numerator: '4', denominator: '5' }],
  ['win_rate_value', { value: '89.80', n: 5, used: 4 }],
  ['won_amount', { value: '440.10', currency: 'CNY', n: 4, used: 3 }],
  ['won_count', { value: '4' }],
  ['lost_count', { value: '1' }],
  ['average_deal', { value: '146.70', used: 3 }],
  ['average_deal_median', { value: '100.10' }],
  ['open_pipeline', { value: '1200.00', n: 3, used: 2 }],
  ['open_count', { value: '3' }],
  ['weighted_pipeline', { value: '350.00' }],
  // Creation → close: 21, 30 and 30 days; the imported deal's creation is unknown.
  ['sales_cycle_days', { value: '30.00', n: 3 }],
  ['sales_cycle_days_mean', { value: '27.00' }],
  // Engage → close: 10, 9 and 10 days; one won deal was never engaged.
  ['engage_to_close_won_mean', { value: '9.67', n: 4, used: 3 }],
  ['engage_to_close_won_median', { value: '10.00' }],
  ['engage_to_close_lost_median', { value: '19.00' }],
  ['amount_known', { value: '66.67' }],
  ['next_step_known', { value: '33.33', numerator: '1', denominator: '3' }],
  ['close_date_validity', { value: '33.33' }],
  // 3 open × 80 % × 146.70 ÷ 9.6667 days
  ['velocity_from_engage', { value: '36.42', currency: 'CNY', unit: 'money_per_day' }],
])('%s over all deals is as computed by hand', async (metric, expected) => {
  expect(await ask({ metric })).toMatchObject({ ...expected, undefinedBecause: null });
});

test('a period takes what closed within it, both ends included', async () => {
  expect(await ask({ metric: 'won_amount', period: '2017-Q2' })).toMatchObject({
    value: '340.00',
    n: 3,
    period: { from: '2017-04-01', to: '2017-06-30' },
  });
  expect(await ask({ metric: 'won_amount', period: { from: '2017-06-30', to: '2017-06-30' } })).toMatchObject({ value: '40.00' });
});

test('a win rate of a period in which nothing was decided is undefined, and says why', async () => {
  const result = await ask({ metric: 'win_rate', period: '2016' });
  expect(result).toMatchObject({ value: null, n: 0, undefinedBecause: { code: 'no_denominator' } });
  expect(result.trace.value.value).toBeNull();
});

test('growth compares with the quarter before, and is undefined without one', async () => {
  expect(await ask({ metric: 'won_amount_growth', period: '2017-Q2' })).toMatchObject({ value: '239.66' });
  expect(await ask({ metric: 'won_amount_growth', period: '2017-Q1' })).toMatchObject({ value: null, undefinedBecause: { code: 'no_denominator' } });
  expect(await ask({ metric: 'won_amount_growth' })).toMatchObject({ value: null, undefinedBecause: { code: 'no_period' } });
});

test('a figure is over what the person may see: own, department tree, all', async () => {
  const request = { metric: 'won_amount' };
  expect((await ask(request, 'representative')).value).toBe('400.10');
  expect((await ask(request, 'manager')).value).toBe('400.10');
  expect((await ask({ metric: 'won_count' }, 'manager')).value).toBe('3');
  expect((await ask(request, 'westRepresentative')).value).toBe('40.00');
});

test('groups by quarter, by owner and by department keep the total', async () => {
  expect(byLabel(await ask({ metric: 'won_amount', groupBy: ['quarter'] }))).toEqual({ '2017 年 1 季度': '100.10', '2017 年 2 季度': '340.00' });
  expect(byLabel(await ask({ metric: 'won_amount', groupBy: ['owner'] }))).toEqual({ 王敏: '400.10', 赵倩: '40.00', 李雷: null });
  expect(byLabel(await ask({ metric: 'won_count', groupBy: ['department'] }))).toEqual({ 上海: '3', 西区: '1' });
  expect(byLabel(await ask({ metric: 'won_count', groupBy: ['region'] }))).toEqual({ 东区: '3', 西区: '1' });
  expect(byLabel(await ask({ metric: 'win_rate', groupBy: ['manager'] }))).toEqual({ 东区经理: '75.00', 西区经理: '100.00' });
});

test('a department counts what was won while its people worked there, not where they are now', async () => {
  const moved = await given.workspace(it.app);
  const { representative } = moved.members;
  await writeDeals(it.app, moved.id, [
    { owner: representative, amount: 1, outcome: 'won', closedOn: '2017-03-31' },
    { owner: representative, amount: 2, outcome: 'won', closedOn: '2017-04-01' },
  ]);
  await it.app.database.write(moved.id, async ({ query }) => {
    await query({ text: "update organisation_assignment set valid_to = '2017-04-01' where member_id = $1", values: [representative] });
    await query({
      text: `insert into organisation_assignment (workspace_id, id, member_id, department_id, role, valid_from, created_at, updated_at) values ($1, gen_random_uuid(), $2, $3, 'representative', '2017-04-01', now(), now())`,
      values: [moved.id, representative, moved.departments.west],
    });
  });
  const shanghai = await moved.read('administrator', (ctx) => measure(ctx, { metric: 'won_amount', groupBy: ['department'] }));
  expect(byLabel(shanghai)).toEqual({ 上海: '1.00', 西区: '2.00' });
  const east = await moved.read('administrator', (ctx) => measure(ctx, { metric: 'won_amount', scope: { department: moved.departments.east } }));
  expect(east.value).toBe('1.00');
});

test('amounts in two currencies are not added up: each is shown, and the groups that have one keep it', async () => {
  const mixed = await given.workspace(it.app);
  const { representative, colleague } = mixed.members;
  await writeDeals(it.app, mixed.id, [
    { owner: representative, amount: 10, outcome: 'won', closedOn: '2017-03-31' },
    { owner: colleague, amount: 7, currency: 'USD', outcome: 'won', closedOn: '2017-04-01' },
  ]);
  const result = await mixed.read('administrator', (ctx) => measure(ctx, { metric: 'won_amount', groupBy: ['owner'] }));
  expect(result).toMatchObject({ value: null, undefinedBecause: { code: 'several_currencies' } });
  expect(result.byCurrency?.toSorted((a, b) => a.currency.localeCompare(b.currency))).toEqual([
    { currency: 'CNY', value: '10.00', n: 1 },
    { currency: 'USD', value: '7.00', n: 1 },
  ]);
  expect(byLabel(result)).toEqual({ 王敏: '10.00', 李雷: '7.00' });
});

test('a filter narrows the population, and its mistakes are named', async () => {
  expect(await ask({ metric: 'won_amount', scope: { expression: 'amount >= 100' } })).toMatchObject({ value: '400.10' });
  expect(await ask({ metric: 'won_amount', scope: { filter: { field: 'amount', op: 'lt', value: 100 } } })).toMatchObject({ value: '40.00' });
  await expect(ask({ metric: 'won_amount', scope: { expression: 'amuont >= 100' } })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(ask({ metric: 'win_rat' })).rejects.toMatchObject({ code: 'metrics.unknown' });
  await expect(ask({ metric: 'win_rate', groupBy: ['colour'] })).rejects.toMatchObject({ code: 'metrics.unknown_dimension' });
});

test('the explanation names formula, population, inputs and version, and links to the rows', async () => {
  const { trace, rows } = await ask({ metric: 'win_rate', period: '2017-Q2', groupBy: ['owner'] });
  expect(trace).toMatchObject({ metricId: 'win_rate', version: 'win_rate v1', formula: '赢单数 ÷（赢单数 + 输单数）', rows: { count: 4 } });
  expect(trace.inputs.map((input) => [input.label.en, input.value.value])).toEqual([
    ['Facts n', '4'],
    ['Numerator', '3'],
    ['Denominator', '4'],
  ]);
  expect(trace.table?.rows).toHaveLength(3);
  expect(rows.expression).toBe("(outcome in ['won', 'lost']) && (closed_on >= date('2017-04-01') && closed_on <= date('2017-06-30'))");
});

test('many measures are one statement and give the same figures', async () => {
  const results = await workspace.read('administrator', (ctx) =>
    measureMany(ctx, [{ metric: 'win_rate' }, { metric: 'velocity_from_engage' }, { metric: 'open_count', groupBy: ['owner'] }]),
  );
  expect(results.map((result) => result.value)).toEqual(['80.00', '36.42', '3']);
  expect(byLabel(results[2] ?? (await ask({ metric: 'win_rate' })))).toEqual({ 王敏: '2', 赵倩: '1' });
});

test('a field hidden from the role is not given away by a figure, a grouping or a filter', async () => {
  const hidden = { actions: ['see'], visibility: 'all', hidden: ['amount', 'product'] } as const;
  const asBlind = (request: MeasureRequest) =>
    workspace.read('administrator', (ctx) => {
      const role = { ...ctx.actor.role, objects: { ...ctx.actor.role.objects, opportunity: hidden } };
      return measure({ ...ctx, actor: { ...ctx.actor, role } }, request);
    });
  expect((await asBlind({ metric: 'won_count' })).value).toBe('4');
  await expect(asBlind({ metric: 'won_amount' })).rejects.toMatchObject({ code: 'metrics.hidden_field' });
  await expect(asBlind({ metric: 'won_count', groupBy: ['product'] })).rejects.toMatchObject({ code: 'metrics.hidden_field' });
  await expect(asBlind({ metric: 'won_count', scope: { expression: 'amount > 100' } })).rejects.toMatchObject({ kind: 'invalid' });
});
