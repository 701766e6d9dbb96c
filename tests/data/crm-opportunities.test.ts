import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportPlan } from '#engine/contract/import/import-plan.ts';
import type { Context } from '#engine/server/context.ts';
import { runImportJob, previewImportJob } from '#engine/server/import/import.jobs.ts';
import { planImport, previewImport, runImport, undoImport } from '#engine/server/import/plan-import.ts';
import { getImport } from '#engine/server/import/read-imports.ts';
import { undoImportJob } from '#engine/server/import/undo-import.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { aggregateRecords } from '#engine/server/records/records.ts';
import { createMembersFromTeams } from '#features/organisation/server/public.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

const folder = '../shared/data/crm_opportunities';
const read = (name: string): Buffer => readFileSync(`${folder}/${name}`);

describe.skipIf(!existsSync(folder))('the CRM sales opportunities of ../shared/data', () => {
  let app: GivenApp;
  let workspace: GivenWorkspace;
  const done: Record<string, string> = {};

  beforeAll(async () => {
    app = await given.app();
    workspace = await given.workspace(app.app, { currency: 'USD', timeZone: 'America/New_York' });
  });
  afterAll(() => app.close());

  const asAdministrator = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
  const jobs = { preview: previewImportJob, run: runImportJob, undo: undoImportJob };
  const starts = { preview: previewImport, run: runImport, undo: undoImport };

  async function carryOut(step: keyof typeof jobs, importId: string) {
    const { jobId } = await asAdministrator((ctx) => starts[step](ctx, { id: importId }));
    const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
    await jobs[step].run(job.context, { importId, memberId: workspace.members.administrator });
    await job.flush();
    return workspace.read('administrator', (ctx) => getImport(ctx, { id: importId }));
  }

  async function importFile(object: string, fileName: string, adjust: (plan: ImportPlan) => ImportPlan = (plan) => plan) {
    const staged = await asAdministrator((ctx) => stageFile(ctx, { object, fileName, bytes: read(fileName) }));
    const planned = await asAdministrator((ctx) => planImport(ctx, { id: staged.import.id, plan: adjust(staged.guess) }));
    const result = await carryOut('run', staged.import.id);
    done[`${object}:${fileName}:${Object.keys(done).length}`] = staged.import.id;
    return { staged, planned, result };
  }

  const pipelinePlan = (plan: ImportPlan): ImportPlan => ({
    ...plan,
    mode: 'history',
    values: { product: { GTXPro: 'GTX Pro' } },
    nameTemplate: '{account} · {product}',
    stageDates: [
      { column: 5, stages: ['needs_confirmed'] },
      { column: 6, stages: ['won', 'lost'] },
    ],
  });

  test('the teams file makes members who cannot sign in, with managers and regions from the earliest date', async () => {
    const rows = read('sales_teams.csv')
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(','));
    const made = await asAdministrator((ctx) =>
      createMembersFromTeams(
        ctx,
        rows.map(([agent = '', manager = '', department = '']) => ({ agent, manager, department })),
        '2016-10-20',
      ),
    );
    expect(made).toMatchObject({ createdMembers: 41, createdDepartments: 3 });
  });

  test('accounts and products land with guessed columns', async () => {
    expect((await importFile('account', 'accounts.csv')).result).toMatchObject({ status: 'done', counts: { new: 85, error: 0 } });
    const [linked] = await asAdministrator((ctx) =>
      ctx.session.query<{ n: number }>({
        text: 'select count(*)::int as n from account where workspace_id = $1 and parent_id is not null',
        values: [workspace.id],
      }),
    );
    expect(linked?.n).toBe(15);
    expect((await importFile('product', 'products.csv')).result).toMatchObject({ status: 'done', counts: { new: 7, error: 0 } });
  });

  test('the pipeline: GTXPro is suggested as GTX Pro, all 8,800 land, the 1,425 blank accounts are warned of', async () => {
    const { staged, planned, result } = await importFile('opportunity', 'sales_pipeline.csv', pipelinePlan);
    expect(staged.guess.columns).toEqual(['external_id', 'owner', 'product', 'account', 'stage', 'engaged_on', 'close_date', 'amount']);
    expect(planned.unknown).toEqual([]);
    expect(planned.earliestDate).toBe('2016-10-20');
    expect(result).toMatchObject({ status: 'done', counts: { new: 8800, error: 0, pending: 0 } });
    expect(result.warnings.find((warning) => warning.field === 'account')).toMatchObject({ rows: 1425 });
  });

  test('the unmapped GTXPro is listed once with what it probably means', async () => {
    const staged = await asAdministrator((ctx) =>
      stageFile(ctx, { object: 'opportunity', fileName: 'sales_pipeline.csv', bytes: read('sales_pipeline.csv') }),
    );
    const { unknown } = await asAdministrator((ctx) =>
      planImport(ctx, { id: staged.import.id, plan: { ...pipelinePlan(staged.guess), values: {} } }),
    );
    expect(unknown).toEqual([{ field: 'product', text: 'GTXPro', rows: 1480, suggestion: 'GTX Pro' }]);
  });

  const value = async (metric: string, more: object = {}) =>
    (await workspace.read('administrator', (ctx) => measure(ctx, { metric, ...more }))).value;

  test('the known counts by stage', async () => {
    const result = await workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'opportunity', { groupBy: ['stage'], measures: [{ id: 'n', kind: 'count' }] }),
    );
    expect(Object.fromEntries(result.groups.map((group) => [group.keys['stage'], group.measures['n']]))).toEqual({
      won: 4238,
      lost: 2473,
      needs_confirmed: 1589,
      initial_contact: 500,
    });
  });

  test('the known figures: won value, win rate, days from engagement to close', async () => {
    expect(Number(await value('won_amount'))).toBe(10_005_534);
    expect(Number(await value('win_rate'))).toBeCloseTo(63.15, 2);
    expect(Number(await value('engage_to_close_won_mean'))).toBeCloseTo(51.78, 2);
    expect(Number(await value('engage_to_close_lost_mean'))).toBeCloseTo(41.48, 2);
    expect(Number(await value('engage_to_close_won_median'))).toBe(57);
    expect(Number(await value('engage_to_close_lost_median'))).toBe(14);
  });

  test('the four quarters and the best agent', async () => {
    const quarters = await Promise.all(['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'].map((period) => value('won_amount', { period })));
    expect(quarters.map(Number)).toEqual([1_134_672, 3_086_111, 2_982_255, 2_802_496]);
    const byOwner = await workspace.read('administrator', (ctx) => measure(ctx, { metric: 'won_amount', groupBy: ['owner'] }));
    const best = byOwner.groups?.toSorted((left, right) => Number(right.value) - Number(left.value))[0];
    expect([best?.labels[0]?.en, Number(best?.value)]).toEqual(['Darcel Schlecht', 1_153_214]);
    const regions = await workspace.read('administrator', (ctx) => measure(ctx, { metric: 'won_amount', groupBy: ['department'] }));
    expect(Object.fromEntries((regions.groups ?? []).map((group) => [group.labels[0]?.en, Number(group.value)]))).toEqual({
      West: 3_568_647,
      Central: 3_346_293,
      East: 3_090_594,
    });
  });

  test('as of 30 June 2017, end of day', async () => {
    const asOf = '2017-07-01T03:59:59.999Z';
    const result = await workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'opportunity', {
        asOf,
        groupBy: ['stage'],
        measures: [
          { id: 'n', kind: 'count' },
          { id: 'amount', kind: 'sum', of: 'amount' },
        ],
      }),
    );
    const stages = Object.fromEntries(result.groups.map((group) => [group.keys['stage'], group.measures]));
    expect(stages).toMatchObject({
      needs_confirmed: { n: 1686 },
      won: { n: 1785, amount: { amount: '4220783.00', currency: 'USD' } },
      lost: { n: 894 },
    });
    expect(Number(await value('won_amount', { asOf: '2017-06-30' }))).toBe(4_220_783);
  });

  test('importing the same file again changes nothing', async () => {
    const { result } = await importFile('opportunity', 'sales_pipeline.csv', pipelinePlan);
    expect(result.counts).toMatchObject({ new: 0, update: 0, same: 8800, error: 0 });
  });

  test('undo takes the deals away; one that a person has changed since is kept and listed', async () => {
    const [first] = Object.entries(done)
      .filter(([key]) => key.startsWith('opportunity'))
      .map(([, id]) => id);
    const [row] = await asAdministrator((ctx) =>
      ctx.session.query<{ id: string }>({ text: 'select id from opportunity where workspace_id = $1 limit 1', values: [workspace.id] }),
    );
    await asAdministrator(async (ctx) =>
      (await import('#engine/server/records/records.ts')).updateRecord(ctx, 'opportunity', row?.id ?? '', { next_step: '回访' }),
    );
    const undone = await carryOut('undo', first ?? '');
    expect(undone).toMatchObject({ status: 'undone', undone: 8799, kept: 1 });
    const [left] = await asAdministrator((ctx) =>
      ctx.session.query<{ n: number }>({ text: 'select count(*)::int as n from opportunity where workspace_id = $1', values: [workspace.id] }),
    );
    expect(left?.n).toBe(1);
  });
});
