import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailSink, type MailSink } from '#platform/server/mail/mail-sink.given.ts';
import { allowNetworks } from '#platform/server/outgoing/allowed-networks.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let admin: TestMember;
let sink: MailSink;

beforeAll(async () => {
  allowNetworks('127.0.0.1');
  [server, sink] = await Promise.all([startTestServer({}), startMailSink('geheim')]);
  admin = await server.createWorkspace('Ours');
});
afterAll(() => Promise.all([server.close(), sink.close()]));

const values = () => ({
  host: '127.0.0.1',
  port: sink.port,
  security: 'none',
  user: 'sloop',
  sender_name: '赢环',
  sender_address: 'sloop@ours.example',
  public_url: 'http://127.0.0.1:3000/',
  allowed_domains: ['Partner.example'],
});

test('the secret is kept encrypted, never told, and used', async () => {
  const saved = await admin.request('PUT', '/api/mail-settings', { ...values(), secret: 'geheim' });
  expect(saved.json(), saved.body).toMatchObject({
    settings: { secret_from: 'stored', allowed_domains: ['partner.example'], public_url: 'http://127.0.0.1:3000' },
  });
  const read = await admin.request('GET', '/api/mail-settings');
  expect(read.body).not.toContain('geheim');
  const [row] = await server.app.database.system((session) =>
    session.query<{ secret: Buffer; facts: string }>({
      text: `select m.secret, (select string_agg(facts::text, '') from event where kind = 'delivery.mail_changed') as facts from delivery_mail m where workspace_id = $1`,
      values: [admin.workspaceId],
    }),
  );
  expect(row?.secret.toString('latin1')).not.toContain('geheim');
  expect(row?.facts).not.toContain('geheim');

  const tested = await admin.request('POST', '/api/mail-settings/test', { to: 'me@ours.example' });
  expect(tested.json(), tested.body).toMatchObject({ isSent: true, answer: '250 taken as 1' });
  expect(sink.mails[0]).toMatchObject({ to: ['me@ours.example'], user: 'sloop' });
});

test('a kept secret goes to no other server', async () => {
  const moved = await admin.request('PUT', '/api/mail-settings', { ...values(), host: 'mail.elsewhere.example' });
  expect(moved.statusCode).toBe(422);
  expect(moved.json().issues[0]).toMatchObject({ field: 'secret', code: 'delivery.secret_again' });
  expect((await admin.request('PUT', '/api/mail-settings', { ...values(), sender_name: '销售运营' })).statusCode).toBe(200);
});

test('a refusal of the server is told in words', async () => {
  await admin.request('PUT', '/api/mail-settings', { ...values(), secret: 'wrong' });
  const tested = await admin.request('POST', '/api/mail-settings/test', { to: 'me@ours.example' });
  expect(tested.json()).toMatchObject({
    isSent: false,
    says: { en: expect.stringContaining('password is wrong') },
    answer: expect.stringContaining('535'),
  });
});

test.each([
  ['port', { port: 0 }],
  ['sender_address', { sender_address: 'nobody' }],
  ['allowed_domains', { allowed_domains: ['com'] }],
  ['public_url', { public_url: 'javascript:alert(1)' }],
])('a wrong %s is refused by name', async (field, part) => {
  const answer = await admin.request('PUT', '/api/mail-settings', { ...values(), ...part });
  expect([answer.statusCode, answer.json().issues[0].field.split('.')[0]]).toEqual([422, field]);
});
