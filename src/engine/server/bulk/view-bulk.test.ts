import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createRecord } from '../records/records.ts';
import { startBulkChange, undoBulkChange } from './manage-bulk.ts';
import { getBulkChange, listBulkChanges } from './view-bulk.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let first: string;
let second: string;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  await workspace.write('representative', (ctx) => createRecord(ctx, 'account', { name: '北辰科技', owner: ctx.actor.memberId }));
  const start = (values: Record<string, unknown>) =>
    workspace.write('representative', (ctx) =>
      startBulkChange(ctx, { object: 'account', selection: { filter: { and: [] } }, values, clearsMisfits: true }),
    );
  first = (await start({ tier: 'A' })).id;
  second = (await start({ employees: 7 })).id;
});
afterAll(() => run.close());

test('one sees the own changes, the newest first, with who started them', async () => {
  const { rows } = await workspace.read('representative', listBulkChanges);
  expect(rows.map((row) => row.id)).toEqual([second, first]);
  expect(rows[1]).toMatchObject({ object: 'account', values: { tier: 'A' }, total: 1, isOwn: true, by: { name: '王敏' } });
});

test('who may see the audit log sees everybody’s changes and neither stops nor undoes them', async () => {
  const { rows } = await workspace.read('administrator', listBulkChanges);
  expect(rows.map((row) => [row.id, row.isOwn, row.by.name])).toEqual([
    [second, false, '王敏'],
    [first, false, '王敏'],
  ]);
  expect(await workspace.read('administrator', (ctx) => getBulkChange(ctx, { id: first }))).toMatchObject({ isOwn: false });
  await expect(workspace.write('administrator', (ctx) => undoBulkChange(ctx, { id: first }))).rejects.toMatchObject({ kind: 'not_found' });
});

test('others see none of it', async () => {
  expect((await workspace.read('colleague', listBulkChanges)).rows).toEqual([]);
  await expect(workspace.read('colleague', (ctx) => getBulkChange(ctx, { id: first }))).rejects.toMatchObject({ kind: 'not_found' });
});
