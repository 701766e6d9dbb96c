import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords } from '#engine/server/records/records.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import type { JobContext, JobDefinition } from '../feature.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import { previewImportJob, runImportJob } from './import.jobs.ts';
import { findImport } from './import.queries.ts';
import { settingOf } from './import-setting.ts';
import { createKeySet } from './key-set.ts';
import { planImport, previewImport, runImport } from './plan-import.ts';
import { getImport, listImportRows } from './read-imports.ts';
import { readTable } from './read-table.ts';
import { listRows } from './result.queries.ts';
import { fileInMemory, spooling } from './spooled-file.ts';
import { stageFile } from './upload-import.ts';
import { writeRows } from './write-rows.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

async function run(job: JobDefinition, start: typeof runImport, id: string, through = (context: JobContext) => context): Promise<void> {
  const { jobId } = await workspace.write('administrator', (ctx) => start(ctx, { id }));
  const { context, flush } = createJobContext(app.app, () => workspace.as('administrator', 'job'), {
    workspaceId: workspace.id,
    jobId,
    cause: `job:${jobId}`,
  });
  await job.run(through(context), { importId: id, memberId: workspace.members.administrator });
  await flush();
}

test('a company that is there already is a duplicate, with the record it would have doubled, rehearsed as written', async () => {
  const [existing] = await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [{ name: '青山机电有限公司', phone: '010-66668888' }]),
  );
  const bytes = Buffer.from('客户名称,电话\n青山机电股份有限公司,010-66668888\n白云包装有限公司,\n');
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '客户.csv', bytes }));
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  for (const [job, start] of [
    [previewImportJob, previewImport],
    [runImportJob, runImport],
  ] as const) {
    await run(job, start, id);
    const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
    expect(view.counts).toMatchObject({ new: 1, duplicate: 1, error: 0 });
    const { rows } = await workspace.read('administrator', (ctx) =>
      listImportRows(ctx, { id, verdict: 'duplicate', warned: 'false', after: 0, limit: 10 }),
    );
    expect(rows).toMatchObject([{ number: 1, recordId: existing?.id, issues: [{ code: 'record.duplicate' }] }]);
  }
});

test('a rehearsal of new records writes none, and goes through every row', async () => {
  const count = 2_300;
  const bytes = Buffer.from(['客户名称', ...Array.from({ length: count }, (_, n) => `排练${n * 7919}号厂`), ''].join('\n'));
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '排练.csv', bytes }));
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  await run(previewImportJob, previewImport, id);
  const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
  expect(view).toMatchObject({ status: 'previewed', done: 0, counts: { pending: 0 } });
  const [found] = await app.app.database.system((session) =>
    session.query<{ n: number }>({ text: "select count(*)::int as n from account where name like '排练%'" }),
  );
  expect(found?.n).toBe(0);
});

test('companies of nearly one name are warned of although thousands of rows lie between them', async () => {
  const others = Array.from({ length: 4_500 }, (_, n) => `${(Math.imul(n + 1, 2_654_435_761) >>> 0).toString(36)}厂`);
  const bytes = Buffer.from(['客户名称', '星辰大海远航印刷包装材料一厂', ...others, '星辰大海远航印刷包装材料二厂', ''].join('\n'));
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '相近.csv', bytes }));
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  await run(runImportJob, runImport, id);
  const { rows } = await workspace.read('administrator', (ctx) => listImportRows(ctx, { id, warned: 'true', after: 0, limit: 10 }));
  expect(rows).toMatchObject([{ number: 4_502, verdict: 'new', warnings: [{ code: 'record.possible_duplicate' }] }]);
});

/** The first chunk is committed only once the second has been checked and written: nothing of it can be read until then. */
function firstCommitsLast(job: JobContext): JobContext {
  const second = Promise.withResolvers<void>();
  let chunks = 0;
  return {
    ...job,
    write: (memberId, work, origin) =>
      job.write(
        memberId,
        async (ctx) => {
          const number = origin?.door === 'import' ? (chunks += 1) : 0;
          try {
            return await work(ctx);
          } finally {
            if (number === 1) await second.promise;
            if (number === 2) second.resolve();
          }
        },
        origin,
      ),
  };
}

