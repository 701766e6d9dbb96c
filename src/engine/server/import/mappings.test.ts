import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { deleteMapping, listMappings, updateMapping } from './mappings.ts';
import { planImport, runImport } from './plan-import.ts';
import { stageFile } from './upload-import.ts';

let app: GivenApp;
let workspace: GivenWorkspace;
beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

const asAdministrator = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => workspace.write('administrator', work);
const file = (rows: string) => ({ fileName: '老系统.csv', bytes: Buffer.from(`代码,叫法,说法\n${rows}\n`) });

test('how a file was read is offered for the next one with the same headers, may be changed, and forgotten', async () => {
  const first = await asAdministrator((ctx) => stageFile(ctx, { ...file('1,青山机电,大'), object: 'account' }));
  expect(first.mapping).toBeNull();
  const plan = { ...first.guess, columns: ['external_id', 'name', 'tier'], values: { tier: { 大: 'A' } } };
  await asAdministrator((ctx) => planImport(ctx, { id: first.import.id, plan }));
  await asAdministrator((ctx) => runImport(ctx, { id: first.import.id }));

  const second = await asAdministrator((ctx) => stageFile(ctx, file('2,白云包装,大')));
  expect(second).toMatchObject({ import: { object: 'account' }, mapping: { name: '老系统' }, guess: { columns: plan.columns, values: plan.values } });

  const { mappings } = await workspace.read('administrator', listMappings);
  const id = mappings[0]?.id ?? '';
  const changed = { ...plan, values: { tier: { 大: 'B' } } };
  expect(await asAdministrator((ctx) => updateMapping(ctx, { id, name: '客户档案', plan: changed }))).toMatchObject({ name: '客户档案' });
  const third = await asAdministrator((ctx) => stageFile(ctx, file('3,北风贸易,大')));
  expect(third).toMatchObject({ mapping: { name: '客户档案' }, guess: { values: { tier: { 大: 'B' } } } });

  await asAdministrator((ctx) => deleteMapping(ctx, { id }));
  expect((await asAdministrator((ctx) => stageFile(ctx, { ...file('4,南山,大'), object: 'account' }))).mapping).toBeNull();
});
