import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import type { Context } from '../context.ts';
import { createJobContext } from '../jobs/job-context.ts';
import { aggregateRecords, createRecord, createRecords, queryRecords } from '../records/records.ts';
import { fillKept } from './fill-kept.ts';
import { createField } from './manage-fields.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

const label = (text: string) => ({ zh: text, en: text });
const write = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
const addField = (object: string, id: string, spec: FieldSpec) => write((ctx) => createField(ctx, { object, id, spec }));

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  await addField('account', 'score', { kind: 'number', label: label('评分'), scale: 1 });
  await addField('contact', 'weight', { kind: 'number', label: label('权重'), scale: 1 });
  await addField('contact', 'home', { kind: 'lookup', label: label('公司评分'), reference: 'account', field: 'score', kept: true });
  await addField('contact', 'level', {
    kind: 'formula',
    label: label('分量'),
    expression: 'home * 2 + weight',
    result: 'number',
    scale: 1,
    kept: true,
  });
  await addField('account', 'people', { kind: 'rollup', label: label('人数'), children: 'contacts', figure: 'count', kept: true });
  await fillAll();
});
afterAll(() => run.close());

/** What the worker does with the jobs of new fields. */
async function fillAll(): Promise<void> {
  const jobId = run.app.newId();
  const job = createJobContext(run.app, () => workspace.as('administrator', 'job'), {
    workspaceId: workspace.id,
    jobId,
    cause: `job:${jobId}`,
  }).context;
  const rows = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ object: string; field: string; run: number }>({
      text: `select object, id as field, kept_run as run from engine_custom_field where storage = 'computed' and slot is not null and kept_state <> 'ready'`,
    }),
  );
  for (const row of rows) await fillKept(job, row, 0);
}

test('who may not see a company reads nothing of it through what its contacts keep, nor orders, filters or counts by it', async () => {
  const { representative, colleague } = workspace.members;
  const [theirs, own] = await write((ctx) =>
    createRecords(ctx, 'account', [
      { name: '同事的公司', score: '7', owner: colleague },
      { name: '自己的公司', score: '2', owner: representative },
    ]),
  );
  await write((ctx) =>
    createRecords(ctx, 'contact', [
      { name: '同事公司的人', account: theirs?.id ?? '', weight: '1', owner: representative },
      { name: '自己公司的人', account: own?.id ?? '', weight: '1', owner: representative },
    ]),
  );
  const filter = { and: [{ field: 'owner', op: 'eq' as const, value: representative }] };
  const columns = ['name', 'home', 'level'];
  const listOf = (who: 'administrator' | 'representative') =>
    workspace.read(who, async (ctx) => (await queryRecords(ctx, 'contact', { filter, columns, sort: [{ field: 'home', descending: true }] })).rows);
  const seenByAll = await listOf('administrator');
  expect(seenByAll).toMatchObject([
    { name: '同事公司的人', home: '7.0', level: '15.0' },
    { name: '自己公司的人', home: '2.0', level: '5.0' },
  ]);
  expect(await listOf('representative')).toMatchObject([
    // Ordered as if there were nothing: what is empty comes first downwards.
    { name: '同事公司的人', home: null, level: null },
    { name: '自己公司的人', home: '2.0', level: '5.0' },
  ]);
  const asked = await workspace.read('representative', (ctx) => queryRecords(ctx, 'contact', { expression: 'level > 6', columns }));
  expect(asked.rows).toEqual([]);
  const figures = await workspace.read('representative', (ctx) =>
    aggregateRecords(ctx, 'contact', { filter, measures: [{ id: 'top', kind: 'max', of: 'home' }] }),
  );
  expect(figures.groups[0]?.measures['top']).toBe('2.0');

  // A representative's own write leaves what is kept as it is for those who see more.
  await workspace.write('representative', (ctx) => createRecord(ctx, 'contact', { name: '新来的人', account: own?.id ?? '', owner: representative }));
  expect((await listOf('administrator')).map((row) => row['home'])).toEqual(['7.0', '2.0', '2.0']);
});

test('what is counted up from children counts all of them for whoever sees the parent', async () => {
  const { representative, colleague } = workspace.members;
  const account = await write((ctx) => createRecord(ctx, 'account', { name: '两人的公司', owner: representative }));
  await write((ctx) =>
    createRecords(ctx, 'contact', [
      { name: '甲', account: account.id, owner: representative },
      { name: '乙', account: account.id, owner: colleague },
    ]),
  );
  const seen = await workspace.read('representative', (ctx) =>
    queryRecords(ctx, 'account', { filter: { and: [{ field: 'name', op: 'eq', value: '两人的公司' }] }, columns: ['name', 'people'] }),
  );
  expect(seen.rows).toMatchObject([{ people: 2 }]);
});
