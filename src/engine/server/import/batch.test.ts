import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { aggregateRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { previewBatchJob, runBatchJob, undoBatchJob } from './batch.jobs.ts';
import { getBatch, previewBatch, runBatch, stageZip, undoBatch } from './batch.ts';
import { readZip } from './read-zip.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

const asAdministrator = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
const jobs = { preview: previewBatchJob, run: runBatchJob, undo: undoBatchJob };
const starts = {
  preview: previewBatch,
  run: runBatch,
  undo: (ctx: Context, input: { id: string }) => undoBatch(ctx, { ...input, hideObjects: 'false' }),
};

async function carryOut(step: keyof typeof jobs, id: string) {
  const { jobId } = await asAdministrator((ctx) => starts[step](ctx, { id }));
  const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
  await jobs[step].run(job.context, { batchId: id, memberId: workspace.members.administrator });
  await job.flush();
  return workspace.read('administrator', (ctx) => getBatch(ctx, { id }));
}

async function count(object: string): Promise<number> {
  const { groups } = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, object, { groupBy: [], measures: [{ id: 'n', kind: 'count' }] }),
  );
  return Number(groups[0]?.measures['n'] ?? 0);
}

const files = {
  'data/3-联系人.csv': '编号,姓名,客户,手机\nP-1,王敏,K-1,13800138000\nP-2,李雷,K-2,13800138001\n',
  'data/1-商机.csv': '编号,商机名称,客户,金额\nD-1,二期扩建,K-1,120000\n,没有编号,K-9,5\n',
  'data/2-客户.csv': '编号,客户名称\nK-1,青山机电\nK-2,白云包装\n',
  '__MACOSX/2-客户.csv': 'x',
  'readme.md': 'x',
};

test('files of one archive are rehearsed as one, imported in the order their references need, and taken back together', async () => {
  const staged = await asAdministrator((ctx) => stageZip(ctx, '搬家.zip', zipOf(files)));
  expect(staged.imports.map((each) => each.object)).toEqual(['account', 'contact', 'opportunity']);

  const previewed = await carryOut('preview', staged.id);
  expect(previewed.status).toBe('previewed');
  expect(previewed.imports.map((each) => each.counts.new)).toEqual([2, 2, 2]);
  // The rehearsal finds the accounts that the same archive would make; only K-9 is nowhere.
  expect(previewed.imports.map((each) => each.warnings.map((warning) => [warning.field, warning.rows]))).toEqual([[], [], [['account', 1]]]);
  expect(await count('account')).toBe(0);

  const done = await carryOut('run', staged.id);
  expect(done.imports.map((each) => [each.status, each.counts.new])).toEqual([
    ['done', 2],
    ['done', 2],
    ['done', 2],
  ]);
  expect([await count('account'), await count('contact'), await count('opportunity')]).toEqual([2, 2, 2]);

  const undone = await carryOut('undo', staged.id);
  expect(undone).toMatchObject({ status: 'undone' });
  expect([await count('account'), await count('contact'), await count('opportunity')]).toEqual([0, 0, 0]);
});

test('an archive that would fill the memory, is locked, broken or holds no table is refused with the reason', async () => {
  const bomb = zipOf({ 'a.csv': Buffer.alloc(101 * 1024 * 1024) });
  expect(() => readZip(bomb)).toThrow(/too large/);
  const liar = Buffer.from(bomb);
  const directory = liar.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  liar.writeUInt32LE(10, directory + 24);
  await expect(readZip(liar)[0]?.read()).rejects.toMatchObject({ code: 'import.zip_too_large' });
  const locked = zipOf({ 'a.csv': 'x' });
  locked.writeUInt16LE(1, locked.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 8);
  expect(() => readZip(locked)).toThrow(/password/);
  expect(() => readZip(Buffer.from('PK nonsense'))).toThrow(/broken/);
  expect(() => readZip(zipOf({ 'readme.md': 'x' }))).toThrow(/no CSV/);
});

/** A zip archive as programs write it, without checksums, which nobody asks. */
function zipOf(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x0403_4b50, 0);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x0201_4b50, 0);
    entry.writeUInt16LE(0x0800, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, nameBytes, packed);
    directory.push(entry, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
