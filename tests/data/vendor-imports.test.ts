import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDraft } from '#engine/server/import/draft-import.ts';
import { runImportJob } from '#engine/server/import/import.jobs.ts';
import { planImport, runImport } from '#engine/server/import/plan-import.ts';
import { getImport } from '#engine/server/import/read-imports.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { aggregateRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

const data = '../shared/data';

async function runAs(app: GivenApp, workspace: GivenWorkspace, id: string) {
  const { jobId } = await workspace.write('administrator', (ctx) => runImport(ctx, { id }));
  const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
  await runImportJob.run(job.context, { importId: id, memberId: workspace.members.administrator });
  await job.flush();
  return workspace.read('administrator', (ctx) => getImport(ctx, { id }));
}

/** A file that holds several things: all of them, those that others refer to first. */
async function importAll(workspace: GivenWorkspace, app: GivenApp, folder: string, fileName: string) {
  const bytes = readFileSync(`${data}/${folder}/${fileName}`);
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { fileName, bytes }));
  const results = [];
  for (const id of [...staged.beside, staged.import.id]) {
    const draft = await workspace.read('administrator', (ctx) => getDraft(ctx, { id }));
    await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: draft.guess }));
    results.push(await runAs(app, workspace, id));
  }
  return results;
}

/** Imports files one after the other with the mapping suggested for each, as a person who only says yes. */
function importer(app: () => GivenApp, workspace: () => GivenWorkspace) {
  return async (folder: string, fileName: string, startDate = '2016-01-01') => {
    const bytes = readFileSync(`${data}/${folder}/${fileName}`);
    const staged = await workspace().write('administrator', (ctx) => stageFile(ctx, { fileName, bytes }));
    const { id } = staged.import;
    const plan = staged.needsStartDate ? { ...staged.guess, startDate } : staged.guess;
    const { unknown } = await workspace().write('administrator', (ctx) => planImport(ctx, { id, plan }));
    const view = await runAs(app(), workspace(), id);
    return { ...view, unknown, plan };
  };
}

describe.skipIf(!existsSync(`${data}/zoho_export`))('the Zoho export of ../shared/data', () => {
  let app: GivenApp;
  let workspace: GivenWorkspace;
  beforeAll(async () => {
    app = await given.app();
    workspace = await given.workspace(app.app, { currency: 'USD', timeZone: 'America/New_York' });
  });
  afterAll(() => app.close());
  const importFile = importer(
    () => app,
    () => workspace,
  );

  test.each([
    ['Users.csv', 'team', 11, 0],
    ['Accounts.csv', 'account', 2229, 0],
    ['Contacts.csv', 'contact', 1265, 0],
    ['Products.csv', 'product', 2000, 0],
    ['Potentials.csv', 'opportunity', 3632, 0],
    ['Calls.csv', 'activity', 4100, 0],
    ['Events.csv', 'activity', 2978, 0],
    ['Tasks.csv', 'activity', 2978, 0],
    ['Leads.csv', 'unplaced', 0, 3900],
    ['Campaigns.csv', 'unplaced', 0, 110],
    ['Campaign_Lead_Status.csv', 'unplaced', 0, 3900],
    ['Cases.csv', 'unplaced', 0, 797],
    ['Quotes.csv', 'unplaced', 0, 3000],
    ['Sales_Orders.csv', 'unplaced', 0, 2061],
    ['Sales_Order_Line_Items.csv', 'unplaced', 0, 6138],
    ['Invoices.csv', 'unplaced', 0, 1300],
    ['Invoice_Line_Items.csv', 'unplaced', 0, 3051],
    ['Price_Books.csv', 'unplaced', 0, 10],
  ])('%s becomes %s: %i rows land, %i are listed with the reason', { timeout: 120_000 }, async (fileName, object, landed, listed) => {
    const result = await importFile('zoho_export', fileName);
    expect(result).toMatchObject({ object, status: 'done', counts: { new: landed, error: listed, duplicate: 0, pending: 0 } });
    // Calls and events name deals by an id that the export of deals does not have, and two accounts that it lacks.
    expect(result.unknown.filter((text) => !['opportunity', 'account'].includes(text.field))).toEqual([]);
  });

  test('potentials keep their stages: 1,425 won, 485 lost, 1,722 in six open stages', async () => {
    const { groups } = await workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'opportunity', { groupBy: ['stage'], measures: [{ id: 'n', kind: 'count' }] }),
    );
    const byStage = Object.fromEntries(groups.map((group) => [group.keys['stage'], Number(group.measures['n'])]));
    expect(byStage).toMatchObject({ won: 1425, lost: 485 });
    const open = Object.entries(byStage).filter(([stage]) => stage !== 'won' && stage !== 'lost');
    expect(open.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(1722);
  });
});

