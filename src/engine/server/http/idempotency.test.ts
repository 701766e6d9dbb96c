import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { registerRoutes } from './register-routes.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;
let clock = new Date('2026-03-02T08:00:00Z');

beforeAll(async () => {
  run = await given.app({ now: () => clock });
  workspace = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  const host = { app: run.app, resolveCaller: (request: { headers: object }) => workspace.as(memberOf(request.headers), 'api'), checkOutputs: true };
  registerRoutes(server, host, run.app.registry.routes);
});
afterAll(async () => {
  await server.close();
  await run.close();
});

function memberOf(headers: object): string {
  return 'x-member' in headers ? String(headers['x-member']) : 'administrator';
}

async function post(url: string, key: string | undefined, payload: object, member = 'administrator') {
  const headers = { 'x-member': member, ...(key !== undefined && { 'idempotency-key': key }) };
  const answer = await server.inject({ method: 'POST', url, payload, headers });
  return { status: answer.statusCode, body: answer.json(), isReplayed: answer.headers['idempotency-replayed'] === 'true' };
}

async function countAccounts(name: string): Promise<number> {
  const { body } = await post('/api/accounts/query', undefined, { filter: { field: 'name', op: 'eq', value: name } });
  return body.rows.length;
}

test('the same key and body again give the same answer and do nothing', async () => {
  const first = await post('/api/accounts', 'key-1', { name: '一次' });
  const again = await post('/api/accounts', 'key-1', { name: '一次' });
  expect(first).toMatchObject({ status: 200, isReplayed: false });
  expect(again).toEqual({ ...first, isReplayed: true });
  expect(await countAccounts('一次')).toBe(1);
});

test('two at once with one key are one write, and both get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => post('/api/accounts', 'key-2', { name: '同时' })));
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  expect(answers.filter((answer) => !answer.isReplayed)).toHaveLength(1);
  expect(await countAccounts('同时')).toBe(1);
});

test('the same key with another body, or for another address, is refused', async () => {
  await post('/api/accounts', 'key-3', { name: '甲' });
  expect(await post('/api/accounts', 'key-3', { name: '乙' })).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  expect(await post('/api/contacts', 'key-3', { name: '甲' })).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  expect(await countAccounts('乙')).toBe(0);
});

test('a refused write leaves its key free, so that it can be mended and sent again', async () => {
  expect(await post('/api/accounts', 'key-4', {})).toMatchObject({ status: 422 });
  expect(await post('/api/accounts', 'key-4', { name: '改好' })).toMatchObject({ status: 200, isReplayed: false });
});

test('keys of two people have nothing to do with each other', async () => {
  const mine = await post('/api/accounts', 'key-5', { name: '各自' });
  const theirs = await post('/api/accounts', 'key-5', { name: '另一个' }, 'operations');
  expect(theirs).toMatchObject({ status: 200, isReplayed: false });
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('after a day a key may be used anew', async () => {
  await post('/api/accounts', 'key-6', { name: '昨天' });
  clock = new Date(clock.valueOf() + 24 * 3_600_000 + 1000);
  expect(await post('/api/accounts', 'key-6', { name: '今天' })).toMatchObject({ status: 200, isReplayed: false });
});

test('a secret shown once is shown again to its asker, and is not readable in the database', async () => {
  const ask = { name: '机器', scopes: ['read'], expiresInDays: 30 };
  const first = await post('/api/api-keys', 'key-7', ask);
  const again = await post('/api/api-keys', 'key-7', ask);
  expect(again.body.secret).toBe(first.body.secret);
  const rows = await run.app.database.system((session) =>
    session.query<{ answer: Buffer | null }>({ text: 'select answer from engine_idempotency_key' }),
  );
  expect(rows.some((row) => row.answer?.includes(String(first.body.prefix)))).toBe(false);
});

test('a malformed key is refused, and one where none can be kept is not ignored', async () => {
  expect(await post('/api/accounts', 'x'.repeat(256), { name: '长' })).toMatchObject({ status: 422, body: { code: 'idempotency.malformed' } });
  expect(await post('/api/files', 'key-8', { name: '长' })).toMatchObject({ status: 422, body: { code: 'idempotency.unsupported' } });
});
