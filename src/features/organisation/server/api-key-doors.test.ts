import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerRoutes } from '#engine/server/http/register-routes.ts';
import { mountAuth } from '#platform/server/auth/mount-auth.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { createRateLimiter } from '#platform/server/http/rate-limit.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { observeSignIns } from './observe-sign-ins.ts';
import { createCallerResolver } from './resolve-caller.ts';
import { createApiKey, revokeApiKey } from './use-cases/manage-api-keys.ts';

let it: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;
let limited: FastifyInstance;

beforeAll(async () => {
  it = await given.app();
  workspace = await given.workspace(it.app);
  server = await given.server(it.app);
  limited = createHttpServer({ isReady: async () => true });
  const resolveCaller = createCallerResolver(it.app, await mountAuth(limited, it.app, observeSignIns(it.app)));
  const limiter = createRateLimiter({ perKey: 3, perSession: 0, perAddress: 0 });
  registerRoutes(limited, { app: it.app, resolveCaller, limiter }, it.app.registry.routes);
});

afterAll(() => it.close());

test('a key for one object is told by name which scope it lacks for another', async () => {
  const { headers } = await keyOf('administrator', ['account:read']);
  expect((await call(headers, 'GET', '/api/accounts')).statusCode).toBe(200);
  for (const [method, url, body, scope] of [
    ['GET', '/api/opportunities', undefined, 'opportunity:read'],
    ['POST', '/api/accounts', { name: 'x' }, 'account:write'],
    ['GET', '/api/members', undefined, 'read'],
    ['GET', '/api/history/contact/deleted', undefined, 'contact:read'],
    ['POST', '/api/exports', { object: 'contact' }, 'contact:read'],
  ] as const) {
    const answer = await call(headers, method, url, body);
    expect(answer.statusCode, url).toBe(403);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json(), url).toMatchObject({ code: 'api_key.scope_missing', facts: { scope } });
    expect(answer.json().detail).toContain(scope);
  }
});

test('a key that writes is told that people and access take more', async () => {
  const { headers } = await keyOf('administrator', ['write']);
  const answer = await call(headers, 'POST', '/api/api-keys', { name: 'another', scopes: ['administer'] });
  expect(answer.json()).toMatchObject({ status: 403, code: 'api_key.scope_missing', facts: { scope: 'administer' } });
});

test('a key never does more than its member, whatever its scopes', async () => {
  const { headers } = await keyOf('representative', ['administer']);
  const answer = await call(headers, 'POST', '/api/exports', { object: 'account' });
  expect(answer.json()).toMatchObject({ status: 403, code: 'record.action_not_granted' });
});

test('a scope for an object that does not exist is refused when the key is made', async () => {
  const { headers } = await keyOf('administrator', ['administer']);
  const answer = await call(headers, 'POST', '/api/api-keys', { name: 'typo', scopes: ['acount:read'] });
  expect(answer.json()).toMatchObject({ status: 422, code: 'api_key.unknown_object' });
});

test('an expired key and a revoked one open nothing, the latter within a second', async () => {
  const { headers, id } = await keyOf('administrator', ['read']);
  expect((await call(headers, 'GET', '/api/accounts')).statusCode).toBe(200);
  await workspace.write('administrator', (ctx) => revokeApiKey(ctx, { id }));
  await wait(1_000);
  expect((await call(headers, 'GET', '/api/accounts')).statusCode).toBe(401);
  const late = await keyOf('administrator', ['read']);
  await it.app.database.system((session) =>
    session.query({ text: "update organisation_api_key set expires_at = now() - interval '1 second' where id = $1", values: [late.id] }),
  );
  expect((await call(late.headers, 'GET', '/api/accounts')).statusCode).toBe(401);
});

test('a list of keys says when each was last used', async () => {
  const { headers, id } = await keyOf('administrator', ['administer']);
  await call(headers, 'GET', '/api/accounts');
  await wait(200);
  const { apiKeys } = (await call(headers, 'GET', '/api/api-keys')).json();
  expect(apiKeys.find((key: { id: string }) => key.id === id)).toMatchObject({ lastUsedAt: expect.stringMatching(/^2/) });
});

test('every answer tells a key what is left of its limit; one request too many is told when to come back', async () => {
  const { headers } = await keyOf('administrator', ['read']);
  for (const left of ['2', '1', '0']) {
    const answer = await limited.inject({ method: 'GET', url: '/api/accounts', headers });
    expect(answer.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': left, 'ratelimit-reset': expect.stringMatching(/^\d+$/) });
  }
  const refused = await limited.inject({ method: 'GET', url: '/api/accounts', headers });
  expect(refused.statusCode).toBe(429);
  expect(refused.headers).toMatchObject({ 'retry-after': '20', 'content-type': expect.stringContaining('application/problem+json') });
  expect(refused.json()).toMatchObject({ code: 'request.rate_limited', facts: { retryAfterSeconds: 20 } });
  const other = await keyOf('administrator', ['read']);
  expect((await limited.inject({ method: 'GET', url: '/api/accounts', headers: other.headers })).statusCode).toBe(200);
});

async function keyOf(member: GivenMember, scopes: string[]): Promise<{ id: string; headers: { authorization: string } }> {
  const key = await workspace.write('administrator', (ctx) =>
    createApiKey(ctx, { name: '测试', memberId: workspace.members[member], scopes, expiresInDays: 1 }),
  );
  return { id: key.id, headers: { authorization: `Bearer ${key.secret}` } };
}

function call(headers: Record<string, string>, method: 'GET' | 'POST', url: string, body?: object) {
  return server.inject({ method, url, headers, ...(body && { payload: body }) });
}
