import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { readyTemplate } from '../contract/ready-items.ts';
import { createTemplate } from './use-cases/create-template.ts';
import { getTemplateVersion, listTemplates, publishTemplate, saveTemplateDraft } from './use-cases/manage-templates.ts';
import { openRun } from './use-cases/start-inspection.ts';

let app: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
});
afterAll(() => app.close());

test('a copy of the ready template is a draft with all its items, and nothing runs by it before it is published', async () => {
  const { id } = await workspace.write('operations', (ctx) => createTemplate(ctx, { name: '渠道检查', start: 'ready' }));
  const { templates } = await workspace.read('operations', listTemplates);
  expect(templates.find((template) => template.id === id)).toMatchObject({
    name: { zh: '渠道检查', en: '渠道检查' },
    publishedVersion: null,
    versions: [{ number: 1, status: 'draft' }],
  });
  const version = await workspace.read('operations', (ctx) => getTemplateVersion(ctx, { id, number: 1 }));
  expect(version.definition).toEqual(readyTemplate);
  const scope = { departmentId: null, ownerId: null, periodFrom: null, periodTo: null, asOf: null };
  await expect(workspace.write('operations', (ctx) => openRun(ctx, { ...scope, templateId: id }))).rejects.toMatchObject({
    kind: expect.any(String),
  });
  await workspace.write('operations', (ctx) => publishTemplate(ctx, { id }));
  await workspace.write('operations', (ctx) => openRun(ctx, { ...scope, templateId: id }));
});

test('an empty template can be filled bit by bit, but not be published without an item', async () => {
  const { id } = await workspace.write('operations', (ctx) => createTemplate(ctx, { name: '空白', start: 'empty' }));
  await expect(workspace.write('operations', (ctx) => publishTemplate(ctx, { id }))).rejects.toMatchObject({ code: 'inspection.no_items' });
  const { definition } = await workspace.read('operations', (ctx) => getTemplateVersion(ctx, { id, number: 1 }));
  const [section] = definition.sections;
  const [item] = readyTemplate.items;
  if (!section || !item) throw new Error('an empty template has a section, and the ready one items');
  await workspace.write('operations', (ctx) =>
    saveTemplateDraft(ctx, { id, definition: { ...definition, items: [{ ...item, section: section.id }] } }),
  );
  expect(await workspace.write('operations', (ctx) => publishTemplate(ctx, { id }))).toEqual({ number: 1 });
});

test('who may not edit inspections makes no template', async () => {
  await expect(workspace.write('manager', (ctx) => createTemplate(ctx, { name: '我的', start: 'empty' }))).rejects.toMatchObject({
    code: 'inspection.forbidden',
  });
});
