import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import type { JobContext } from '../feature.ts';
import { runImportJob } from './import.jobs.ts';
import { chunkSize } from './in-chunks.ts';
import { planImport, runImport } from './plan-import.ts';
import { getImport, listImportRows } from './read-imports.ts';
import { stageFile } from './upload-import.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

/** Like the process ending within the third chunk: what it had written is gone with its transaction, and nobody marks anything as failed. */
function crashingInThirdChunk(job: JobContext): JobContext {
  let chunks = 0;
  return {
    ...job,
    write: (memberId, work, origin) =>
      job.write(
        memberId,
        async (ctx) => {
          const isLost = origin?.door === 'import' && ++chunks >= 3;
          const done = await work(ctx);
          if (isLost) throw new Error('The process ends here.');
          return done;
        },
        origin,
      ),
  };
}

test('an import that ends in the middle goes on behind the last chunk written: no row twice, none left out, repeated keys still known', async () => {
  const rows = chunkSize * 4;
  const lines = ['外部编号,客户名称', ...Array.from({ length: rows - 1 }, (_, n) => `R-${n},续传${n * 7919}号厂`), 'R-0,续传重复厂'];
  const staged = await workspace.write('administrator', (ctx) =>
    stageFile(ctx, { object: 'account', fileName: '续传.csv', bytes: Buffer.from(lines.join('\n')) }),
  );
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  const { jobId } = await workspace.write('administrator', (ctx) => runImport(ctx, { id }));
  const attempt = () =>
    createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` }).context;
  const payload = { importId: id, memberId: workspace.members.administrator };

  await expect(runImportJob.run(crashingInThirdChunk(attempt()), payload)).rejects.toThrow('The process ends here.');
  const between = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
  expect(between).toMatchObject({ status: 'running', done: chunkSize * 2 });

  await runImportJob.run(attempt(), payload);
  const after = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
  expect(after).toMatchObject({ status: 'done', done: rows, counts: { new: rows - 1, duplicate: 1, error: 0, pending: 0 } });
  const listed = await workspace.read('administrator', (ctx) =>
    listImportRows(ctx, { id, verdict: 'duplicate', warned: 'false', after: 0, limit: 10 }),
  );
  expect(listed.rows).toMatchObject([{ number: rows, issues: [{ code: 'import.duplicate_row' }] }]);
  const [found] = await app.app.database.system((session) =>
    session.query<{ records: number; events: number; keys: number }>({
      text: `select (select count(*)::int from account where workspace_id = $1) as records,
        (select count(*)::int from event where workspace_id = $1 and kind = 'record.created') as events,
        (select count(distinct record_id)::int from engine_match_key where workspace_id = $1) as keys`,
      values: [workspace.id],
    }),
  );
  expect(found).toEqual({ records: rows - 1, events: rows - 1, keys: rows - 1 });
});

test('a row that another row of the file doubles is told the number it has in the file', async () => {
  const lines = [
    '客户名称,电话',
    ...Array.from({ length: chunkSize + 3 }, (_, n) => `同批${n * 7919}号厂,`),
    '青石机电有限公司,021-66668888',
    '青石机电股份有限公司,021-66668888',
  ];
  const staged = await workspace.write('administrator', (ctx) =>
    stageFile(ctx, { object: 'account', fileName: '同批.csv', bytes: Buffer.from(lines.join('\n')) }),
  );
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  const { jobId } = await workspace.write('administrator', (ctx) => runImport(ctx, { id }));
  const { context } = createJobContext(app.app, () => workspace.as('administrator', 'job'), {
    workspaceId: workspace.id,
    jobId,
    cause: `job:${jobId}`,
  });
  await runImportJob.run(context, { importId: id, memberId: workspace.members.administrator });
  const { rows } = await workspace.read('administrator', (ctx) =>
    listImportRows(ctx, { id, verdict: 'duplicate', warned: 'false', after: 0, limit: 10 }),
  );
  expect(rows).toMatchObject([{ number: chunkSize + 5, issues: [{ message: { en: expect.stringContaining(`row ${chunkSize + 4} of`) } }] }]);
});
