import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { listChanges } from '#engine/server/schema/schema-changes.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { previewBatchJob, runBatchJob, undoBatchJob } from '../batch.jobs.ts';
import { getBatch, groupImports, previewBatch, runBatch, undoBatch } from '../batch.ts';
import { checkBatch } from '../check-batch.ts';
import { stageFile } from '../upload-import.ts';
import { makeObjects, proposeNewObjects } from './make-objects.ts';

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
  undo: (ctx: Context, input: { id: string }) => undoBatch(ctx, { ...input, hideObjects: 'true' }),
};

async function carryOut(step: keyof typeof jobs, id: string) {
  const { jobId } = await asAdministrator((ctx) => starts[step](ctx, { id }));
  const job = createJobContext(app.app, () => workspace.as('administrator', 'job'), { workspaceId: workspace.id, jobId, cause: `job:${jobId}` });
  await jobs[step].run(job.context, { batchId: id, memberId: workspace.members.administrator, hideObjects: true });
  await job.flush();
  return workspace.read('administrator', (ctx) => getBatch(ctx, { id }));
}

const accounts = ['编号,客户名称', 'K-1,青山机电', 'K-2,白云包装'];
const contracts = [
  '合同编号,合同名称,客户编号,负责人,合同金额,签订日期,是否归档,状态,备注电话',
  ...Array.from({ length: 12 }, (_, at) =>
    [
      `HT-${at}`,
      `采购合同 ${at}`,
      `K-${(at % 2) + 1}`,
      at % 2 ? '王敏' : '李雷',
      `¥${at},000.50`,
      `2026年3月${at + 1}日`,
      at % 2 ? '是' : '否',
      at % 3 ? '执行中' : '已完成',
      `010-8888${1000 + at}`,
    ]
      .join(',')
      .replace(/¥(\d+),(\d{3}\.50)/, '"¥$1,$2"'),
  ),
];
const milestones = ['合同编号,里程碑,完成率', ...Array.from({ length: 6 }, (_, at) => `HT-${at},第 ${at} 期,${at * 10}.5%`)];

async function stage(files: Readonly<Record<string, readonly string[]>>) {
  const imports: string[] = [];
  for (const [fileName, lines] of Object.entries(files))
    imports.push((await asAdministrator((ctx) => stageFile(ctx, { fileName, bytes: Buffer.from(lines.join('\n')) }))).import.id);
  return asAdministrator((ctx) => groupImports(ctx, { name: '搬家', imports }));
}

test('files that fit no object become objects with fields by content and relations among the files, are imported and go again with the undo', async () => {
  const batch = await stage({ '客户.csv': accounts, '合同.csv': contracts, '里程碑.csv': milestones });
  expect(batch.imports.map((each) => each.object).toSorted()).toEqual(['account', 'unplaced', 'unplaced']);

  const { proposals } = await workspace.read('administrator', (ctx) => proposeNewObjects(ctx, { id: batch.id }));
  const contract = proposals.find((each) => each.fileName === '合同.csv');
  const milestone = proposals.find((each) => each.fileName === '里程碑.csv');
  expect(contract?.label.zh).toBe('合同');
  expect(contract?.columns.map((column) => column.use)).toEqual(['key', 'name', 'reference', 'owner', 'money', 'date', 'boolean', 'choice', 'phone']);
  expect(contract?.columns[2]?.object).toBe('account');
  expect(milestone?.columns.map((column) => column.use)).toEqual(['reference', 'text', 'percent']);
  expect(milestone?.columns[0]?.object).toBe(`import:${contract?.import}`);

  // A representative may import, but not make objects.
  await expect(workspace.read('representative', (ctx) => proposeNewObjects(ctx, { id: batch.id }))).rejects.toMatchObject({ code: 'not_found' });

  const { objects } = await asAdministrator((ctx) => makeObjects(ctx, { id: batch.id, objects: proposals }));
  expect(objects).toEqual(['custom_he_tong', 'custom_li_cheng_bei']);
  const { changes } = await workspace.read('administrator', (ctx) => listChanges(ctx, { limit: 50 }));
  expect(changes.filter((change) => change.kind === 'object.created')).toHaveLength(2);
  const { files } = await workspace.read('administrator', (ctx) => checkBatch(ctx, { id: batch.id }));
  expect(files.map((file) => [file.unknown.length, file.relations.map((relation) => [relation.header, relation.file])])).toEqual([
    [0, []],
    [0, [['客户编号', '客户.csv']]],
    [0, [['合同编号', '合同.csv']]],
  ]);

  const previewed = await carryOut('preview', batch.id);
  expect(previewed.imports.map((each) => [each.counts.new, each.counts.error, each.warnings])).toEqual([
    [2, 0, []],
    [12, 0, []],
    [6, 0, []],
  ]);
  const done = await carryOut('run', batch.id);
  expect(done).toMatchObject({ status: 'done', madeObjects: [{ id: 'custom_he_tong' }, { id: 'custom_li_cheng_bei' }] });
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'custom_he_tong', { expression: "external_id == 'HT-3'", limit: 2 }),
  );
  expect(rows).toMatchObject([
    {
      name: '采购合同 3',
      owner: workspace.members.representative,
      he_tong_jin_e: { amount: '3000.50', currency: 'CNY' },
      _names: { ke_hu_bian_hao: '白云包装' },
    },
  ]);

  // The same file comes again: it is known, and nothing changes.
  const again = await stage({ '合同.csv': contracts });
  expect(again.imports).toMatchObject([{ object: 'custom_he_tong' }]);
  expect((await carryOut('run', again.id)).imports).toMatchObject([{ counts: { same: 12, new: 0 } }]);

  const undone = await carryOut('undo', batch.id);
  expect(undone).toMatchObject({ status: 'undone', madeObjects: [] });
});
