import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '#engine/server/records/create-records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createInvitation } from './use-cases/invite-member.ts';
import { createApiKey } from './use-cases/manage-api-keys.ts';
import { leaveMember } from './use-cases/manage-members.ts';
import { makeResetLink } from './use-cases/reset-password.ts';
import { setupWorkspace } from './use-cases/setup-workspace.ts';

const password = 'harbour-lantern-seven';
const email = 'zhou@both.test';
let it: GivenApp;
/** Two processes on one database. */
let server: FastifyInstance;
let other: FastifyInstance;
let a: GivenWorkspace;
let b: GivenWorkspace;

beforeAll(async () => {
  it = await given.app();
  server = await given.server(it.app);
  other = await given.server(it.app);
  a = await given.workspace(it.app, { name: '甲公司' });
  b = await given.workspace(it.app, { name: '乙公司' });
});
afterAll(async () => {
  await Promise.all([server.close(), other.close()]);
  await it.close();
});

type Method = 'GET' | 'POST';
const ask = (at: FastifyInstance, method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  at.inject({ method, url, ...(payload && { payload }), headers: { host: 'sloop.test', origin: 'http://sloop.test', ...headers } });

async function signIn(): Promise<string> {
  const answer = await ask(server, 'POST', '/api/auth/sign-in/email', { email, password });
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map((each) => `${each.name}=${encodeURIComponent(each.value)}`).join('; ');
}

const assignment = (workspace: GivenWorkspace) => ({
  departmentId: workspace.departments.shanghai,
  managerId: workspace.members.manager,
  role: 'representative' as const,
  position: null,
  validFrom: '2020-01-01',
});

const invite = (workspace: GivenWorkspace, name: string) =>
  workspace.write('administrator', (ctx) => createInvitation(ctx, { name, email, assignment: assignment(workspace) }));

const accept = (token: string, secret: string) =>
  ask(server, 'POST', `/api/invitations/by-token/${token}/accept`, { name: '周舟', password: secret, locale: 'zh' });

const workspaceOf = async (at: FastifyInstance, headers: Record<string, string>) => {
  const answer = await ask(at, 'GET', '/api/session', undefined, headers);
  return answer.statusCode === 200 ? answer.json().workspace.id : `${answer.statusCode} ${answer.json().code}`;
};

test('whose address signs in elsewhere joins a second workspace with the password it has, and with no other', async () => {
  const first = await invite(a, '周舟');
  expect((await ask(server, 'GET', `/api/invitations/by-token/${first.token}`)).json()).toMatchObject({ hasAccount: false });
  expect((await accept(first.token, password)).statusCode).toBe(200);
  const second = await invite(b, '周舟');
  expect((await ask(server, 'GET', `/api/invitations/by-token/${second.token}`)).json()).toMatchObject({ hasAccount: true });
  const cookie = await signIn();
  const wrong = await accept(second.token, 'a-new-password-for-all');
  expect(wrong.json()).toMatchObject({ code: 'auth.wrong_password', issues: [{ field: 'password' }] });
  expect((await accept(second.token, password)).statusCode).toBe(200);
  // Who was signed in stays so: no password has changed.
  expect(await workspaceOf(server, { cookie })).toBeTypeOf('string');
  // An administrator of one workspace chooses no new password for an account of both.
  const again = await b.write('administrator', (ctx) => createInvitation(ctx, { memberId: second.memberId, email }));
  expect((await accept(again.token, 'a-new-password-for-all')).statusCode).toBe(422);
});

test('a switch moves this session in every process at once, and no other session', async () => {
  const cookie = await signIn();
  const elsewhere = await signIn();
  await workspaceOf(other, { cookie });
  const before = await workspaceOf(server, { cookie });
  const target = before === a.id ? b.id : a.id;
  const list = (await ask(server, 'GET', '/api/me/workspaces', undefined, { cookie })).json();
  expect(list.workspaces).toEqual([
    { id: a.id, name: '甲公司', isCurrent: before === a.id },
    { id: b.id, name: '乙公司', isCurrent: before === b.id },
  ]);
  expect((await ask(server, 'POST', '/api/me/workspaces/choose', { workspaceId: target }, { cookie })).statusCode).toBe(200);
  expect(await workspaceOf(server, { cookie, 'x-workspace': target })).toBe(target);
  expect(await workspaceOf(other, { cookie, 'x-workspace': target })).toBe(target);
  // What still shows the workspace before is refused, whatever it asks.
  expect(await workspaceOf(server, { cookie, 'x-workspace': before })).toBe('409 workspace.other');
  const write = await ask(server, 'POST', '/api/records/account', { values: { name: 'wrong place' } }, { cookie, 'x-workspace': before });
  expect(write.json()).toMatchObject({ code: 'workspace.other' });
  expect(await workspaceOf(server, { cookie: elsewhere })).toBe(before);
  // Signing in anew begins where one worked last.
  expect(await workspaceOf(server, { cookie: await signIn() })).toBe(target);
});

test('nothing of one workspace is seen in the other', async () => {
  const made = await a.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '甲的客户' }));
  const cookie = await signIn();
  const go = (id: string) => ask(server, 'POST', '/api/me/workspaces/choose', { workspaceId: id }, { cookie });
  const see = async (id: string) =>
    (await ask(server, 'GET', `/api/records/account/${made.id}`, undefined, { cookie, 'x-workspace': id })).statusCode;
  await go(b.id);
  expect(await see(b.id)).toBe(404);
  await go(a.id);
  expect(await see(a.id)).not.toBe(409);
});

