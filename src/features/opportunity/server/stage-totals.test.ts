import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#platform/contract/errors.ts';
import type { MeasureRequest } from '#engine/contract/metrics/measure.ts';
import type { Context } from '#engine/server/context.ts';
import { createSqlParameters } from '#engine/server/expression/sql-parameters.ts';
import { factsSql, type FactsUse } from '#engine/server/metrics/facts-sql.ts';
import { aggregateOf, figureSql } from '#engine/server/metrics/figure-sql.ts';
import { planMeasure } from '#engine/server/metrics/measure-plan.ts';
import { deleteRecords, updateRecords } from '#engine/server/records/records.ts';
import { defaultOpportunityProcess } from '#features/process/contract/default-process.ts';
import { buildDealIn } from '#features/process/server/process.given.ts';
import { grantException, recordImportedStages, withMoveIntents } from '#features/process/server/public.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';

let now = new Date('2026-03-02T02:00:00Z');
let it: GivenApp;
let company: GivenWorkspace;
let seed = 20261122;
const stages = defaultOpportunityProcess.stages.map((stage) => stage.id);
const owners: readonly GivenMember[] = ['representative', 'colleague', 'westRepresentative'];

beforeAll(async () => {
  it = await given.app({ now: () => now });
  company = await given.workspace(it.app);
  await company.write('administrator', async (ctx) => {
    await liveThrough(ctx);
    await workedHere(ctx);
  });
}, 120_000);
afterAll(() => it.close());

/** Deals are made, move forth and back, get a past written anew, change hands and are deleted, in any order. */
async function liveThrough(ctx: Context): Promise<void> {
  const ids: string[] = [];
  for (let step = 0; step < 400; step += 1) {
    now = new Date(now.getTime() + 3_600_000 * (1 + pick(9)));
    const at: Context = { ...ctx, now };
    const id = ids[pick(ids.length)];
    const what = pick(20);
    if (id === undefined || what < 5) ids.push(await make(at));
    else if (what === 5) await deleteRecords(at, 'opportunity', ids.splice(ids.indexOf(id), 1));
    else if (what === 6) await updateRecords(at, 'opportunity', [{ id, values: { owner: company.members[oneOf(owners)] } }], { asSystem: true });
    else if (what === 7) await recordImportedStages(at, 'opportunity', [{ recordId: id, stages: pastOf(now) }]);
    else await move(at, id);
  }
}

/** Half of what history told happened here after all, under the version in force; some of it by an exception. */
async function workedHere(ctx: Context): Promise<void> {
  const values = [ctx.workspace.id];
  await ctx.session.query({
    text: `update process_stage_history set imported = false, version_id = (select id from process_version where workspace_id = $1 and status = 'published' limit 1)
      where workspace_id = $1 and hashtext(id::text) % 2 = 0`,
    values,
  });
  await ctx.session.query({ text: 'update opportunity set imported = false where workspace_id = $1 and hashtext(id::text) % 3 <> 0', values });
  await grantException(ctx, {
    object: 'opportunity',
    memberId: company.members.representative,
    conditionId: 'has_decision_maker',
    reason: '决策人出国，周五补齐',
    expiresAt: new Date(ctx.now.getTime() + 86_400_000).toISOString(),
  });
  await ctx.session.query({
    text: `insert into process_exception_use (workspace_id, exception_id, record_id, used_at)
      select $1, (select id from process_exception where workspace_id = $1 limit 1), record_id, entered_at + interval '2 seconds' from process_stage_history
      where workspace_id = $1 and hashtext(id::text) % 7 = 0`,
    values,
  });
}

/** Those worked here begin with the first stage. */
async function make(ctx: Context): Promise<string> {
  const imported = pick(3) === 0;
  const stage = imported ? oneOf(stages) : (stages[0] ?? '');
  return (await buildDealIn(ctx, stage, { imported, owner: company.members[oneOf(owners)], ...someCells() })).id;
}

/** Half of the moves as history tells them, the others by the process, which refuses most. */
async function move(ctx: Context, id: string): Promise<void> {
  const write = () => updateRecords(ctx, 'opportunity', [{ id, values: { stage: oneOf(stages), ...someCells() } }], { asSystem: true });
  if (pick(2) === 0) await withMoveIntents(ctx, new Map([[id, { importedAt: ctx.now }]]), write);
  else
    await write().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
}

function pastOf(until: Date) {
  const from = until.getTime() - 40 * 86_400_000;
  return Array.from({ length: 1 + pick(5) }, (_, at) => ({ stage: oneOf(stages), at: new Date(from + at * 6 * 86_400_000) }));
}

function someCells() {
  return {
    need: oneOf(['抄表靠人工', 'TBD', '', '----', 'N/A', '1111', 'Unknown', '暂无', null]),
    next_step: oneOf(['约谈', '  无 ', '??', '112', null]),
  };
}

/** A course of numbers that is the same on every run. */
function pick(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

function oneOf<T>(values: readonly T[]): T {
  const value = values[pick(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

async function rowsOf(member: GivenMember, request: MeasureRequest, use: FactsUse): Promise<string[]> {
  const rows = await company.read(member, (ctx) => {
    const plan = planMeasure(ctx, request);
    const parameters = createSqlParameters();
    const facts = factsSql(ctx, plan, parameters, parameters.add(ctx.workspace.id, 'uuid'), use);
    return ctx.session.query<object>({ text: figureSql(facts, aggregateOf(plan.definition.formula), 0), values: [...parameters.values] });
  });
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

const cuts = [[], ['from_stage'], ['owner'], ['from_stage', 'manager'], ['month'], ['region', 'month']];
const questions = [
  ...['stage_conversion', 'process_conformance'].flatMap((metric) => cuts.map((groupBy) => ({ metric, groupBy, period: '2026' }))),
  ...['stage_conversion', 'process_conformance'].map((metric) => ({ metric, period: 'this_month' })),
  ...['data_completeness', 'required_action_completion'].flatMap((metric) =>
    [[], ['field'], ['owner', 'field'], ['stage'], ['field', 'manager']].map((groupBy) => ({ metric, groupBy })),
  ),
];

test.each(questions)('$metric by $groupBy over $period counts the same together as one by one, for everybody', async (question) => {
  for (const member of ['administrator', 'manager', 'representative', 'westManager'] as const) {
    const [together, each] = [await rowsOf(member, question, 'totals'), await rowsOf(member, question, 'each')];
    expect(together).toEqual(each);
    if (member === 'administrator') expect(each.length).toBeGreaterThan(0);
  }
});

test('every stay knows the stage before it, whether it is the first, and the last one all stages of its deal', async () => {
  const wrong = await company.read('administrator', (ctx) =>
    ctx.session.query<object>({
      text: `select * from (
          select stage, previous_stage, is_first, reached, lag(stage) over w as was, row_number() over (partition by record_id, stage order by entered_at, id) = 1 as first,
            lead(id) over w is null as is_last, array_agg(stage) over (partition by record_id) as everything
          from process_stage_history where workspace_id = $1 window w as (partition by record_id order by entered_at, id)) s
        where previous_stage is distinct from was or is_first <> first or (reached is not null) <> is_last
          or (is_last and not (reached @> everything and everything @> reached))`,
      values: [ctx.workspace.id],
    }),
  );
  expect(wrong).toEqual([]);
});
