import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer } from '#platform/server/http/server.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import { FieldSpec } from '../../contract/schema/field-spec.ts';
import { ObjectSpec } from '../../contract/schema/schema-parts.ts';
import { buildOpenApi } from '../http/openapi.ts';
import { workspaceRoutes } from '../http/workspace-routes.ts';
import { registerRoutes } from '../http/register-routes.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { readHistory } from '../query/read-timeline.ts';
import { createRecord, createRecords, deleteRecords, getRecord, queryRecords, updateRecord } from '../records/records.ts';
import { searchEverywhere } from '../search/search-everywhere.ts';
import { createField } from './manage-fields.ts';
import { createObject, hideObject, restoreObject, updateObject } from './manage-objects.ts';
import { listHiddenObjects } from './read-schema.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let other: GivenWorkspace;
let accountId: string;

const label = (text: string) => ({ zh: text, en: text });
const spec = (given: unknown): FieldSpec => FieldSpec.parse(given);
const vehicle = ObjectSpec.parse({ id: 'vehicle', label: label('车辆'), labelPlural: label('车辆') });

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  other = await given.workspace(run.app);
  await workspace.write('administrator', (ctx) => createObject(ctx, vehicle));
  const add = (object: string, id: string, declared: unknown) =>
    workspace.write('administrator', (ctx) => createField(ctx, { object, id, spec: spec(declared) }));
  await add('custom_vehicle', 'account', {
    kind: 'reference',
    label: label('客户'),
    object: 'account',
    children: { id: 'vehicles', label: label('车辆') },
    onDelete: 'cascade',
  });
  await add('custom_vehicle', 'price', { kind: 'money', label: label('价格'), historic: true });
  await add('custom_vehicle', 'state', {
    kind: 'choice',
    label: label('状态'),
    options: ['new', 'used'].map((value) => ({ value, label: label(value) })),
    initial: 'new',
  });
  await add('custom_vehicle', 'tags', {
    kind: 'multi_choice',
    label: label('标签'),
    options: ['x', 'y'].map((value) => ({ value, label: label(value) })),
  });
  await add('custom_vehicle', 'tier', { kind: 'lookup', label: label('客户名'), reference: 'account', field: 'name' });
  await add('custom_vehicle', 'account_tier', { kind: 'lookup', label: label('客户级别'), reference: 'account', field: 'tier' });
  await add('account', 'vehicle_count', {
    kind: 'rollup',
    label: label('车辆数'),
    children: 'vehicles',
    figure: 'count',
    condition: "state == 'used'",
  });
  await add('account', 'vehicle_price', { kind: 'rollup', label: label('车辆总价'), children: 'vehicles', figure: 'sum', of: 'price' });
  accountId = (
    await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '车主', owner: workspace.members.representative }))
  ).id;
});
afterAll(() => run.close());

const cny = (amount: string) => ({ amount, currency: 'CNY' });

test('records of a custom object are kept, found, counted, and have a past', async () => {
  const { representative, westRepresentative } = workspace.members;
  const [first, second] = await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'custom_vehicle', [
      { name: '京A0001', owner: representative, account: accountId, price: cny('10.00'), tags: ['x'] },
      { name: '沪B0002', owner: westRepresentative, account: accountId, price: cny('5.00'), state: 'used', tags: ['x', 'y'] },
    ]),
  );
  const id = first?.id ?? '';
  const row = await workspace.read('administrator', (ctx) => getRecord(ctx, 'custom_vehicle', id));
  expect(row).toMatchObject({ name: '京A0001', state: 'new', price: cny('10.00'), tags: ['x'], tier: '车主', account: accountId });
  expect(row._names).toMatchObject({ account: '车主' });
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'custom_vehicle', id, { price: cny('11.00') }));
  const { versions } = await workspace.read('administrator', (ctx) => readHistory(ctx, 'custom_vehicle', id));
  expect(versions.map((version) => version.values['price'])).toEqual([cny('10.00'), cny('11.00')]);
  const mine = await workspace.read('representative', (ctx) => queryRecords(ctx, 'custom_vehicle', { limit: 10 }));
  expect(mine.rows.map((each) => each['name'])).toEqual(['京A0001']);
  const account = await workspace.read('administrator', (ctx) => getRecord(ctx, 'account', accountId));
  expect(account).toMatchObject({ vehicle_count: 1, vehicle_price: cny('16.00') });
  const owners = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'account', { expression: "vehicles.exists(v, v.tags.contains('y'))", limit: 10 }),
  );
  expect(owners.rows.map((each) => each.id)).toEqual([accountId]);
  const { hits } = await workspace.read('administrator', (ctx) => searchEverywhere(ctx, { q: 'B0002', limit: 5 }));
  expect(hits).toMatchObject([{ object: 'custom_vehicle', id: second?.id }]);
  const sums = await workspace.read('administrator', (ctx) =>
    aggregateRecords(ctx, 'custom_vehicle', {
      measures: [{ id: 'n', kind: 'count' }],
      groupBy: ['state'],
      having: [],
      sort: [],
      totals: false,
      limit: 5,
    }),
  );
  expect(sums.groups.map((group) => [group.keys['state'], group.measures['n']])).toEqual([
    ['new', 1],
    ['used', 1],
  ]);
});

