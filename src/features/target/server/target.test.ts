import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureRequest } from '#engine/contract/metrics/measure.ts';
import type { ObjectSharing } from '#engine/contract/policy/sharing.ts';
import type { Context } from '#engine/server/context.ts';
import { runRead } from '#engine/server/run.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { TargetGrid, type TargetCellInput } from '../contract/target.routes.ts';
import { getTargetGrid } from './use-cases/get-grid.ts';
import { importTargets } from './use-cases/import-targets.ts';
import { approveTargetVersion, createTargetVersion, listTargetVersions, lockTargetCells, reviseTargetVersion } from './use-cases/manage-versions.ts';
import { writeTargetCells } from './use-cases/write-cells.ts';

let it: GivenApp;
let company: GivenWorkspace;
beforeAll(async () => {
  it = await given.app({ now: () => new Date('2017-07-15T04:00:00Z') });
});
afterAll(() => it.close());

const q2 = { from: '2017-04-01', to: '2017-06-30' };
const year = { from: '2017-01-01', to: '2017-12-31' };
const draft = (ctx: Context) => createTargetVersion(ctx, { name: '2017 年目标', period: year, grain: 'quarter', prorates: true });
const cell = (unit: TargetCellInput['unit'], unitId: string | undefined, value: string | null): TargetCellInput => ({
  unit,
  ...(unitId ? { unitId } : {}),
  period: q2,
  value,
});
const write = (ctx: Context, id: string, cells: TargetCellInput[]) => writeTargetCells(ctx, { id, metric: 'won_amount', level: 'target', cells });

/** East sells 300 and 40, west nothing; targets 200, 100, none and 0. */
async function approvedTargets(): Promise<{ id: string }> {
  company = await given.workspace(it.app);
  const { representative, colleague, westRepresentative } = company.members;
  await writeDeals(it.app, company.id, [
    { owner: representative, amount: 300, outcome: 'won', closedOn: '2017-05-10' },
    { owner: colleague, amount: 40, outcome: 'won', closedOn: '2017-06-30' },
    { owner: representative, amount: 60, outcome: 'open', closeDate: '2017-06-01' },
  ]);
  return company.write('operations', async (ctx) => {
    const { id } = await draft(ctx);
    await write(ctx, id, [
      cell('company', undefined, '400'),
      cell('department', company.departments.east, '250'),
      cell('member', representative, '200'),
      cell('member', colleague, '100'),
      cell('member', westRepresentative, '0'),
    ]);
    await approveTargetVersion(ctx, { id });
    return { id };
  });
}

const ask = (request: MeasureRequest) => company.read('administrator', (ctx) => measure(ctx, request));

test('attainment is won over target, by person and in all; a target of 0 leaves it undefined', async () => {
  await approvedTargets();
  const result = await ask({ metric: 'quota_attainment', period: q2, groupBy: ['owner'] });
  expect(result).toMatchObject({ value: '113.33' });
  const by = Object.fromEntries((result.groups ?? []).map((group) => [group.labels[0]?.zh, group.value]));
  expect(by).toEqual({ 王敏: '150.00', 李雷: '40.00', 赵倩: null });
  expect(result.trace.inputs.map((input) => [input.label.en, input.value.value])).toEqual([
    ['Won amount', '340.00'],
    ['Target (prorated)', '300.00'],
  ]);
});

test('participation counts people who carry a target', async () => {
  expect(await ask({ metric: 'participation_rate', period: q2 })).toMatchObject({ value: '50.00', numerator: '1', denominator: '2' });
});

test('coverage of a target already passed is undefined; by person it is pipeline over what is missing', async () => {
  expect(await ask({ metric: 'pipeline_coverage', period: q2 })).toMatchObject({ value: null });
  expect(await ask({ metric: 'target_gap', period: q2 })).toMatchObject({ value: '40.00' });
});

test('a period without any approved target has no attainment', async () => {
  expect(await ask({ metric: 'quota_attainment', period: '2017-Q3' })).toMatchObject({ value: null });
  expect(await ask({ metric: 'quota_attainment' })).toMatchObject({ value: null, undefinedBecause: { code: 'no_period' } });
});

