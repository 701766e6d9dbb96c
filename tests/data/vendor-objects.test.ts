import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBatchJob } from '#engine/server/import/batch.jobs.ts';
import { getBatch, groupImports, runBatch } from '#engine/server/import/batch.ts';
import { makeObjects, proposeNewObjects } from '#engine/server/import/new-object/make-objects.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { aggregateRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

const data = '../shared/data';
let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
});
afterAll(() => app.close());

/** The whole folder as one run, with an object for each file that deserves one, as an administrator who only says yes. */
async function importFolder(folder: string) {
  workspace = await given.workspace(app.app, { currency: 'USD', timeZone: 'America/New_York' });
  const imports: string[] = [];
  for (const fileName of readdirSync(`${data}/${folder}`).filter((name) => name.endsWith('.csv'))) {
    const bytes = readFileSync(`${data}/${folder}/${fileName}`);
    imports.push((await workspace.write('administrator', (ctx) => stageFile(ctx, { fileName, bytes }))).import.id);
  }
  const { id } = await workspace.write('administrator', (ctx) => groupImports(ctx, { name: folder, imports }));
  const { proposals } = await workspace.read('administrator', (ctx) => proposeNewObjects(ctx, { id }));
  const objects = proposals.filter((proposal) => proposal.why === null);
  await workspace.write('administrator', (ctx) => makeObjects(ctx, { id, objects }));
  const { jobId } = await workspace.write('administrator', (ctx) => runBatch(ctx, { id }));
  const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
  await runBatchJob.run(job.context, { batchId: id, memberId: workspace.members.administrator });
  await job.flush();
  const batch = await workspace.read('administrator', (ctx) => getBatch(ctx, { id }));
  return { batch, proposals };
}

const landed = (batch: Awaited<ReturnType<typeof importFolder>>['batch']) =>
  Object.fromEntries(
    batch.imports.map((each) => [each.fileName.replace('.csv', ''), [each.object, each.counts.new, each.counts.error + each.counts.duplicate]]),
  );

describe.skipIf(!existsSync(`${data}/zoho_export`))('the whole Zoho export of ../shared/data as one run', () => {
  let done: Awaited<ReturnType<typeof importFolder>>;
  beforeAll(async () => {
    done = await importFolder('zoho_export');
  }, 400_000);

  test('every row of every file lands, except line items that name no parent, which are listed', () => {
    expect(landed(done.batch)).toEqual({
      Accounts: ['account', 2229, 0],
      Calls: ['activity', 4100, 0],
      Campaign_Lead_Status: ['custom_campaign_lead', 3900, 0],
      Campaigns: ['custom_campaign', 110, 0],
      Cases: ['custom_case', 797, 0],
      Contacts: ['contact', 1265, 0],
      Events: ['activity', 2978, 0],
      Invoice_Line_Items: ['unplaced', 0, 3051],
      Invoices: ['custom_invoice', 1300, 0],
      Leads: ['custom_lead', 3900, 0],
      Potentials: ['opportunity', 3632, 0],
      Price_Books: ['custom_price_book', 10, 0],
      Products: ['product', 2000, 0],
      Quotes: ['custom_quote', 3000, 0],
      Sales_Order_Line_Items: ['unplaced', 0, 6138],
      Sales_Orders: ['custom_sales_order', 2061, 0],
      Tasks: ['activity', 2978, 0],
      Users: ['team', 11, 0],
    });
  });

  test('relations among the files are found, and 270 invoices name orders that the export lacks', async () => {
    const invoices = done.proposals.find((each) => each.fileName === 'Invoices.csv');
    const orders = done.proposals.find((each) => each.fileName === 'Sales_Orders.csv');
    const referred = Object.fromEntries(invoices?.columns.flatMap((each) => (each.use === 'reference' ? [[each.header, each.object]] : [])) ?? []);
    expect(referred).toEqual({ 'Sales Order Id': `import:${orders?.import}`, 'Account Id': 'account', 'Contact Id': 'contact' });
    const warnings = done.batch.imports.find((each) => each.fileName === 'Invoices.csv')?.warnings ?? [];
    expect(warnings.filter((each) => each.field === 'sales_order_id' && each.code === 'import.missing_reference').map((each) => each.rows)).toEqual([
      270,
    ]);
    const { groups } = await workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'custom_lead', { groupBy: ['converted'], measures: [{ id: 'n', kind: 'count' }] }),
    );
    expect(groups.find((group) => group.keys['converted'] === true)?.measures['n']).toBe(3632);
  });
});

describe.skipIf(!existsSync(`${data}/salesforce_export`))('the whole Salesforce export of ../shared/data as one run', () => {
  test('every row lands, campaign members with their campaign and contact', { timeout: 400_000 }, async () => {
    const { batch } = await importFolder('salesforce_export');
    expect(landed(batch)).toEqual({
      Accounts: ['account', 500, 0],
      CampaignMembers: ['custom_campaign_member', 4000, 0],
      Campaigns: ['custom_campaign', 8, 0],
      Cases: ['custom_case', 1500, 0],
      Contacts: ['contact', 1500, 0],
      Opportunities: ['opportunity', 3000, 0],
    });
    const members = batch.imports.find((each) => each.fileName === 'CampaignMembers.csv');
    expect(members?.warnings).toEqual([]);
    const { groups } = await workspace.read('administrator', (ctx) =>
      aggregateRecords(ctx, 'custom_campaign_member', { groupBy: ['campaign.name'], measures: [{ id: 'n', kind: 'count' }] }),
    );
    expect(groups).toHaveLength(8);
  });
});
