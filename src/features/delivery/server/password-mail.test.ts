import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCallerIn } from '#apps/identity.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { startMailSink, type MailSink } from '#platform/server/mail/mail-sink.given.ts';
import { allowNetworks } from '#platform/server/outgoing/allowed-networks.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { saveMail } from './mail.queries.ts';
import { sendPasswordMailJob } from './send-password-mail.ts';

const password = 'harbour-lantern-seven';
const newPassword = 'quiet-river-boats-9';
let it: GivenApp;
let company: GivenWorkspace;
let server: FastifyInstance;
let sink: MailSink;
let email: string;
let now = new Date('2026-11-20T02:00:00Z');

beforeAll(async () => {
  allowNetworks('127.0.0.1');
  [it, sink] = await Promise.all([given.app({ now: () => now }), startMailSink()]);
  company = await given.workspace(it.app, { password });
  server = await given.server(it.app);
  const [row] = await it.app.database.system((session) =>
    session.query<{ email: string }>({ text: 'select email from organisation_member where id = $1', values: [company.members.administrator] }),
  );
  email = row?.email ?? '';
});
afterAll(() => Promise.all([server.close(), it.close(), sink.close()]));

function ask(method: 'GET' | 'POST', url: string, payload?: object, cookie?: string) {
  const headers = { host: 'sloop.test', origin: 'http://sloop.test', ...(cookie !== undefined && { cookie }) };
  return server.inject({ method, url, headers, ...(payload && { payload }) });
}

/** Runs the latest job of a forgotten password as the queue would. */
async function runLatest(): Promise<void> {
  const [row] = await it.app.database.system((session) =>
    session.query<{ id: string; input: Record<string, unknown> }>({
      text: "select id, input from engine_job where kind = 'delivery.password_mail' order by id desc limit 1",
    }),
  );
  if (!row) throw new Error('There is no such job.');
  const { context } = createJobContext(it.app, findCallerIn(it.app), { workspaceId: company.id, jobId: row.id, cause: 'test' });
  await sendPasswordMailJob.run(context, row.input);
}

function tokenOf(source: string): string {
  return (
    /reset-password\?token=3D([\w-]+)|reset-password\?token=([\w-]+)/
      .exec(source.replaceAll(/=\r?\n/g, ''))
      ?.slice(1)
      .find(Boolean) ?? ''
  );
}

async function signIn(secret: string): Promise<string | undefined> {
  const answer = await ask('POST', '/api/auth/sign-in/email', { email, password: secret });
  return answer.statusCode === 200 ? answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ') : undefined;
}

test('a link is offered only where mail is set up', async () => {
  expect((await ask('GET', '/api/password-mails')).json()).toEqual({ isOffered: false });
  const row = { host: '127.0.0.1', port: sink.port, security: 'none' as const, username: null, secret: null, sender_name: '赢环' };
  const all = { ...row, sender_address: 'sloop@ours.example', public_url: 'https://sloop.example', allowed_domains: [] };
  await company.write('administrator', (ctx) => saveMail(ctx.session, company.id, all, { memberId: ctx.actor.memberId, at: ctx.now }));
  expect((await ask('GET', '/api/password-mails')).json()).toEqual({ isOffered: true });
});

test('the link in the message changes the password once, ends every session, and each step is in the log', async () => {
  const cookie = await signIn(password);
  expect((await ask('GET', '/api/me', undefined, cookie)).statusCode).toBe(200);
  expect((await ask('POST', '/api/password-mails', { email })).json()).toEqual({ isTaken: true });
  await runLatest();
  expect(sink.mails.at(-1)?.to).toEqual([email]);
  const token = tokenOf(sink.mails.at(-1)?.source ?? '');
  expect((await ask('GET', `/api/password-resets/${token}`)).json()).toMatchObject({ email });
  // A weak one is refused and the link still works.
  expect((await ask('POST', `/api/password-resets/${token}`, { password: 'password123' })).statusCode).toBe(422);
  const both = await Promise.all([1, 2].map(() => ask('POST', `/api/password-resets/${token}`, { password: newPassword })));
  expect(both.map((each) => each.statusCode).toSorted()).toEqual([200, 404]);
  expect(await signIn(password)).toBeUndefined();
  expect(await signIn(newPassword)).toBeDefined();
  await expect.poll(async () => (await ask('GET', '/api/me', undefined, cookie)).statusCode, { timeout: 5_000 }).toBe(401);
  const kinds = await it.app.database.read(company.id, (session) =>
    session.query<{ kind: string }>({
      text: "select kind from event where kind in ('session.reset_link_made', 'session.password_changed') order by id",
    }),
  );
  expect(kinds.map((each) => each.kind)).toEqual(['session.reset_link_made', 'session.password_changed']);
});

test('a link ends after half an hour, and a newer one ends the one before', async () => {
  await ask('POST', '/api/password-mails', { email });
  await runLatest();
  const first = tokenOf(sink.mails.at(-1)?.source ?? '');
  await runLatest();
  const second = tokenOf(sink.mails.at(-1)?.source ?? '');
  expect((await ask('GET', `/api/password-resets/${first}`)).statusCode).toBe(404);
  expect((await ask('GET', `/api/password-resets/${second}`)).statusCode).toBe(200);
  now = new Date(now.valueOf() + 30 * 60_000 + 1);
  expect((await ask('GET', `/api/password-resets/${second}`)).statusCode).toBe(404);
  expect((await ask('POST', `/api/password-resets/${second}`, { password: newPassword })).statusCode).toBe(404);
});

test('whoever works in several workspaces gets no link through the mail server of one of them, not even one asked for before', async () => {
  const partner = await given.workspace(it.app, { name: '伙伴公司' });
  const jobs = async () => (await it.app.database.system((session) => session.query({ text: 'select 1 from engine_job' }))).length;
  const [before, sent] = [await jobs(), sink.mails.length];
  await it.app.database.system((session) =>
    session.query({
      text: 'update organisation_member set user_id = (select user_id from organisation_member where id = $1) where id = $2',
      values: [company.members.administrator, partner.members.representative],
    }),
  );
  await runLatest();
  expect(sink.mails).toHaveLength(sent);
  expect((await ask('POST', '/api/password-mails', { email })).json()).toEqual({ isTaken: true });
  expect([await jobs(), sink.mails.length]).toEqual([before, sent]);
});

test('an address nobody has is answered alike and causes nothing', async () => {
  const count = async () => (await it.app.database.system((session) => session.query({ text: 'select 1 from engine_job' }))).length;
  const before = await count();
  const answer = await ask('POST', '/api/password-mails', { email: 'nobody@nowhere.test' });
  expect([answer.statusCode, answer.json()]).toEqual([200, { isTaken: true }]);
  expect(await count()).toBe(before);
});

test('asking again and again for one address is refused for a while, whoever’s it is', async () => {
  const answers = [];
  for (const _ of [1, 2, 3, 4]) answers.push((await ask('POST', '/api/password-mails', { email: 'again@nowhere.test' })).statusCode);
  expect(answers).toEqual([200, 200, 200, 429]);
});