test('the grid shows over-assignment, attainment, gap and what is empty', async () => {
  const { id } = await approvedTargets();
  const grid = await company.read('operations', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }));
  expect(() => TargetGrid.parse(grid)).not.toThrow();
  expect(grid.periods).toHaveLength(4);
  const second = (name: string) => grid.rows.find((row) => row.name === name)?.cells[1];
  expect(second('东区')).toMatchObject({
    value: '250.00',
    assigned: '300.00',
    overAssigned: '50.00',
    actual: '340.00',
    attainment: '136.00',
    gap: '90.00',
  });
  expect(second('')).toMatchObject({ value: '400.00', assigned: '250.00', overAssigned: '-150.00', attainment: '85.00', gap: '-60.00' });
  expect(second('王敏')).toMatchObject({ attainment: '150.00', prorated: '200.00' });
  expect(second('赵倩')).toMatchObject({ value: '0.00', attainment: null });
  expect(second('西区')).toMatchObject({ value: null, assigned: '0.00' });
  expect(grid.rows.find((row) => row.name === '王敏')?.total).toMatchObject({ value: '200.00' });
});

test('a representative sees their own target, a manager their people', async () => {
  const { id } = await approvedTargets();
  const names = async (member: 'representative' | 'manager') =>
    (await company.read(member, (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }))).rows
      .filter((row) => row.unit === 'member')
      .map((row) => row.name);
  expect(await names('representative')).toEqual(['王敏']);
  expect((await names('manager')).toSorted()).toEqual(['东区经理', '李雷', '王敏'].toSorted());
});

test('a target is prorated for the days somebody was there, in the grid and in the metric alike', async () => {
  const { id } = await approvedTargets();
  await it.app.database.write(company.id, ({ query }) =>
    query({ text: "update organisation_assignment set valid_from = '2017-05-01' where member_id = $1", values: [company.members.representative] }),
  );
  const grid = await company.read('operations', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }));
  // 61 of 91 days of 200.
  expect(grid.rows.find((row) => row.name === '王敏')?.cells[1]).toMatchObject({ prorated: '134.07', activeDays: 61, totalDays: 91 });
  const target = await ask({ metric: 'target_amount', period: q2, scope: { owners: [company.members.representative] } });
  expect(target.value).toBe('134.07');
});

test('approved targets change only by a revision with a reason, which replaces them', async () => {
  const { id } = await approvedTargets();
  const { representative } = company.members;
  await expect(company.write('operations', (ctx) => write(ctx, id, [cell('member', representative, '1')]))).rejects.toMatchObject({
    code: 'target.not_a_draft',
  });
  const revision = await company.write('operations', (ctx) => reviseTargetVersion(ctx, { id, reason: '市场调整' }));
  await company.write('operations', (ctx) => write(ctx, revision.id, [cell('member', representative, '600')]));
  expect((await ask({ metric: 'target_amount', period: q2 })).value).toBe('300.00');
  await company.write('operations', (ctx) => approveTargetVersion(ctx, { id: revision.id }));
  expect((await ask({ metric: 'target_amount', period: q2 })).value).toBe('700.00');
  const { versions } = await company.read('operations', listTargetVersions);
  expect(versions.map((version) => [version.id, version.status, version.reason])).toEqual(
    expect.arrayContaining([
      [id, 'retired', null],
      [revision.id, 'active', '市场调整'],
    ]),
  );
});

test('a second approved version over the same dates and metric is refused, since targets would count twice', async () => {
  await approvedTargets();
  const second = company.write('operations', async (ctx) => {
    const { id } = await draft(ctx);
    await write(ctx, id, [cell('company', undefined, '1')]);
    return approveTargetVersion(ctx, { id });
  });
  await expect(second).rejects.toMatchObject({ code: 'target.overlap' });
});

test('emptying a cell is not writing 0; a locked cell keeps its value', async () => {
  company = await given.workspace(it.app);
  const { representative } = company.members;
  const { id } = await company.write('operations', draft);
  const put = (value: string | null) => company.write('operations', (ctx) => write(ctx, id, [cell('member', representative, value)]));
  const shown = async () =>
    (await company.read('operations', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }))).rows.find(
      (row) => row.name === '王敏',
    )?.cells[1];
  await put('0');
  expect(await shown()).toMatchObject({ value: '0.00' });
  expect(await put(null)).toEqual({ written: 0, emptied: 1 });
  const emptied = await shown();
  expect(emptied).toMatchObject({ value: null, prorated: null });
  await put('5');
  await company.write('operations', (ctx) => lockTargetCells(ctx, { id, cells: [emptied?.id ?? ''], locked: true }));
  await expect(put('6')).rejects.toMatchObject({ code: 'target.locked' });
  expect(await shown()).toMatchObject({ value: '5.00', isLocked: true });
});