test('a company that stands in two chunks under way is found all the same: the same one is refused, one of nearly its name is warned of', async () => {
  const others = Array.from({ length: 1_500 }, (_, n) => `${(Math.imul(n + 7_001, 2_654_435_761) >>> 0).toString(36)}社,`);
  const lines = [
    '客户名称,电话',
    '碧海潮生高地仪器仪表制造一厂,',
    '玄武湖传动有限公司,025-83216666',
    ...others,
    '玄武湖传动股份有限公司,025-83216666',
    '碧海潮生高地仪器仪表制造二厂,',
    '',
  ];
  const bytes = Buffer.from(lines.join('\n'));
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '同时.csv', bytes }));
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: staged.guess }));
  await run(runImportJob, runImport, id, firstCommitsLast);
  const list = async (asked: { verdict?: 'duplicate'; warned: 'true' | 'false' }) =>
    (await workspace.read('administrator', (ctx) => listImportRows(ctx, { id, ...asked, after: 0, limit: 10 }))).rows;
  expect(await list({ warned: 'true' })).toMatchObject([{ number: 1_504, verdict: 'new', warnings: [{ code: 'record.possible_duplicate' }] }]);
  const [refused, ...rest] = await list({ verdict: 'duplicate', warned: 'false' });
  expect(rest).toEqual([]);
  expect(refused).toMatchObject({ number: 1_503, issues: [{ code: 'record.duplicate', message: { zh: expect.stringContaining('第 2 条') } }] });
});

async function importAccounts(fileName: string, lines: readonly string[]): Promise<string> {
  const bytes = Buffer.from([...lines, ''].join('\n'));
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName, bytes }));
  await workspace.write('administrator', (ctx) => planImport(ctx, { id: staged.import.id, plan: staged.guess }));
  await run(runImportJob, runImport, staged.import.id, firstCommitsLast);
  return staged.import.id;
}

const fillers = (ending: string): string[] =>
  Array.from({ length: 1_500 }, (_, n) => `${(Math.imul(n + 9_001, 2_654_435_761) >>> 0).toString(36)}${ending}`);

test('a row that is refused is no company that others double', async () => {
  await workspace.write('administrator', (ctx) => createRecords(ctx, 'account', [{ name: '望江南纺织机械制造' }]));
  const [refused, like] = ['望江南纺织机械制造有限公司', '望江楼纺织机械制造'].map((name) => `${name},0571-80001111,wangjiang.example`);
  const others = fillers('号').map((name) => `${name},,`);
  const id = await importAccounts('拒.csv', ['客户名称,电话,网址', refused ?? '', ...others, like ?? '']);
  const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
  expect(view.counts).toMatchObject({ new: 1_501, duplicate: 1, error: 0, pending: 0 });
  const { rows } = await workspace.read('administrator', (ctx) => listImportRows(ctx, { id, warned: 'true', after: 0, limit: 10 }));
  expect(rows).toEqual([]);
});

test('a large upload waits on disk and is read piece by piece', async () => {
  const line = `${'x'.repeat(99)}\n`;
  async function* upload() {
    yield Buffer.from('name\n');
    for (let n = 0; n < 200; n += 1) yield Buffer.from(line.repeat(1_000));
  }
  const read = await spooling(Readable.from(upload()), { bytes: 2 ** 30 }, async (file) => {
    let longest = 0;
    for await (const piece of file.pieces()) longest = Math.max(longest, piece.length);
    const refusing = { ...file, whole: () => Promise.reject(new Error('A text file was read whole.')) };
    let rows = 0;
    for await (const row of (await readTable(refusing)).rows) rows += row.length;
    return { rows, longest, size: file.size };
  });
  expect(read).toEqual({ rows: 200_001, longest: 256 * 1024, size: 20_000_005 });
  await expect(spooling(Readable.from(upload()), { bytes: 1_000 }, async () => 'read')).rejects.toMatchObject({ code: 'import.too_large' });
});