test('a choice looked up in another record is read by its label, as the choice itself is', async () => {
  const field = await workspace.read('administrator', async (ctx) => ctx.registry.objects.get('custom_vehicle')?.fields['account_tier']);
  if (field?.kind !== 'formula') throw new Error('a look-up is a formula');
  const setting = { locale: 'zh', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;
  const [first] = field.options ?? [];
  expect(first?.label.zh).not.toBe(first?.value);
  expect(rulesOf(field).format(String(first?.value), field, setting)).toBe(first?.label.zh);
});

test('two workspaces with the same object share no record and no field', async () => {
  await expect(other.read('administrator', (ctx) => queryRecords(ctx, 'custom_vehicle', { limit: 5 }))).rejects.toMatchObject({ code: 'not_found' });
  await Promise.all([
    other.write('administrator', (ctx) => createObject(ctx, vehicle)),
    other.write('administrator', (ctx) => createObject(ctx, { ...vehicle, id: 'boat' })),
  ]);
  await other.write('administrator', (ctx) =>
    createField(ctx, { object: 'custom_vehicle', id: 'seats', spec: spec({ kind: 'number', label: label('座'), scale: 0 }) }),
  );
  const made = await other.write('administrator', (ctx) => createRecord(ctx, 'custom_vehicle', { name: '粤C', seats: 5 }));
  const { rows } = await other.read('administrator', (ctx) => queryRecords(ctx, 'custom_vehicle', { limit: 5 }));
  expect(rows.map((row) => [row.id, row['seats']])).toEqual([[made.id, 5]]);
  await expect(other.write('administrator', (ctx) => createObject(ctx, vehicle))).rejects.toMatchObject({ code: 'schema.name_taken' });
});

test('numbers are given by the pattern, once each, also when many write at once', async () => {
  const made = { ...vehicle, id: 'ticket', namePattern: 'T-{YYYY}{0000}' };
  await workspace.write('administrator', (ctx) => createObject(ctx, made));
  const rows = await Promise.all(
    Array.from({ length: 12 }, () => workspace.write('representative', (ctx) => createRecord(ctx, 'custom_ticket', {}))),
  );
  const names = rows.map((row) => String(row['name'])).toSorted();
  expect(new Set(names).size).toBe(12);
  expect(names[0]).toMatch(/^T-20\d\d0001$/);
  await expect(workspace.write('representative', (ctx) => createRecord(ctx, 'custom_ticket', { name: 'T-1' }))).rejects.toMatchObject({
    issues: [{ code: 'record.read_only' }],
  });
});

test('a count whose pattern holds the year begins anew with it, also when many begin it at once; one without goes on', async () => {
  for (const [id, namePattern] of [
    ['permit', 'P-{YYYY}{000}'],
    ['receipt', 'R-{000}'],
  ] as const)
    await workspace.write('administrator', (ctx) => createObject(ctx, { ...vehicle, id, namePattern }));
  const make = (object: string, day: string) =>
    workspace.write('representative', (ctx) => createRecord({ ...ctx, now: new Date(`${day}T12:00:00+08:00`) }, object, {}));
  const names = async (object: string, days: readonly string[]) =>
    (await Promise.all(days.map((day) => make(object, day)))).map((row) => String(row['name'])).toSorted();
  expect(await names('custom_permit', ['2026-12-30', '2026-12-31', '2026-12-31'])).toEqual(['P-2026001', 'P-2026002', 'P-2026003']);
  expect(await names('custom_permit', ['2027-01-01', '2027-01-01', '2027-01-02'])).toEqual(['P-2027001', 'P-2027002', 'P-2027003']);
  expect(await names('custom_permit', ['2026-12-31'])).toEqual(['P-2026004']);
  expect(await names('custom_receipt', ['2026-12-31', '2027-01-01'])).toEqual(['R-001', 'R-002']);
});

test('a deleted object is listed with the day it may be purged from, and comes back with its sign', async () => {
  await workspace.write('administrator', (ctx) => createObject(ctx, { ...vehicle, id: 'lorry', icon: 'globe' }));
  const signOf = () => workspace.read('administrator', async (ctx) => ctx.registry.objects.get('custom_lorry')?.icon);
  expect(await signOf()).toBe('globe');
  await workspace.write('administrator', (ctx) => hideObject(ctx, { object: 'custom_lorry' }));
  const { objects } = await workspace.read('administrator', listHiddenObjects);
  expect(objects).toMatchObject([{ id: 'custom_lorry', label: vehicle.label }]);
  expect(Date.parse(objects[0]?.purgeableAt ?? '') - Date.parse(objects[0]?.hiddenAt ?? '')).toBe(30 * 86_400_000);
  await expect(workspace.read('representative', listHiddenObjects)).rejects.toMatchObject({ code: 'schema.not_manager' });
  await workspace.write('administrator', (ctx) => restoreObject(ctx, { object: 'custom_lorry' }));
  expect(await signOf()).toBe('globe');
  await workspace.write('administrator', (ctx) => updateObject(ctx, { object: 'custom_lorry', icon: 'star' }));
  expect(await signOf()).toBe('star');
});

test('the API document of a workspace shows its own objects and fields', async () => {
  const registry = await run.app.registries.of(workspace.id);
  const { paths } = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(buildOpenApi(workspaceRoutes(registry), { title: 't', version: '1', description: '' }));
  expect(JSON.stringify(paths['/api/records/custom_vehicle'])).toContain('price');
  expect(JSON.stringify(paths['/api/accounts/{id}'])).toContain('account');
  expect(paths).toHaveProperty('/api/records/custom_vehicle/{id}/timeline');
});

test('a record may point to several of another object', async () => {
  await workspace.write('administrator', (ctx) =>
    createField(ctx, { object: 'custom_vehicle', id: 'drivers', spec: spec({ kind: 'multi_reference', label: label('司机'), object: 'contact' }) }),
  );
  const [one, two] = await workspace.write('administrator', (ctx) => createRecords(ctx, 'contact', [{ name: '赵' }, { name: '钱' }]));
  const [first = '', second = ''] = [one?.id, two?.id];
  const car = await workspace.write('administrator', (ctx) => createRecord(ctx, 'custom_vehicle', { name: '共用', drivers: [first, second] }));
  const read = () => workspace.read('administrator', (ctx) => getRecord(ctx, 'custom_vehicle', car.id));
  const row = await read();
  expect(row['drivers']).toEqual([first, second].toSorted());
  expect(String(row._names?.['drivers']).split('、').toSorted()).toEqual(['赵', '钱'].toSorted());
  const { rows } = await workspace.read('administrator', (ctx) =>
    queryRecords(ctx, 'custom_vehicle', { expression: `drivers.contains('${second}')`, columns: ['name', 'drivers'], limit: 5 }),
  );
  expect(rows).toMatchObject([{ name: '共用', _names: { drivers: expect.stringContaining('钱') } }]);
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'custom_vehicle', car.id, { drivers: [second] }));
  await expect(
    workspace.write('administrator', (ctx) => updateRecord(ctx, 'custom_vehicle', car.id, { drivers: [second, run.app.newId()] })),
  ).rejects.toMatchObject({ issues: [{ field: 'drivers', code: 'record.reference_missing' }] });
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'contact', [second]));
  expect((await read())['drivers']).toBeNull();
});