test('a workspace one does not belong to cannot be chosen, and a key not switch', async () => {
  const strange = await given.workspace(it.app, { name: '丙公司' });
  const cookie = await signIn();
  expect((await ask(server, 'POST', '/api/me/workspaces/choose', { workspaceId: strange.id }, { cookie })).statusCode).toBe(404);
  const key = await a.write('administrator', (ctx) =>
    createApiKey(ctx, { name: '报表', memberId: a.members.administrator, scopes: ['write'], expiresInDays: 30 }),
  );
  const authorization = `Bearer ${key.secret}`;
  const chosen = await ask(server, 'POST', '/api/me/workspaces/choose', { workspaceId: b.id }, { authorization });
  expect(chosen.statusCode).toBe(403);
  expect(await workspaceOf(server, { authorization, 'x-workspace': b.id })).toBe('409 workspace.other');
});

test('whose membership ends falls back to the other workspace, and the screens of the lost one are refused', async () => {
  const cookie = await signIn();
  await ask(server, 'POST', '/api/me/workspaces/choose', { workspaceId: b.id }, { cookie });
  const { members } = (await ask(server, 'GET', '/api/members?search=周舟', undefined, { cookie, 'x-workspace': b.id })).json();
  await b.write('administrator', (ctx) => leaveMember(ctx, { id: members[0].id, lastDay: '2026-01-31' }));
  // Leaving ends every session of the person; the next one is in the workspace that is left.
  expect(await workspaceOf(server, { cookie: await signIn() })).toBe(a.id);
});

test('a second workspace set up on the command line with the password of an account belongs to the same person', async () => {
  const administrator = { name: '周舟', email, password };
  const made = await setupWorkspace(it.app, { workspaceName: '丁公司', currency: 'CNY', administrator }, { onlyFirst: false, door: 'cli' });
  const cookie = await signIn();
  const list = (await ask(server, 'GET', '/api/me/workspaces', undefined, { cookie })).json();
  expect(list.workspaces.map((each: { id: string }) => each.id)).toContain(made.workspaceId);
});

test('a link the operator makes changes the password of an account of several workspaces, and each has it in its log', async () => {
  const { path, workspaces } = await makeResetLink(it.app, email);
  expect(workspaces.length).toBeGreaterThan(1);
  const token = path.split('token=')[1] ?? '';
  const answer = await ask(server, 'POST', `/api/password-resets/${token}`, { password: 'a-new-password-for-all' });
  expect(answer.statusCode, answer.body).toBe(200);
  const told = await it.app.database.system((session) =>
    session.query<{ kind: string; count: number }>({
      text: `select kind, count(distinct workspace_id)::int as count from event
        where kind in ('session.reset_link_made', 'session.password_changed') group by kind order by kind`,
    }),
  );
  expect(told).toEqual([
    { kind: 'session.password_changed', count: workspaces.length },
    { kind: 'session.reset_link_made', count: workspaces.length },
  ]);
  await expect(makeResetLink(it.app, 'nobody@nowhere.test')).rejects.toMatchObject({ kind: 'not_found' });
});
