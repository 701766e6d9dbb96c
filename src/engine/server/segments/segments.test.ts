import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { evaluateExpression } from '../../contract/expression/evaluate-expression.ts';
import { mergeRecords } from '../duplicates/merge-records.ts';
import { environmentOf } from '../expression/environment.ts';
import { schemaFor } from '../policy/field-access.ts';
import { objectSchema } from '../query/object-schema.ts';
import { createRecords } from '../records/create-records.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { boardRecords } from '../query/board-records.ts';
import { queryRecords } from '../query/query-records.ts';
import { createView } from '../views/manage-views.ts';
import { createSegment, deleteSegment, listSegments, segmentUsage, updateSegment } from './manage-segments.ts';
import { addMembers, countSegment, listSegmentMembers, removeMembers } from './segment-members.ts';

let product: GivenApp;
let workspace: GivenWorkspace;
/** Ids of accounts by name. */
const accounts = new Map<string, string>();

const known = { 华东一号: 'representative', 华东二号: 'representative', 华东三号: 'colleague', 西部一号: 'westRepresentative' } as const;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
  await workspace.write('administrator', async (ctx) => {
    const values = Object.entries(known).map(([name, owner]) => ({ name, owner: workspace.members[owner], tier: name.endsWith('一号') ? 'A' : 'B' }));
    for (const record of await createRecords(ctx, 'account', values)) accounts.set(String(record['name']), record.id);
    await createRecords(ctx, 'opportunity', [
      { name: '一号的商机', account: accountId('华东一号'), owner: workspace.members.representative, amount: { amount: '10', currency: 'CNY' } },
      { name: '二号的商机', account: accountId('华东二号'), owner: workspace.members.representative, amount: { amount: '20', currency: 'CNY' } },
    ]);
  });
});
afterAll(() => product.close());

function accountId(name: string): string {
  return accounts.get(name) ?? '';
}

const blank = { object: 'account', kind: 'static', name: '细分', description: '', filter: null, expression: null, shared: 'nobody' } as const;

function keep(member: GivenMember, values: Partial<Parameters<typeof createSegment>[1]>) {
  return workspace.write(member, (ctx) => createSegment(ctx, { ...blank, roles: [], ...values }));
}

function add(member: GivenMember, id: string, names: readonly string[]) {
  return workspace.write(member, (ctx) => addMembers(ctx, { id, records: names.map(accountId) }));
}

async function namesIn(member: GivenMember, value: string, op: 'in_segment' | 'not_in_segment' = 'in_segment') {
  const found = await workspace.read(member, (ctx) =>
    queryRecords(ctx, 'account', { filter: { field: 'id', op, value }, columns: ['name'], sort: [{ field: 'name' }] }),
  );
  return found.rows.map((row) => String(row['name']));
}

const tierA = { field: 'tier', op: 'eq', value: 'A' } as const;

test('a static segment holds what was put on its list, and everybody finds in it only the records they may see', async () => {
  const segment = await keep('manager', { name: '重点客户', shared: 'everybody' });
  expect(await add('manager', segment.id, ['华东一号', '华东三号', '西部一号'])).toEqual({ added: 2, already: 0, unknown: 1 });
  expect(await add('manager', segment.id, ['华东一号', '华东二号'])).toEqual({ added: 1, already: 1, unknown: 0 });
  await workspace.write('manager', (ctx) => removeMembers(ctx, { id: segment.id, records: [accountId('华东二号')] }));
  expect(new Set(await namesIn('manager', segment.id))).toEqual(new Set(['华东一号', '华东三号']));
  expect(await namesIn('representative', segment.id)).toEqual(['华东一号']);
  expect(await namesIn('westRepresentative', segment.id)).toEqual([]);
  expect(await namesIn('representative', segment.id, 'not_in_segment')).toEqual(['华东二号']);
  const counts = await Promise.all(
    (['manager', 'representative'] as const).map((member) => workspace.read(member, (ctx) => countSegment(ctx, { id: segment.id }))),
  );
  expect(counts.map(({ count }) => count)).toEqual([2, 1]);
});

