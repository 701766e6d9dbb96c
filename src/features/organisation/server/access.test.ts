import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createInvitation } from './use-cases/invite-member.ts';
import { createApiKey, revokeApiKey } from './use-cases/manage-api-keys.ts';
import { leaveMember } from './use-cases/manage-members.ts';
import { findSetupToken } from './setup-token.ts';

const password = 'harbour-lantern-seven';
let it: GivenApp;
let server: FastifyInstance;
let workspace: GivenWorkspace;

beforeAll(async () => {
  it = await given.app();
  server = await given.server(it.app);
});
afterAll(async () => {
  await server.close();
  await it.close();
});

const http = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = {}) =>
  server.inject({ method, url, ...(payload && { payload }), headers: { host: 'sloop.test', origin: 'http://sloop.test', ...headers } });

async function signIn(email: string, secret = password): Promise<string> {
  const answer = await http('POST', '/api/auth/sign-in/email', { email, password: secret });
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map((each) => `${each.name}=${encodeURIComponent(each.value)}`).join('; ');
}

test('first run: the printed token, two at once, exactly one workspace, and the administrator signs in', async () => {
  expect((await http('GET', '/api/setup')).json()).toEqual({ isNeeded: true });
  const token = await findSetupToken(it.app);
  const body = (name: string) => ({
    token,
    workspaceName: name,
    currency: 'CNY',
    administrator: { name: '林总', email: 'Boss@Acme.test', password },
  });
  expect((await http('POST', '/api/setup', { ...body('甲'), token: 'guess' })).statusCode).toBe(403);
  const weak = await http('POST', '/api/setup', { ...body('甲'), administrator: { name: '林总', email: 'boss@acme.test', password: 'password123' } });
  expect(weak.json()).toMatchObject({ code: 'auth.password_common', issues: [{ field: 'administrator.password' }] });
  const both = await Promise.all([http('POST', '/api/setup', body('甲')), http('POST', '/api/setup', body('乙'))]);
  expect(both.map((each) => each.statusCode).toSorted()).toEqual([200, 409]);
  expect((await http('GET', '/api/setup')).json()).toEqual({ isNeeded: false });
  expect((await http('POST', '/api/setup', body('丙'))).statusCode).toBe(409);
  const me = await http('GET', '/api/me', undefined, { cookie: await signIn('boss@acme.test') });
  expect(me.json()).toMatchObject({
    member: { name: '林总' },
    role: 'administrator',
    abilities: expect.arrayContaining(['member.manage']),
    email: 'boss@acme.test',
  });
});

test('nobody gets in without a cookie or key', async () => {
  for (const url of ['/api/session', '/api/me', '/api/members', '/api/departments', '/api/api-keys'])
    expect((await http('GET', url)).statusCode).toBe(401);
  expect((await http('GET', '/api/session', undefined, { authorization: 'Bearer slp_nonsense' })).statusCode).toBe(401);
});

test('an invitation lets exactly one person in, once', async () => {
  workspace = await given.workspace(it.app);
  const { departments, members } = workspace;
  const made = await workspace.write('administrator', (ctx) =>
    createInvitation(ctx, {
      name: '周周',
      email: 'zhou@acme.test',
      assignment: {
        departmentId: departments.shanghai,
        managerId: members.manager,
        role: 'representative',
        position: '客户经理',
        validFrom: '2026-01-01',
      },
    }),
  );
  const path = `/api/invitations/by-token/${made.token}`;
  expect((await http('GET', path)).json()).toMatchObject({ workspaceName: '测试公司', name: '周周', email: 'zhou@acme.test' });
  const accept = (secret: string) => http('POST', `${path}/accept`, { name: '周舟', password: secret, locale: 'en' });
  expect((await accept('zhou@acme.test')).json()).toMatchObject({ code: 'auth.password_is_email' });
  const both = await Promise.all([accept(password), accept(password)]);
  expect(both.map((each) => each.statusCode).toSorted()).toEqual([200, 404]);
  expect((await http('GET', path)).statusCode).toBe(404);
  const session = await http('GET', '/api/session', undefined, { cookie: await signIn('zhou@acme.test') });
  expect(session.json()).toMatchObject({
    member: { id: made.memberId, name: '周舟', title: { zh: '客户经理', en: '客户经理' } },
    role: 'representative',
    locale: 'en',
  });
});

test('a made-up invitation for a real or an unknown workspace is not found', async () => {
  expect((await http('GET', `/api/invitations/by-token/inv_${'A'.repeat(54)}`)).statusCode).toBe(404);
  expect((await http('GET', '/api/invitations/by-token/inv_short')).statusCode).toBe(404);
});

test('an API key acts as its member through the door api, narrowed by its scopes, and dies within a second', async () => {
  const key = await workspace.write('administrator', (ctx) =>
    createApiKey(ctx, { name: '报表', memberId: workspace.members.representative, scopes: ['read'], expiresInDays: 30 }),
  );
  const headers = { authorization: `Bearer ${key.secret}` };
  const me = (await http('GET', '/api/me', undefined, headers)).json();
  expect(me).toMatchObject({ member: { id: workspace.members.representative }, apiKeyId: key.id, grants: { otherObjects: { actions: ['see'] } } });
  expect(me.abilities).not.toContain('import.run');
  await workspace.write('administrator', (ctx) => revokeApiKey(ctx, { id: key.id }));
  await wait(1000);
  expect((await http('GET', '/api/me', undefined, headers)).statusCode).toBe(401);
});

