import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord, updateRecord } from '#engine/server/records/records.ts';
import { executeRun, getReport, listTemplates, openRun } from '#features/inspection/server/public.ts';
import { completeAction, createAction } from '#features/inspection/server/use-cases/manage-actions.ts';
import { publishVersion } from '#features/process/server/public.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { adoptAction } from './use-cases/adopt-action.ts';

let app: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

test('what was mended becomes the standard: the adopted rule is refused at the gate once its version is published', async () => {
  const deal = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'opportunity', { name: '没有下一步的商机', owner: workspace.members.representative }),
  );
  const account = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'account', { name: '宁波海晟', owner: workspace.members.representative }),
  );
  const actionId = await findAndAssign('open_has_next_step');

  await expect(workspace.write('operations', (ctx) => adoptAction(ctx, { id: actionId }))).rejects.toMatchObject({
    code: 'improvement.not_verified',
  });
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'opportunity', deal.id, { next_step_on: '2099-01-01' }));
  await workspace.write('representative', (ctx) => completeAction(ctx, { id: actionId }));

  const fresh = (name: string) =>
    workspace.write('administrator', (ctx) =>
      createRecord(ctx, 'opportunity', { name, owner: workspace.members.representative, account: account.id, need: '产线数字化' }),
    );
  const advance = (id: string) => workspace.write('representative', (ctx) => updateRecord(ctx, 'opportunity', id, { stage: 'needs_confirmed' }));
  const adopted = await workspace.write('operations', (ctx) => adoptAction(ctx, { id: actionId }));
  await advance((await fresh('草稿还不约束')).id);

  await workspace.write('administrator', (ctx) => publishVersion(ctx, { id: adopted.versionId, mapping: {} }));
  const bound = await fresh('发布之后');
  await expect(advance(bound.id)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'next_step_on' }] });
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'opportunity', bound.id, { next_step_on: '2099-01-01' }));
  await advance(bound.id);
});

async function findAndAssign(itemId: string): Promise<string> {
  const { templates } = await workspace.read('administrator', listTemplates);
  const scope = { departmentId: null, ownerId: null, periodFrom: null, periodTo: null, asOf: null };
  const { id } = await workspace.write('administrator', (ctx) => openRun(ctx, { ...scope, templateId: templates[0]?.id ?? '' }));
  await workspace.write('administrator', (ctx) => executeRun(ctx, id));
  const report = await workspace.read('administrator', (ctx) => getReport(ctx, { id }));
  const finding = report.items.find((item) => item.itemId === itemId)?.finding;
  const action = await workspace.write('administrator', (ctx) =>
    createAction(ctx, { id: finding?.id ?? '', title: '补上下一步', cause: null, ownerId: workspace.members.representative, dueOn: null }),
  );
  return action.id;
}
