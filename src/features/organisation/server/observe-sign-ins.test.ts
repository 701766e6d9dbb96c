import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

const password = 'harbour-lantern-seven';
let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;
let email: string;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app, { password });
  server = await given.server(run.app);
  const [row] = await run.app.database.system((session) =>
    session.query<{ email: string }>({ text: 'select email from organisation_member where id = $1', values: [workspace.members.administrator] }),
  );
  email = row?.email ?? '';
});
afterAll(async () => {
  await server.close();
  await run.close();
});

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  return server.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    payload,
    headers: { host: 'sloop.test', origin: 'http://sloop.test', ...headers },
  });
}

interface Row {
  readonly kind: string;
  readonly record_id: string;
  readonly actor_id: string;
  readonly facts: { readonly address: string };
}

function sessionEvents(): Promise<Row[]> {
  const text = "select kind, record_id, actor_id, facts from event where workspace_id = $1 and kind like 'session.%' order by at, id";
  return run.app.database.read(workspace.id, (session) => session.query<Row>({ text, values: [workspace.id] }));
}

test('signing in, failing to, changing the password and signing out are each in the log, by whom and from where', async () => {
  await post('/sign-in/email', { email, password: 'not-the-password' });
  const answer = await post('/sign-in/email', { email, password });
  const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
  await post('/change-password', { currentPassword: password, newPassword: 'lantern-harbour-eight' }, { cookie });
  await post('/sign-out', {}, { cookie });
  const events = await sessionEvents();
  const { administrator } = workspace.members;
  expect(events.map((event) => [event.kind, event.record_id, event.actor_id])).toEqual([
    ['session.sign_in_failed', administrator, workspace.id],
    ['session.signed_in', administrator, administrator],
    ['session.password_changed', administrator, administrator],
    ['session.signed_out', administrator, administrator],
  ]);
  expect(events.every((event) => event.facts.address === '127.0.0.1')).toBe(true);
});

test('an attempt with an address nobody has leaves no trace in any workspace', async () => {
  const before = (await sessionEvents()).length;
  await post('/sign-in/email', { email: 'nobody@nowhere.test', password: 'not-the-password' });
  expect(await sessionEvents()).toHaveLength(before);
});