describe.skipIf(!existsSync(`${data}/salesforce_export`))('the Salesforce export of ../shared/data', () => {
  let app: GivenApp;
  let workspace: GivenWorkspace;
  beforeAll(async () => {
    app = await given.app();
    workspace = await given.workspace(app.app, { currency: 'USD', timeZone: 'America/New_York' });
  });
  afterAll(() => app.close());
  const importFile = importer(
    () => app,
    () => workspace,
  );
  test.each([
    ['Accounts.csv', 'account', 500, 0],
    ['Contacts.csv', 'contact', 1500, 0],
    ['Opportunities.csv', 'opportunity', 3000, 0],
    ['Cases.csv', 'unplaced', 0, 1500],
    ['Campaigns.csv', 'unplaced', 0, 8],
    ['CampaignMembers.csv', 'unplaced', 0, 4000],
  ])('%s becomes %s: %i rows land, %i are listed with the reason', { timeout: 120_000 }, async (fileName, object, landed, listed) => {
    const result = await importFile('salesforce_export', fileName);
    expect(result).toMatchObject({ object, status: 'done', counts: { new: landed, error: listed, duplicate: 0, pending: 0 } });
    expect(result.unknown).toEqual([]);
  });
});

describe.skipIf(!existsSync(`${data}/superstore_zh`))('the Chinese order lines of ../shared/data', () => {
  let app: GivenApp;
  let workspace: GivenWorkspace;
  beforeAll(async () => {
    app = await given.app();
    workspace = await given.workspace(app.app, { currency: 'CNY' });
  });
  afterAll(() => app.close());
  const importFile = importer(
    () => app,
    () => workspace,
  );

  test(
    'the file of orders holds customers and products too; each line is a deal won, its amount rounded to cents',
    { timeout: 240_000 },
    async () => {
      expect(await importFile('superstore_zh', '销售人员.csv', '2014-01-01')).toMatchObject({ object: 'team', counts: { new: 6, error: 0 } });
      const [customers, products, orders] = await importAll(workspace, app, 'superstore_zh', '订单.csv');
      expect(customers).toMatchObject({ object: 'account', rowCount: 790, counts: { new: 790, error: 0 } });
      expect(products).toMatchObject({ object: 'product', counts: { new: products?.rowCount, error: 0 } });
      expect(orders).toMatchObject({ object: 'opportunity', counts: { new: 10_000, error: 0 }, warnings: [] });
      const { groups } = await workspace.read('administrator', (ctx) =>
        aggregateRecords(ctx, 'opportunity', { groupBy: ['stage'], measures: [{ id: 'sum', kind: 'sum', of: 'amount' }] }),
      );
      expect(groups.map((group) => [group.keys['stage'], group.measures['sum']])).toEqual([['won', { amount: '16117548.34', currency: 'CNY' }]]);
      expect(await importFile('superstore_zh', '退货.csv')).toMatchObject({ object: 'unplaced', counts: { new: 0, error: 296 } });
    },
  );
});
