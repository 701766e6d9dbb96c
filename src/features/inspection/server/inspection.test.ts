import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#engine/server/context.ts';
import { createRecord, updateRecord } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { executeRun } from './use-cases/execute-run.ts';
import { getReport } from './use-cases/get-report.ts';
import { listOffenders } from './use-cases/list-offenders.ts';
import { completeAction, createAction } from './use-cases/manage-actions.ts';
import { listTemplates, publishTemplate, saveTemplateDraft, getTemplateVersion } from './use-cases/manage-templates.ts';
import { openRun } from './use-cases/start-inspection.ts';

let app: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

interface Scope {
  readonly departmentId: string | null;
  readonly ownerId: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly asOf: string | null;
}

const now: Scope = { departmentId: null, ownerId: null, periodFrom: null, periodTo: null, asOf: null };

async function inspect(scope: Partial<Scope> = {}, as: 'administrator' | 'manager' = 'administrator') {
  const { templates } = await workspace.read(as, listTemplates);
  const [template] = templates;
  if (!template) throw new Error('a new workspace has a template');
  const { id } = await workspace.write(as, (ctx) => openRun(ctx, { ...now, ...scope, templateId: template.id }));
  await workspace.write(as, (ctx) => executeRun(ctx, id));
  return { id, report: await workspace.read(as, (ctx) => getReport(ctx, { id })) };
}

function deal(ctx: Context, values: Record<string, unknown>) {
  return createRecord(ctx, 'opportunity', { name: '一笔商机', owner: workspace.members.representative, ...values });
}

test('a new workspace can inspect at once with at least sixteen items, and an empty one has nothing to fail', async () => {
  const { report } = await inspect();
  expect(report.items.length).toBeGreaterThanOrEqual(16);
  expect(report.items.filter((item) => item.status === 'failed')).toEqual([]);
  expect(report.run.score).toBeNull();
});

test('a deal without an account is found, the owner mends it, and the recheck closes finding and action', async () => {
  const made = await workspace.write('administrator', (ctx) => deal(ctx, { account: null }));
  const { report } = await inspect();
  const item = report.items.find((candidate) => candidate.itemId === 'open_has_account');
  expect(item).toMatchObject({ status: 'failed', counted: 1, offending: 1, share: 100 });
  const finding = item?.finding;
  if (!finding) throw new Error('a failed item opens a finding');

  const offenders = await workspace.read('representative', (ctx) => listOffenders(ctx, { id: finding.id, limit: 20 }));
  expect(offenders.records).toMatchObject([{ id: made.id, name: '一笔商机', owner: '王敏', isMended: false }]);

  const action = await workspace.write('manager', (ctx) =>
    createAction(ctx, { id: finding.id, title: '补齐客户', cause: null, ownerId: workspace.members.representative, dueOn: null }),
  );
  const early = await workspace.write('representative', (ctx) => completeAction(ctx, { id: action.id }));
  expect(early.recheck?.isGreen).toBe(false);
  expect(early.action.status).toBe('reopened');

  const account = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'account', { name: '苏州恒锐', owner: workspace.members.representative }),
  );
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'opportunity', made.id, { account: account.id }));
  const done = await workspace.write('representative', (ctx) => completeAction(ctx, { id: action.id }));
  expect(done.recheck).toMatchObject({ isGreen: true, offending: 0 });
  expect(done.action.status).toBe('closed');
});

test('the same finding in the next run is one step graver and shows the run before', async () => {
  await workspace.write('administrator', (ctx) => deal(ctx, { account: null }));
  const first = await inspect();
  const again = await inspect();
  const repeated = again.report.items.find((item) => item.itemId === 'open_has_account');
  expect(repeated?.finding?.repeats).toBeGreaterThanOrEqual(1);
  expect(repeated?.finding?.severity).toBe('critical');
  expect(again.report.run.previousScore).toBe(first.report.run.score);
});

test('units are the departments of the owners, and a run over one department sees only its people', async () => {
  await workspace.write('administrator', (ctx) => deal(ctx, { owner: workspace.members.westRepresentative, account: null }));
  const { report } = await inspect();
  expect(report.units.map((unit) => unit.name)).toEqual(expect.arrayContaining(['上海', '西区']));
  const west = await inspect({ departmentId: workspace.departments.west });
  expect(west.report.items.find((item) => item.itemId === 'open_has_account')).toMatchObject({ counted: 1, offending: 1 });
});

test('a manager inspects only what they may see', async () => {
  const mine = await inspect({}, 'manager');
  const all = await inspect();
  const counted = (report: typeof mine.report) => report.items.find((item) => item.itemId === 'open_has_account')?.counted ?? 0;
  expect(counted(mine.report)).toBe(counted(all.report) - 1);
});

test('a representative may not run an inspection', async () => {
  await expect(workspace.write('representative', (ctx) => openRun(ctx, { ...now, templateId: ctx.newId() }))).rejects.toMatchObject({
    code: 'inspection.forbidden',
  });
});

test('a template with a wrong expression is refused with the place, a right one is versioned, and old runs keep their version', async () => {
  const before = await inspect();
  const { templates } = await workspace.read('operations', listTemplates);
  const id = templates[0]?.id ?? '';
  const { definition } = await workspace.read('operations', (ctx) => getTemplateVersion(ctx, { id, number: 1 }));
  const broken = { ...definition, items: definition.items.map((item) => (item.kind === 'rule' ? { ...item, condition: 'acount != null' } : item)) };
  await expect(workspace.write('operations', (ctx) => saveTemplateDraft(ctx, { id, definition: broken }))).rejects.toMatchObject({ kind: 'invalid' });

  const shorter = { ...definition, items: definition.items.filter((item) => item.id === 'open_has_account') };
  const { number } = await workspace.write('operations', (ctx) => saveTemplateDraft(ctx, { id, definition: shorter }));
  await workspace.write('operations', (ctx) => publishTemplate(ctx, { id }));
  const after = await inspect();
  expect(after.report.run.templateVersion).toBe(number);
  expect(after.report.items).toHaveLength(1);
  const old = await workspace.read('administrator', (ctx) => getReport(ctx, { id: before.id }));
  expect(old.items.length).toBeGreaterThanOrEqual(16);
});
