import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords } from '#engine/server/records/records.ts';
import { given, type GivenApp } from '#tests/support/given.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import { findExisting } from './find-existing.ts';
import { settingOf } from './import-setting.ts';
import { planImport } from './plan-import.ts';
import { stageFile } from './upload-import.ts';

const name = '青山Abc“机电”, {有限} \\ 公司';
const own = { external_id: 'K-7', name, website: 'https://qingshan.example', employees: 120 };

let app: GivenApp;
beforeAll(async () => {
  app = await given.app();
  // Another company has the same record.
  const other = await given.workspace(app.app);
  await other.write('administrator', (ctx) => createRecords(ctx, 'account', [own]));
});
afterAll(() => app.close());

test.each([
  ['external_id', 'kept unique by the database', 'K-7', ['K-8', 'k-7']],
  ['name', 'in an index ordered by pinyin', name, ['青山机电有限公司', name.toUpperCase()]],
  ['website', 'in no index', 'https://qingshan.example', ['https://baiyun.example']],
  ['employees', 'a number, in no index', '120', ['12']],
])('a record is found by its %s, %s, and by nothing that is only like it', async (matchBy, _where, key, others) => {
  const home = await given.workspace(app.app);
  const [made] = await home.write('administrator', (ctx) => createRecords(ctx, 'account', [own, { name: '白云包装', external_id: 'K-9' }]));
  const bytes = Buffer.from('客户名称\n白云\n');
  const { import: staged, guess } = await home.write('administrator', (ctx) => stageFile(ctx, { object: 'account', fileName: '客户.csv', bytes }));
  await home.write('administrator', (ctx) => planImport(ctx, { id: staged.id, plan: guess }));
  const find = (keys: readonly string[]) =>
    home.read('administrator', async (ctx) =>
      findExisting(ctx, await settingOf(ctx, staged.id, 'account', ImportPlan.parse({ ...guess, matchBy })), keys),
    );
  expect(await find([...others, key])).toEqual(new Map([[key, made?.id]]));
  expect(await find(others)).toEqual(new Map());
  expect(await find([])).toEqual(new Map());
});