test('deleting what others refer to follows their declaration', async () => {
  const { id } = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '要走的' }));
  const car = await workspace.write('administrator', (ctx) => createRecord(ctx, 'custom_vehicle', { name: '随行', account: id }));
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'account', [id]));
  await expect(workspace.read('administrator', (ctx) => getRecord(ctx, 'custom_vehicle', car.id))).rejects.toMatchObject({ code: 'not_found' });
});

test('over HTTP every object is reached by its name, and what is not there is not found', async () => {
  const server = createHttpServer({ isReady: async () => true });
  const host = { app: run.app, checkOutputs: true, resolveCaller: () => workspace.as('administrator', 'api') };
  registerRoutes(server, host, run.app.registry.routes);
  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const answer = await server.inject({ method, url: `/api/records${url}`, ...(payload ? { payload } : {}) });
    const body: unknown = answer.headers['content-type']?.includes('json') ? answer.json() : answer.body;
    return { status: answer.statusCode, body };
  };
  const made = await call('POST', '/custom_vehicle', { name: '网', price: cny('1.00') });
  expect(made).toMatchObject({ status: 200, body: { name: '网', state: 'new', version: 1 } });
  const { id } = z.object({ id: z.string() }).parse(made.body);
  expect(await call('PATCH', `/custom_vehicle/${id}`, { state: 'used', version: 1 })).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await call('GET', `/custom_vehicle/${id}/timeline`)).toMatchObject({ status: 200 });
  expect(await call('POST', '/custom_vehicle/query', { filter: { field: 'name', op: 'eq', value: '网' } })).toMatchObject({
    body: { rows: [{ id }] },
  });
  expect(await call('POST', '/custom_vehicle/board', { by: 'state' })).toMatchObject({
    status: 200,
    body: { columns: [{ value: 'new' }, { value: 'used' }] },
  });
  expect(await call('POST', '/custom_vehicle/bulk', { action: 'delete', ids: [id] })).toMatchObject({ status: 200, body: { written: 1 } });
  const exported = await call('POST', '/custom_vehicle/export', { columns: ['name', 'state'] });
  expect(String(exported.body)).toContain('名称');
  expect(await call('POST', '/account/query', { limit: 1 })).toMatchObject({ status: 200 });
  expect(await call('POST', '/custom_nothing/query', {})).toMatchObject({ status: 404 });
  expect(await call('POST', '/inspection_action', { name: 'x' })).toMatchObject({ status: 404 });
  await server.close();
});
