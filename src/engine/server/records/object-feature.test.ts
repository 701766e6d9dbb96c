import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { objectRoutes } from '#engine/contract/records/object-routes.ts';
import { registerRoutes } from '#engine/server/http/register-routes.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { createSpecimenTables, specimen, specimenFeatures } from '#tests/support/specimen.ts';

let run: GivenApp;
let server: FastifyInstance;
let workspace: GivenWorkspace;
let other: GivenWorkspace;

beforeAll(async () => {
  run = await given.app({ features: specimenFeatures() });
  await createSpecimenTables(run.app);
  workspace = await given.workspace(run.app);
  other = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  const house = (name: unknown): GivenWorkspace => (name === 'other' ? other : workspace);
  registerRoutes(
    server,
    {
      app: run.app,
      checkOutputs: true,
      resolveCaller: (request) => house(request.headers['x-house']).as(String(request.headers['x-member']), 'api'),
    },
    run.app.registry.routes,
  );
});
afterAll(async () => {
  await server.close();
  await run.close();
});

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, as: { member?: GivenMember; house?: 'other' } = {}) {
  const headers = { 'x-member': as.member ?? 'administrator', ...(as.house ? { 'x-house': as.house } : {}) };
  const answer = await server.inject({ method, url: `/api${url}`, headers, ...(payload ? { payload } : {}) });
  const body: unknown = answer.headers['content-type']?.includes('json') ? answer.json() : answer.body;
  return { status: answer.statusCode, body };
}

test('a record lives through every generic entrance', async () => {
  const made = await call('POST', '/specimens', { name: '豹', stage: 'new', count: 1, external_id: 'E1' });
  expect(made).toMatchObject({ status: 200, body: { name: '豹', version: 1, external_id: 'E1' } });
  const { id } = z.object({ id: z.string() }).parse(made.body);
  expect(await call('PATCH', `/specimens/${id}`, { count: 2, version: 1 })).toMatchObject({ status: 200, body: { count: 2, version: 2 } });
  expect(await call('PATCH', `/specimens/${id}`, { count: 3, version: 1 })).toMatchObject({ status: 409, body: { code: 'record.version_conflict' } });
  expect(await call('GET', `/specimens/${id}`)).toMatchObject({ status: 200, body: { count: 2, _can: { update: true } } });
  expect(await call('GET', '/specimens?sort=-name&columns=name,count&expression=count==2')).toMatchObject({
    status: 200,
    body: { rows: [{ name: '豹', count: 2 }], nextCursor: null },
  });
  expect(await call('POST', '/specimens/query', { filter: { field: 'name', op: 'eq', value: '豹' } })).toMatchObject({
    status: 200,
    body: { rows: [{ id }] },
  });
  expect(await call('POST', '/specimens/aggregate', { totals: true, measures: [{ id: 'n', kind: 'count' }] })).toMatchObject({
    status: 200,
    body: { totals: { measures: { n: 1 } } },
  });
  expect(await call('POST', '/specimens/board', {})).toMatchObject({
    status: 200,
    body: { columns: [{ value: 'new', count: 1 }, { count: 0 }, { count: 0 }] },
  });
  expect(await call('GET', `/specimens/${id}/timeline`)).toMatchObject({
    status: 200,
    body: { entries: [{ kind: 'record.updated', door: 'api' }, { kind: 'record.created' }] },
  });
  expect(await call('GET', `/specimens/${id}/history`)).toMatchObject({ status: 200, body: { versions: [{ until: null }] } });
  expect(await call('GET', `/specimens/${id}/access`)).toMatchObject({ status: 200, body: { canSee: true, reasons: [{ code: 'owner' }] } });
  expect(await call('DELETE', `/specimens/${id}`)).toMatchObject({ status: 200, body: { deleted: 1 } });
  expect(await call('GET', `/specimens/${id}`)).toMatchObject({ status: 404 });
});

test('every entrance with the id of another workspace answers not found', async () => {
  const { id } = z.object({ id: z.string() }).parse((await call('POST', '/specimens', { name: 'walled' })).body);
  const as = { house: 'other' } as const;
  const answers = await Promise.all([
    call('GET', `/specimens/${id}`, undefined, as),
    call('PATCH', `/specimens/${id}`, { count: 1 }, as),
    call('DELETE', `/specimens/${id}`, undefined, as),
    call('GET', `/specimens/${id}/timeline`, undefined, as),
    call('GET', `/specimens/${id}/history`, undefined, as),
    call('GET', `/specimens/${id}/access`, undefined, as),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404]);
});

test('bulk writes answer record by record', async () => {
  const refused = await call('POST', '/specimens/bulk', { action: 'create', records: [{ name: 'b1' }, { count: 1 }] });
  expect(refused).toMatchObject({ status: 422, body: { issues: [{ field: 'records.1.name', code: 'record.required' }] } });
  const made = await call('POST', '/specimens/bulk', { action: 'create', partial: true, records: [{ name: 'b1' }, { count: 1 }] });
  expect(made).toMatchObject({
    status: 200,
    body: { written: 1, results: [{ isWritten: true }, { isWritten: false, issues: [{ field: 'name' }] }] },
  });
});

test('an export is a spreadsheet with labels, and no cell of it runs as a formula', async () => {
  await call('POST', '/specimens', { name: '=cmd()', notes: 'a,"b"', price: { amount: '12', currency: 'CNY' }, stage: 'kept' });
  const { status, body } = await call('POST', '/specimens/export', {
    expression: "stage == 'kept'",
    columns: ['name', 'notes', 'price', 'stage', 'owner'],
  });
  expect(status).toBe(200);
  expect(body).toBe('\uFEFF名称,备注,价格,阶段,负责人\r\n\'=cmd(),"a,""b""",12.00,收藏,管理员\r\n');
  expect(await call('POST', '/specimens/export', {}, { member: 'representative' })).toMatchObject({ status: 403 });
});

test('the declared schemas can be shown as JSON schema', () => {
  const routes = Object.values(objectRoutes(specimen));
  for (const route of routes) if ('body' in route) expect(z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' })).toBeTypeOf('object');
  expect(z.toJSONSchema(objectRoutes(specimen).create.body, { io: 'input' })).toMatchObject({
    required: ['name'],
    properties: { stage: {}, price: {} },
  });
  expect(z.toJSONSchema(objectRoutes(specimen).get.output)).toMatchObject({ properties: { price: {} } });
});
