import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBatchJob } from '#engine/server/import/batch.jobs.ts';
import { getBatch, groupImports, runBatch } from '#engine/server/import/batch.ts';
import { makeObjects, proposeNewObjects } from '#engine/server/import/new-object/make-objects.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app, { currency: 'USD' });
});
afterAll(() => app.close());

const files = {
  'hubspot-crm-exports-all-deals.csv': [
    'Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company IDs,Associated Company',
    '501,Plant expansion,Closed Won,Sales Pipeline,12500.5,2026-03-01 10:00,2026-01-05 09:00,王敏,9001,Northwind',
    '502,Renewal,Closed Lost,Sales Pipeline,800,2026-03-02 10:00,2026-01-06 09:00,李雷,9002,Contoso',
  ],
  'hubspot-crm-exports-all-contacts.csv': [
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company IDs,Associated Company',
    '701,Ada,Byron,ada@northwind.example,+1 555 010 0001,王敏,New,2026-01-05 09:00,9001,Northwind',
    '702,,,nameless@contoso.example,,李雷,New,2026-01-05 09:00,9002,Contoso',
  ],
  'hubspot-crm-exports-all-companies.csv': [
    'Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Lifecycle Stage',
    '9001,Northwind,王敏,2026-01-05 09:00,+1 555 010 0000,Boston,United States,COMPUTER_SOFTWARE,Customer',
    '9002,Contoso,李雷,2026-01-05 09:00,,Berlin,Germany,RETAIL,Lead',
  ],
  'hubspot-crm-exports-all-tickets.csv': [
    'Record ID,Ticket name,Pipeline,Ticket status,Create date,Priority,Source,Ticket owner,Associated Company IDs',
    ...Array.from(
      { length: 6 },
      (_, at) => `80${at},Problem ${at},Support Pipeline,${at % 2 ? 'New' : 'Closed'},2026-02-0${at + 1} 10:30,High,EMAIL,王敏,900${(at % 2) + 1}`,
    ),
  ],
};

test('the four standard exports of HubSpot land as one run, related by record ids, tickets as an object made for them', async () => {
  const imports: string[] = [];
  for (const [fileName, lines] of Object.entries(files))
    imports.push((await workspace.write('administrator', (ctx) => stageFile(ctx, { fileName, bytes: Buffer.from(lines.join('\n')) }))).import.id);
  const { id } = await workspace.write('administrator', (ctx) => groupImports(ctx, { name: 'HubSpot', imports }));
  const { proposals } = await workspace.read('administrator', (ctx) => proposeNewObjects(ctx, { id }));
  expect(proposals.map((proposal) => proposal.label.en)).toEqual(['Ticket']);
  await workspace.write('administrator', (ctx) => makeObjects(ctx, { id, objects: proposals }));
  const { jobId } = await workspace.write('administrator', (ctx) => runBatch(ctx, { id }));
  const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
  await runBatchJob.run(job.context, { batchId: id, memberId: workspace.members.administrator });
  await job.flush();
  const { imports: done } = await workspace.read('administrator', (ctx) => getBatch(ctx, { id }));
  expect(Object.fromEntries(done.map((each) => [each.object, [each.counts.new, each.counts.error, each.warnings.length]]))).toEqual({
    account: [2, 0, 0],
    contact: [2, 0, 0],
    opportunity: [2, 0, 0],
    custom_ticket: [6, 0, 0],
  });
  const list = async (object: string, key: string) =>
    (await workspace.read('administrator', (ctx) => queryRecords(ctx, object, { expression: `external_id == '${key}'`, limit: 1 }))).rows[0];
  expect(await list('account', '9001')).toMatchObject({ name: 'Northwind', lifecycle: 'customer', owner: workspace.members.representative });
  expect(await list('contact', '702')).toMatchObject({ name: 'nameless@contoso.example', _names: { account: 'Contoso' } });
  expect(await list('opportunity', '501')).toMatchObject({
    stage: 'won',
    amount: { amount: '12500.50', currency: 'USD' },
    close_date: '2026-03-01',
    _names: { account: 'Northwind' },
  });
  expect(await list('custom_ticket', '800')).toMatchObject({ name: 'Problem 0', _names: { associated_company_ids: 'Northwind' } });
});