test('characters cut by a piece do not make a UTF-8 file another encoding', async () => {
  const text = `名称\n${'赢环'.repeat(200_000)}\n`;
  expect((await readTable(fileInMemory(Buffer.from(text)))).encoding).toBe('utf-8');
});

/** One file of companies with keys of their own, and a credit code where one is given. */
async function stageWithCodes(fileName: string, keys: readonly string[], codeOf: (at: number) => string): Promise<string> {
  const lines = keys.map((key, at) => `${key},${key}号商行,${codeOf(at)}`);
  const bytes = Buffer.from(['external_id,客户名称,统一社会信用代码', ...lines, ''].join('\n'));
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName, bytes }));
  await workspace.write('administrator', (ctx) => planImport(ctx, { id: staged.import.id, plan: staged.guess }));
  return staged.import.id;
}

test('a code that stands in two chunks refuses its second row and no other, as the rehearsal says beforehand', async () => {
  const keys = Array.from({ length: 3_001 }, (_, n) => `C${n * 7919}`);
  const id = await stageWithCodes('代码.csv', keys, (at) => (at === 10 || at === 1_600 || at === 3_000 ? '91110000802100433B' : ''));
  for (const [job, start, status] of [
    [previewImportJob, previewImport, 'previewed'],
    [runImportJob, runImport, 'done'],
  ] as const) {
    await run(job, start, id);
    const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
    expect(view).toMatchObject({ status, counts: { new: 2_999, error: 2, duplicate: 0, pending: 0 } });
    const { rows } = await workspace.read('administrator', (ctx) =>
      listImportRows(ctx, { id, verdict: 'error', warned: 'false', after: 0, limit: 10 }),
    );
    const taken = [{ field: 'credit_code', code: 'record.not_unique' }];
    expect(rows).toMatchObject([
      { number: 1_601, issues: taken },
      { number: 3_001, issues: taken },
    ]);
  }
});

test('rows matched by a code that is written in another way are refused by themselves, not with the import', async () => {
  await workspace.write('administrator', (ctx) => createRecords(ctx, 'account', [{ name: '昆仑风电叶片', credit_code: '91440300708461136T' }]));
  const bytes = Buffer.from('客户名称,统一社会信用代码\n祁连机床附件,91440300708461136t\n天山轴承,\n');
  const staged = await workspace.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '写法.csv', bytes }));
  const { id } = staged.import;
  await workspace.write('administrator', (ctx) => planImport(ctx, { id, plan: { ...staged.guess, matchBy: 'credit_code' } }));
  for (const [job, start] of [
    [previewImportJob, previewImport],
    [runImportJob, runImport],
  ] as const) {
    await run(job, start, id);
    const view = await workspace.read('administrator', (ctx) => getImport(ctx, { id }));
    expect(view.counts).toMatchObject({ new: 1, error: 1, pending: 0 });
  }
});

test('a chunk that lost a race is written when it is begun anew: its own keys are no repetition', async () => {
  const id = await stageWithCodes('重来.csv', ['R1', 'R2', 'R2'], () => '');
  const { setting, rows } = await workspace.read('administrator', async (ctx) => {
    const imported = await findImport(ctx, id);
    return { setting: await settingOf(ctx, id, 'account', ImportPlan.parse(imported?.plan)), rows: await listRows(ctx, id, 0, 10) };
  });
  const chunk = { seen: createKeySet() };
  const lost = workspace.write('administrator', async (ctx) => {
    await writeRows(ctx, setting, rows, chunk);
    throw new Error('deadlock detected');
  });
  await expect(lost).rejects.toThrow('deadlock');
  const results = await workspace.write('administrator', (ctx) => writeRows(ctx, setting, rows, chunk));
  expect(results.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'duplicate']);
});