test('a caller seen before costs no query', async () => {
  const key = await workspace.write('administrator', (ctx) =>
    createApiKey(ctx, { name: '快', memberId: workspace.members.manager, scopes: ['write'], expiresInDays: null }),
  );
  const headers = { authorization: `Bearer ${key.secret}` };
  await http('GET', '/api/me', undefined, headers);
  await wait(50);
  let lookUps = 0;
  const { read } = it.app.database;
  Object.assign(it.app.database, { read: (...args: Parameters<typeof read>) => (lookUps++, read(...args)) });
  for (let each = 0; each < 5; each++) await http('GET', '/api/me', undefined, headers);
  Object.assign(it.app.database, { read });
  expect(lookUps).toBe(5);
});

test('somebody who leaves is signed out everywhere within a second and their assignment ends', async () => {
  const { departments, members } = workspace;
  const made = await workspace.write('administrator', (ctx) =>
    createInvitation(ctx, {
      name: '吴晓',
      email: 'wu@acme.test',
      assignment: { departmentId: departments.west, managerId: members.westManager, role: 'representative', position: null, validFrom: '2025-01-01' },
    }),
  );
  await http('POST', `/api/invitations/by-token/${made.token}/accept`, { name: '吴晓', password });
  const cookie = await signIn('wu@acme.test');
  expect((await http('GET', '/api/session', undefined, { cookie })).statusCode).toBe(200);
  await workspace.write('administrator', (ctx) => leaveMember(ctx, { id: made.memberId, lastDay: '2026-03-31' }));
  await wait(1000);
  expect((await http('GET', '/api/session', undefined, { cookie })).statusCode).toBe(401);
  const reach = (await workspace.as('westManager')).actor.reach.department;
  expect(reach).toContain(made.memberId);
});

test('sessions are listed without tokens, and one can be ended from another', async () => {
  const here = await signIn('zhou@acme.test');
  const there = await signIn('zhou@acme.test');
  const { sessions } = (await http('GET', '/api/me/sessions', undefined, { cookie: here })).json<{
    sessions: { id: string; isCurrent: boolean }[];
  }>();
  expect(sessions.filter((each) => each.isCurrent)).toHaveLength(1);
  const other = sessions.find((each) => !each.isCurrent);
  expect((await http('DELETE', `/api/me/sessions/${other?.id}`, undefined, { cookie: here })).statusCode).toBe(200);
  expect((await http('POST', '/api/me/sessions/end-others', {}, { cookie: here })).statusCode).toBe(200);
  await wait(1000);
  expect((await http('GET', '/api/session', undefined, { cookie: there })).statusCode).toBe(401);
  expect((await http('GET', '/api/session', undefined, { cookie: here })).statusCode).toBe(200);
});

test('language and theme are kept with the member', async () => {
  const cookie = await signIn('zhou@acme.test');
  expect((await http('PATCH', '/api/me', { locale: 'zh', theme: 'dark' }, { cookie })).statusCode).toBe(200);
  expect((await http('GET', '/api/session', undefined, { cookie })).json()).toMatchObject({ locale: 'zh', theme: 'dark' });
});

test('a link to choose a new password works once, ends what was signed in, and only for the address one signs in with', async () => {
  const cookie = await signIn('zhou@acme.test');
  const { members } = (await http('GET', '/api/members?search=zhou', undefined, { cookie })).json<{ members: { id: string }[] }>();
  const memberId = members[0]?.id ?? '';
  await expect(workspace.write('administrator', (ctx) => createInvitation(ctx, { memberId, email: 'other@acme.test' }))).rejects.toMatchObject({
    code: 'organisation.sign_in_email',
  });
  const made = await workspace.write('administrator', (ctx) => createInvitation(ctx, { memberId, email: 'zhou@acme.test' }));
  expect((await http('POST', `/api/invitations/by-token/${made.token}/accept`, { name: '周舟', password: 'quiet river boats' })).statusCode).toBe(
    200,
  );
  await wait(1000);
  expect((await http('GET', '/api/session', undefined, { cookie })).statusCode).toBe(401);
  expect((await http('POST', '/api/auth/sign-in/email', { email: 'zhou@acme.test', password })).statusCode).toBe(401);
  await signIn('zhou@acme.test', 'quiet river boats');
});

test('opening the app prolongs a session that is more than a day old, with a new cookie', async () => {
  const cookie = await signIn('zhou@acme.test', 'quiet river boats');
  expect((await http('GET', '/api/session', undefined, { cookie })).headers['set-cookie']).toBeUndefined();
  await it.app.database.system((session) => session.query({ text: "update auth.session set expires_at = now() + interval '5 days'" }));
  const renewed = await http('GET', '/api/session', undefined, { cookie });
  expect(renewed.statusCode).toBe(200);
  expect(String(renewed.headers['set-cookie'])).toContain('sloop.session_token=');
});

test('two workspaces: a key of one does not open the other', async () => {
  const other = await given.workspace(it.app);
  const key = await other.write('administrator', (ctx) => createApiKey(ctx, { name: '别家', scopes: ['administer'], expiresInDays: 1 }));
  const seen = await http('GET', `/api/members/${workspace.members.manager}`, undefined, { authorization: `Bearer ${key.secret}` });
  expect(seen.statusCode).toBe(404);
});