test('a board narrowed by a segment has its cards, counts and sums, and lanes of only those the reader may see', async () => {
  const segment = await keep('manager', { name: '看板上的客户', shared: 'everybody' });
  await add('manager', segment.id, ['华东一号', '华东三号']);
  const ofSegment = { field: 'account', op: 'in_segment', value: segment.id } as const;
  const boardOf = (member: GivenMember, filter: Parameters<typeof boardRecords>[2]['filter']) =>
    workspace.read(member, (ctx) => boardRecords(ctx, 'opportunity', { by: 'forecast_category', filter, sumOf: 'amount', columns: ['name'] }));
  const held = (board: Awaited<ReturnType<typeof boardOf>>) =>
    board.columns.flatMap(({ rows, count, sum }) => (count === 0 ? [] : [{ names: rows.map((row) => row['name']), count, sum }]));
  expect(held(await boardOf('representative', ofSegment))).toEqual([{ names: ['一号的商机'], count: 1, sum: { amount: '10.00', currency: 'CNY' } }]);
  const lane = { and: [ofSegment, { field: 'owner', op: 'eq', value: workspace.members.representative }] } as const;
  expect(held(await boardOf('manager', { and: [...lane.and] }))).toMatchObject([{ names: ['一号的商机'], count: 1 }]);
  const without = { ...ofSegment, op: 'not_in_segment' } as const;
  expect(held(await boardOf('representative', without))).toMatchObject([{ names: ['二号的商机'], sum: { amount: '20.00' } }]);
  expect(held(await boardOf('westRepresentative', ofSegment))).toEqual([]);
  const lanes = await workspace.read('representative', (ctx) =>
    aggregateRecords(ctx, 'opportunity', { filter: ofSegment, groupBy: ['owner'], measures: [{ id: 'count', kind: 'count' }] }),
  );
  expect(lanes.groups.map(({ keys, measures }) => [keys['owner'], measures['count']])).toEqual([[workspace.members.representative, 1]]);
});

test('members come page by page', async () => {
  const segment = await keep('manager', { name: '分页' });
  await add('manager', segment.id, ['华东一号', '华东二号', '华东三号']);
  const first = await workspace.read('manager', (ctx) => listSegmentMembers(ctx, { id: segment.id, limit: 2 }));
  const second = await workspace.read('manager', (ctx) => listSegmentMembers(ctx, { id: segment.id, limit: 2, cursor: first.nextCursor ?? '' }));
  expect(new Set([...first.rows, ...second.rows].map((row) => row.name))).toEqual(new Set(['华东一号', '华东二号', '华东三号']));
  expect(second.nextCursor).toBeNull();
});

test('a dynamic segment is asked anew whenever it is read, under the reader’s permissions', async () => {
  const segment = await keep('administrator', { name: 'A 级', kind: 'dynamic', filter: tierA, shared: 'everybody' });
  expect(await namesIn('administrator', segment.id)).toEqual(['华东一号', '西部一号']);
  expect(await namesIn('westRepresentative', segment.id)).toEqual(['西部一号']);
  expect(await namesIn('representative', 'A 级', 'not_in_segment')).toEqual(['华东二号']);
  await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [{ name: '华东四号', owner: workspace.members.representative, tier: 'A' }]),
  );
  expect(new Set(await namesIn('representative', segment.id))).toEqual(new Set(['华东一号', '华东四号']));
});

test('a filter and an expression of a dynamic segment hold both', async () => {
  const segment = await keep('administrator', { name: '两者', kind: 'dynamic', filter: tierA, expression: "name.startsWith('西部')" });
  expect(await namesIn('administrator', segment.id)).toEqual(['西部一号']);
});