test.each([
  [{ unit: 'company', period: q2, value: '1.005' }, 'target.too_many_digits'],
  [{ unit: 'member', period: q2, value: '1' }, 'target.unit'],
  [{ unit: 'company', period: { from: '2018-01-01', to: '2018-03-31' }, value: '1' }, 'target.outside_version'],
] as const)('the cell %o is refused with %s', async (wrong, code) => {
  company = await given.workspace(it.app);
  await expect(company.write('operations', async (ctx) => write(ctx, (await draft(ctx)).id, [wrong]))).rejects.toMatchObject({ code });
});

test('nobody who may not set targets does, and only who sees the company approves', async () => {
  company = await given.workspace(it.app);
  await expect(company.write('representative', draft)).rejects.toMatchObject({ kind: 'forbidden' });
  const made = await company.write('manager', draft);
  await expect(company.write('manager', (ctx) => approveTargetVersion(ctx, made))).rejects.toMatchObject({ code: 'target.approve' });
});

test('a file fills the draft by names; a wrong line names itself and nothing is written', async () => {
  company = await given.workspace(it.app);
  const { id } = await company.write('operations', draft);
  const load = (csv: string, dryRun = false) =>
    company.write('operations', (ctx) => importTargets(ctx, { id, metric: 'won_amount', level: 'target', csv, dryRun }));
  const wrong = await load('成员,期间,目标\n王敏,2017-Q2,"1,200.50"\n没有这个人,2017-Q2,5\n李雷,明年,6\n李雷,2017-Q2,多\n');
  expect(wrong.written).toBe(0);
  expect(wrong.errors.map((error) => [error.line, error.column])).toEqual([
    [3, 'who'],
    [4, 'period'],
    [5, 'value'],
  ]);
  expect(
    await load('成员,开始,结束,目标\n王敏,2017-04-01,2017-06-30,"1,200.50"\n东区,2017-04-01,2017-06-30,\n公司,2017-04-01,2017-06-30,0\n'),
  ).toMatchObject({ rows: 3, written: 2, errors: [] });
  const grid = await company.read('operations', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }));
  expect(grid.rows.find((row) => row.name === '王敏')?.cells[1]?.value).toBe('1200.50');
  expect(grid.rows.find((row) => row.name === '东区')?.cells[1]?.value).toBeNull();
});

test('a target shared with somebody is in their grid, without what was reached; a restriction takes targets out of it', async () => {
  const { id } = await approvedTargets();
  const { westRepresentative, representative } = company.members;
  const grid = () => company.read('westRepresentative', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }));
  const of = (rows: TargetGrid['rows'], unit: string) => rows.find((row) => row.id === unit)?.cells.find((each) => each.value !== null);
  expect(of((await grid()).rows, representative)).toBeUndefined();
  const whole = await company.read('administrator', (ctx) => getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }));
  const shared = of(whole.rows, representative);
  expect(shared).toMatchObject({ value: '200.00', actual: '300.00' });
  const sharing: ObjectSharing = { principals: [`member:${westRepresentative}`], rules: [], restrictions: [] };
  await company.write('administrator', (ctx) =>
    ctx.session.query({
      text: `insert into engine_record_access (workspace_id, id, object, record_id, principal, source, may_write, created_at)
        values ($1, $2, 'target_cell', $3, $4, 'share', false, now())`,
      values: [company.id, ctx.newId(), shared?.id, sharing.principals[0]],
    }),
  );
  const caller = await company.as('westRepresentative');
  const look = (more: ObjectSharing) =>
    runRead(it.app, { ...caller, actor: { ...caller.actor, sharing: new Map([['target_cell', more]]) } }, (ctx) =>
      getTargetGrid(ctx, { id, metric: 'won_amount', level: 'target' }),
    );
  const { rows } = await look(sharing);
  expect(of(rows, representative)).toMatchObject({ value: '200.00', actual: null });
  const rule = { id: 'x', object: 'target_cell', name: 'x', expression: "unit == 'department'", principals: [], mayWrite: false };
  const kept = await look({ ...sharing, restrictions: [{ ...rule, kind: 'restrict' }] });
  expect(kept.rows.flatMap((row) => row.cells).filter((each) => each.value !== null)).toEqual([]);
});
