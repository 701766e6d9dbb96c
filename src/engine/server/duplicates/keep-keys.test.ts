import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { deleteRecordsEach } from '../records/delete-records.ts';
import { createRecords } from '../records/records.ts';
import { sweepKeys } from './keep-keys.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

function keyedRecords(): Promise<string[]> {
  return workspace.read('administrator', async (ctx) => {
    const rows = await ctx.session.query<{ id: string }>({
      text: 'select distinct record_id as id from engine_match_key where workspace_id = $1 and object = $2',
      values: [ctx.workspace.id, 'account'],
    });
    return rows.map((row) => row.id);
  });
}

test('after a large import was taken back nothing is left of its companies for later ones to be compared with', async () => {
  const [stays, goes] = await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [{ name: '青岛海川机电有限公司' }, { name: '济南泉城软件有限公司' }]),
  );
  const ids = [stays?.id ?? '', goes?.id ?? ''];
  expect((await keyedRecords()).toSorted()).toEqual(ids.toSorted());
  await workspace.write('administrator', (ctx) =>
    deleteRecordsEach({ ...ctx, door: 'import' }, 'account', [goes?.id ?? ''], { partial: true, keepsKeys: true }),
  );
  expect(await keyedRecords()).toHaveLength(2);
  await workspace.write('administrator', (ctx) => sweepKeys(ctx, storageOf(objectNamed(ctx.registry, 'account'))));
  expect(await keyedRecords()).toEqual([stays?.id]);
});