test('a segment is its owner’s alone until it is shared with a role, and then that role’s only', async () => {
  const segment = await keep('manager', { name: '给销售', kind: 'dynamic', filter: tierA });
  const namesFor = (member: GivenMember) =>
    workspace.read(member, async (ctx) => (await listSegments(ctx, { object: 'account' })).rows.map(({ name }) => name));
  expect(await namesFor('representative')).not.toContain('给销售');
  await expect(namesIn('representative', segment.id)).rejects.toMatchObject({ issues: [{ code: 'expression.unknown_segment' }] });
  await workspace.write('manager', (ctx) => updateSegment(ctx, { id: segment.id, shared: 'roles', roles: ['representative'] }));
  expect(await namesFor('representative')).toContain('给销售');
  expect(await namesIn('representative', segment.id)).toContain('华东一号');
  expect(await namesFor('operations')).not.toContain('给销售');
  await expect(workspace.write('representative', (ctx) => updateSegment(ctx, { id: segment.id, name: '我的' }))).rejects.toMatchObject({
    code: 'segment.not_own',
  });
  await expect(workspace.write('operations', (ctx) => deleteSegment(ctx, { id: segment.id, anyway: 'true' }))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a representative keeps segments but may not share them', async () => {
  await expect(keep('representative', { shared: 'everybody' })).rejects.toMatchObject({ code: 'segment.share' });
});

test('deals are found by the segment of their account, in lists, figures and expressions', async () => {
  const segment = await keep('representative', { name: '我盯的客户' });
  await add('representative', segment.id, ['华东一号']);
  const dynamic = await keep('representative', { name: '我的 A 级', kind: 'dynamic', filter: tierA });
  for (const { id, name } of [segment, dynamic]) {
    const figures = await workspace.read('representative', (ctx) =>
      aggregateRecords(ctx, 'opportunity', {
        filter: { field: 'account', op: 'in_segment', value: id },
        measures: [
          { id: 'n', kind: 'count' },
          { id: 'others', kind: 'count', expression: `!inSegment(account, '${name}')` },
        ],
      }),
    );
    expect(figures.groups[0]?.measures).toEqual({ n: 1, others: 0 });
    const deals = await workspace.read('representative', (ctx) =>
      queryRecords(ctx, 'opportunity', { expression: `!inSegment(account, '${name}')`, columns: ['name'] }),
    );
    expect(deals.rows.map((row) => row['name'])).toEqual(['二号的商机']);
    const busy = await workspace.read('representative', (ctx) =>
      queryRecords(ctx, 'account', {
        expression: `inSegment('${name}') && opportunities.exists(o, inSegment(o.account, '${name}'))`,
        columns: ['name'],
      }),
    );
    expect(busy.rows.map((row) => row['name'])).toEqual(['华东一号']);
  }
});

test('an account one may not see is in no segment of one’s own deals', async () => {
  const everything = await keep('administrator', { name: '全部', kind: 'dynamic', expression: "tier != 'C'", shared: 'everybody' });
  await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'opportunity', [
      { name: '别人客户的商机', account: accountId('西部一号'), owner: workspace.members.colleague, amount: { amount: '1', currency: 'CNY' } },
    ]),
  );
  const found = (member: GivenMember) =>
    workspace.read(member, async (ctx) => {
      const page = await queryRecords(ctx, 'opportunity', { expression: `inSegment(account, '${everything.id}')`, columns: ['name'] });
      return page.rows.map((row) => row['name']);
    });
  expect(await found('administrator')).toContain('别人客户的商机');
  expect(await found('colleague')).not.toContain('别人客户的商机');
});

test('in memory a record is in the same segments as in the database', async () => {
  const list = await keep('administrator', { name: '内存名单' });
  await add('administrator', list.id, ['华东一号', '西部一号']);
  await keep('administrator', { name: '内存条件', kind: 'dynamic', expression: "tier == 'A' && !name.startsWith('西部')" });
  const written = ["inSegment('内存名单')", "!inSegment('内存名单')", "inSegment('内存条件')", "inSegment('内存名单') && inSegment(id, '内存条件')"];
  for (const expression of written) {
    await workspace.read('administrator', async (ctx) => {
      const columns = ['name', 'tier'];
      const all = await queryRecords(ctx, 'account', { columns });
      const found = await queryRecords(ctx, 'account', { columns, expression });
      const checked = checkExpression(expression, schemaFor(ctx.registry, ctx.actor), 'account');
      if (!checked.ok) throw new Error(expression);
      const on = new Set([accountId('华东一号'), accountId('西部一号')]);
      const env = { ...environmentOf(ctx), segmentMembers: new Map([[list.id, on]]) };
      const expected = all.rows.filter((row) => evaluateExpression(checked.typed, { id: row.id, values: row }, env) === true);
      expect(new Set(found.rows.map((row) => row.id))).toEqual(new Set(expected.map((row) => row.id)));
    });
  }
});

