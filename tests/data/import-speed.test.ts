import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { runImportJob } from '#engine/server/import/import.jobs.ts';
import { planImport, runImport, undoImport } from '#engine/server/import/plan-import.ts';
import { getImport } from '#engine/server/import/read-imports.ts';
import { undoImportJob } from '#engine/server/import/undo-import.ts';
import { stageFile } from '#engine/server/import/upload-import.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

// Measured on demand: IMPORT_SPEED_ROWS=50000 [IMPORT_SPEED_OBJECT=opportunity] npx vitest run tests/data/import-speed.test.ts
const rowCount = Number(process.env['IMPORT_SPEED_ROWS'] ?? 0);
const object = process.env['IMPORT_SPEED_OBJECT'] ?? 'account';

describe.skipIf(rowCount === 0)(`an import of ${rowCount} rows × 12 columns`, () => {
  let app: GivenApp;
  let workspace: GivenWorkspace;
  beforeAll(async () => {
    app = await given.app();
    workspace = await given.workspace(app.app);
  });
  afterAll(() => app.close());

  test('is staged, written and taken back', { timeout: 3_600_000 }, async () => {
    const asAdministrator = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
    if (object === 'opportunity') await importRows(asAdministrator, 'account', 2_000, app, workspace);
    const id = await importRows(asAdministrator, object, rowCount, app, workspace);
    await timed('undo', rowCount, async () => {
      const { jobId } = await asAdministrator((ctx) => undoImport(ctx, { id }));
      const job = jobOf(app, workspace, jobId);
      await undoImportJob.run(job.context, { importId: id, memberId: workspace.members.administrator });
      await job.flush();
    });
    const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
    expect(view).toMatchObject({ status: 'undone', undone: rowCount, kept: 0 });
  });
});

type Write = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

async function importRows(write: Write, kind: string, count: number, app: GivenApp, workspace: GivenWorkspace): Promise<string> {
  const bytes = kind === 'account' ? accountsCsv(count) : opportunitiesCsv(count);
  const staged = await timed('stage', count, () => write((ctx) => stageFile(ctx, { object: kind, fileName: `${kind}.csv`, bytes })));
  const { id } = staged.import;
  await timed('plan', count, () => write((ctx) => planImport(ctx, { id, plan: staged.guess })));
  await timed('run', count, async () => {
    const { jobId } = await write((ctx) => runImport(ctx, { id }));
    const job = jobOf(app, workspace, jobId);
    await runImportJob.run(job.context, { importId: id, memberId: workspace.members.administrator });
    await job.flush();
  });
  const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
  expect(view).toMatchObject({ status: 'done', counts: { new: count, error: 0, duplicate: 0 } });
  return id;
}

function jobOf(app: GivenApp, workspace: GivenWorkspace, jobId: string) {
  return createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
}

async function timed<T>(what: string, count: number, work: () => Promise<T>): Promise<T> {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100);
  const start = performance.now();
  const answer = await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  process.stdout.write(
    `${what}: ${count} rows in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} rows/s, peak ${Math.round(peak / 2 ** 20)} MB\n`,
  );
  return answer;
}

const industries = ['制造', '零售', '医疗', '教育', 'Software'];

/** Twelve columns with text, money, numbers, choices, a telephone and a web address. */
function accountsCsv(count: number): Buffer {
  const lines = ['外部编号,客户名称,行业,客户等级,生命周期,电话,网址,国家,区域,年营收,员工人数,备注'];
  for (let n = 0; n < count; n += 1) {
    const industry = industries[n % industries.length] ?? '';
    lines.push(
      `K-${n},青山机电 ${n} 有限公司,${industry},${'ABCD'[n % 4] ?? 'A'},潜在客户,010-${10_000_000 + n},https://k${n}.example.com,中国,华东,${n * 13}.50,${n % 900},第 ${n} 家`,
    );
  }
  return Buffer.from(lines.join('\n'));
}

function opportunitiesCsv(count: number): Buffer {
  const lines = ['外部编号,商机名称,客户,金额,预计成交日,来源,下一步,下一步日期,需求,预算,竞争对手,说明'];
  for (let n = 0; n < count; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0');
    lines.push(
      `D-${n},二期扩建 ${n},青山机电 ${n % 2000} 有限公司,${n * 7}.25,2027-03-${day},转介绍,约见 ${n},2027-01-${day},产能翻倍,${n * 9},北风,第 ${n} 单`,
    );
  }
  return Buffer.from(lines.join('\n'));
}
