import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { createViewRoute } from '../../contract/views/view.routes.ts';
import { createRecords } from '../records/records.ts';
import { countViews } from './count-views.ts';
import { createView, deleteView, listViews, setDefaultView, updateView } from './manage-views.ts';

let product: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
});
afterAll(() => product.close());

const blank = { object: 'account', filter: null, sort: [], columns: ['name'], layout: 'table', settings: {}, shared: 'nobody', roles: [] } as const;

function save(member: GivenMember, values: Partial<Parameters<typeof createView>[1]>) {
  return workspace.write(member, (ctx) => createView(ctx, { ...blank, sort: [], columns: ['name'], roles: [], name: '视图', ...values }));
}

async function namesFor(member: GivenMember) {
  const found = await workspace.read(member, (ctx) => listViews(ctx, { object: 'account' }));
  return found.rows.map((row) => row.name);
}

test('a view is seen by its owner alone until it is shared with a role, and then by that role only', async () => {
  const view = await save('manager', { name: '大客户', filter: { and: [{ field: 'name', op: 'contains', value: '集团' }] } });
  expect(await namesFor('manager')).toContain('大客户');
  expect(await namesFor('representative')).not.toContain('大客户');
  await workspace.write('manager', (ctx) => updateView(ctx, { id: view.id, shared: 'roles', roles: ['representative'] }));
  expect(await namesFor('representative')).toContain('大客户');
  expect(await namesFor('operations')).not.toContain('大客户');
  const found = await workspace.read('representative', (ctx) => listViews(ctx, { object: 'account' }));
  expect(found.rows.find((row) => row.id === view.id)).toMatchObject({
    can_edit: false,
    filter: { and: [{ value: '集团' }] },
    owner_name: '东区经理',
  });
});

test('a shared view is changed by its owner and by an administrator, not by whom it is shared with', async () => {
  const view = await save('manager', { name: '共用', shared: 'everybody' });
  await expect(workspace.write('representative', (ctx) => updateView(ctx, { id: view.id, name: '我的' }))).rejects.toMatchObject({
    code: 'view.not_own',
  });
  await workspace.write('administrator', (ctx) => updateView(ctx, { id: view.id, name: '公司共用' }));
  expect(await namesFor('westRepresentative')).toContain('公司共用');
  const own = await save('colleague', { name: '私人' });
  await expect(workspace.write('administrator', (ctx) => deleteView(ctx, { id: own.id }))).rejects.toMatchObject({ code: 'not_found' });
});

test('a view keeps how each layout is drawn, and a layout nobody knows is refused', async () => {
  const settings = { calendar: { by: 'created_at', span: 'week' as const }, board: { lanes: 'owner' } };
  const view = await save('representative', { name: '按周', layout: 'calendar', settings });
  await workspace.write('representative', (ctx) =>
    updateView(ctx, { id: view.id, settings: { ...settings, chart: { kind: 'bar', groupBy: ['owner'] } } }),
  );
  const found = await workspace.read('representative', (ctx) => listViews(ctx, { object: 'account' }));
  expect(found.rows.find((row) => row.id === view.id)).toMatchObject({
    layout: 'calendar',
    settings: { ...settings, chart: { kind: 'bar', groupBy: ['owner'] } },
  });
  expect(createViewRoute.body?.safeParse({ object: 'account', name: 'x', layout: 'gantt' }).success).toBe(false);
});

test('a representative keeps views but may not share them', async () => {
  await expect(save('representative', { shared: 'everybody' })).rejects.toMatchObject({ code: 'view.share' });
});

test('a filter over a field that does not exist is refused by name when the view is saved', async () => {
  await expect(save('representative', { filter: { field: 'nonsense', op: 'is_empty' } })).rejects.toMatchObject({ code: 'expression.unknown_field' });
});

test('the chosen default is the person’s own and goes with the view', async () => {
  const view = await save('representative', { name: '每天看' });
  await workspace.write('representative', (ctx) => setDefaultView(ctx, { object: 'account', view: view.id }));
  const chosen = (member: GivenMember) => workspace.read(member, async (ctx) => (await listViews(ctx, { object: 'account' })).default);
  expect(await chosen('representative')).toBe(view.id);
  expect(await chosen('colleague')).toBeNull();
  await workspace.write('representative', (ctx) => deleteView(ctx, { id: view.id }));
  expect(await chosen('representative')).toBeNull();
});

test('tabs are counted for what the person sees, and what they may not ask has no number', async () => {
  await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [
      { name: '数一号', tier: 'A', owner: workspace.members.representative },
      { name: '数二号', tier: 'B', owner: workspace.members.representative },
      { name: '数三号', tier: 'A', owner: workspace.members.westRepresentative },
    ]),
  );
  const views = [
    { id: 'all' },
    { id: 'a', filter: { field: 'tier', op: 'eq' as const, value: 'A' } },
    { id: 'department', filter: { field: 'owner', op: 'in_my_department' as const } },
    { id: 'unknown', filter: { field: 'no_such_field', op: 'is_empty' as const } },
  ];
  const countedBy = (member: GivenMember) => workspace.read(member, (ctx) => countViews(ctx, { object: 'account', views }));
  expect(await countedBy('administrator')).toMatchObject({ counts: { all: 3, a: 2 } });
  const { counts } = await countedBy('representative');
  expect(counts).toEqual({ all: 2, a: 1, department: 2 });
  expect((await countedBy('westRepresentative')).counts['department']).toBe(1);
});