test('a record that takes over another takes its place on the lists, too', async () => {
  const list = await keep('administrator', { name: '合并' });
  const [kept, gone] = await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [
      { name: '留下的', owner: workspace.members.representative },
      { name: '并入的', owner: workspace.members.representative },
    ]),
  );
  await workspace.write('administrator', (ctx) => addMembers(ctx, { id: list.id, records: [gone?.id ?? ''] }));
  await workspace.write('administrator', (ctx) =>
    mergeRecords(ctx, { object: 'account', survivor: kept?.id ?? '', merged: [gone?.id ?? ''], fields: {} }),
  );
  expect(await namesIn('administrator', list.id)).toEqual(['留下的']);
});

test('segments that lead back to themselves are refused with the way they take', async () => {
  const inner = await keep('manager', { name: '内', kind: 'dynamic', filter: tierA });
  const outer = await keep('manager', { name: '外', kind: 'dynamic', filter: { field: 'id', op: 'in_segment', value: inner.id } });
  expect(await namesIn('manager', outer.id)).toContain('华东一号');
  const turned = workspace.write('manager', (ctx) => updateSegment(ctx, { id: inner.id, filter: null, expression: `inSegment('外')` }));
  await expect(turned).rejects.toMatchObject({
    issues: [{ code: 'expression.segment_circle', message: { zh: expect.stringContaining('内 → 外 → 内') } }],
  });
  const itself = workspace.write('manager', (ctx) => updateSegment(ctx, { id: inner.id, expression: `inSegment('${inner.id}')` }));
  await expect(itself).rejects.toMatchObject({ issues: [{ message: { en: expect.stringContaining('内 → 内') } }] });
});

test('what uses a segment is shown before it is deleted', async () => {
  const used = await keep('manager', { name: '被使用', kind: 'dynamic', filter: tierA, shared: 'everybody' });
  await keep('manager', { name: '引用它的细分', kind: 'dynamic', expression: `inSegment('被使用') && name != ''` });
  const view = {
    object: 'opportunity',
    name: '引用它的视图',
    sort: [],
    columns: ['name'],
    layout: 'table',
    settings: {},
    shared: 'nobody',
    roles: [],
  } as const;
  await workspace.write('manager', (ctx) =>
    createView(ctx, { ...view, sort: [], columns: ['name'], roles: [], filter: { field: 'account', op: 'in_segment', value: used.id } }),
  );
  await workspace.write('representative', (ctx) =>
    createView(ctx, {
      ...view,
      sort: [],
      columns: ['name'],
      roles: [],
      name: '私人',
      filter: { and: [{ field: 'account', op: 'not_in_segment', value: used.id }] },
    }),
  );
  const usage = await workspace.read('manager', (ctx) => segmentUsage(ctx, { id: used.id }));
  expect(usage.rows.map((use) => [use.kind, use.name])).toEqual([
    ['segment', '引用它的细分'],
    ['view', '引用它的视图'],
  ]);
  expect(usage.hidden).toBe(1);
  const refused = workspace.write('manager', (ctx) => deleteSegment(ctx, { id: used.id, anyway: 'false' }));
  await expect(refused).rejects.toMatchObject({ code: 'segment.used', label: { zh: expect.stringContaining('引用它的视图') } });
  await workspace.write('manager', (ctx) => deleteSegment(ctx, { id: used.id, anyway: 'true' }));
  await expect(namesIn('manager', used.id)).rejects.toMatchObject({ issues: [{ code: 'expression.unknown_segment' }] });
});

test('a list is asked of today only, a condition also of the past', async () => {
  const list = await keep('administrator', { name: '名单' });
  const asOf = new Date().toISOString();
  const ask = (expression: string) => workspace.read('administrator', (ctx) => queryRecords(ctx, 'account', { expression, columns: ['name'], asOf }));
  await expect(ask(`inSegment('${list.id}')`)).rejects.toMatchObject({ issues: [{ code: 'query.segment_not_historic' }] });
});

test('rules that hold for everybody do not ask for segments', () => {
  const checked = checkExpression("inSegment('重点客户')", objectSchema(product.app.registry), 'account');
  expect(checked).toMatchObject({ ok: false, issues: [{ code: 'segment_not_here' }] });
});
