import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReactionFeed } from '#engine/server/events/feed-reactions.ts';
import { followEvents, type EventFollower } from '#engine/server/events/follow-events.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { type JobRunner, startJobRunner } from '#engine/server/jobs/start-runner.ts';
import { createRecord, updateRecord } from '#engine/server/records/records.ts';
import { allowNetworks } from '#platform/server/outgoing/allowed-networks.ts';
import { createApiKey } from '#features/organisation/server/use-cases/manage-api-keys.ts';
import { findCallerIn } from '#apps/identity.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { disableAfterMs, retryPausesMs } from '../contract/retry-plan.ts';
import { WebhookMessage } from '../contract/webhooks.routes.ts';
import { deliverJob } from './deliver-messages.ts';
import { createWebhook, listWebhooks, rotateSecret, updateWebhook } from './use-cases/manage-webhooks.ts';
import { getDelivery, listDeliveries } from './use-cases/read-deliveries.ts';
import { replayDelivery, replayPeriod } from './use-cases/replay-deliveries.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let app: GivenApp;
let workspace: GivenWorkspace;
let runner: JobRunner;
let follower: EventFollower;
let receiver: Server;
let received: Received[] = [];
let answers: (path: string) => { status: number; headers?: Record<string, string> } = () => ({ status: 204 });
let clockAheadMs = 0;
let base = '';

beforeAll(async () => {
  allowNetworks('127.0.0.1');
  app = await given.app({ now: () => new Date(Date.now() + clockAheadMs) });
  workspace = await given.workspace(app.app);
  runner = await startJobRunner({ app: app.app, findCaller: findCallerIn(app.app), report: () => undefined });
  const feed = createReactionFeed(app.app.database, app.app.registry.reactions);
  await feed.catchUp();
  follower = followEvents({ database: app.app.database, deliver: feed.offer });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body });
      const { status, headers } = answers(path);
      response.writeHead(status, headers).end(`answer of ${path}`);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
});
afterAll(async () => {
  allowNetworks('');
  await follower.stop();
  await runner.stop(1_000);
  receiver.close();
  await app.close();
});
beforeEach(() => {
  received = [];
  answers = () => ({ status: 204 });
  clockAheadMs = 0;
});

function makeWebhook(path: string, more: Partial<Parameters<typeof createWebhook>[1]> = {}) {
  return workspace.write('administrator', (ctx) =>
    createWebhook(ctx, { name: path, url: base + path, objects: ['account'], kinds: [], expression: null, ...more }),
  );
}

function createAccount(owner: GivenMember, name: string, values: Record<string, unknown> = {}) {
  return workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name, owner: workspace.members[owner], ...values }));
}

function messagesAt(path: string): WebhookMessage[] {
  return received.filter((each) => each.path === path).map((each) => WebhookMessage.parse(JSON.parse(each.body)));
}

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen in 25 seconds.');
}

function deliveriesOf(id: string) {
  return workspace.read(
    'administrator',
    async (ctx) => (await listDeliveries(ctx, { id, status: undefined, cursor: undefined, limit: 50 })).deliveries,
  );
}

/** Sends what is due by the clock of the test, as the planned job would. */
async function sendDue(webhookId: string): Promise<void> {
  const { context } = createJobContext(app.app, findCallerIn(app.app), { workspaceId: workspace.id, jobId: app.app.newId(), cause: 'test' });
  await deliverJob.run(context, { webhookId });
}

function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return String(headers['webhook-signature'])
    .split(' ')
    .includes(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
}

test('a change arrives signed, with the record, under the id of its event, and only where it is wanted', async () => {
  const { secret, id } = await makeWebhook('/signed');
  await makeWebhook('/other-kind', { kinds: ['record.deleted'] });
  await makeWebhook('/large-only', { expression: 'name == "大客户"' });
  const small = await createAccount('representative', '小客户');
  const large = await createAccount('representative', '大客户');
  await until(() => (messagesAt('/signed').length >= 2 && messagesAt('/large-only').length >= 1) || undefined);
  expect(messagesAt('/signed')).toMatchObject([
    { type: 'account.created', data: { recordId: small.id, changes: { name: [null, '小客户'] }, record: { id: small.id, name: '小客户' } } },
    { type: 'account.created', data: { recordId: large.id } },
  ]);
  expect(messagesAt('/large-only').map((message) => message.data.recordId)).toEqual([large.id]);
  expect(messagesAt('/other-kind')).toEqual([]);
  const first = received.find((each) => each.path === '/signed');
  expect(first?.headers['webhook-id']).toBe(messagesAt('/signed')[0]?.data.id);
  expect(first && isSignedBy(secret, first)).toBe(true);
  const [delivery] = await until(async () => {
    const all = await deliveriesOf(id);
    return all.every((each) => each.status === 'delivered') ? all : undefined;
  });
  const log = await workspace.read('administrator', (ctx) => getDelivery(ctx, { id: delivery?.id ?? '' }));
  expect(log.log).toMatchObject([{ status: 204, error: null, requestHeaders: { 'webhook-id': delivery?.eventId } }]);
});

test('a webhook carries only what its member may see, and says when a record leaves their sight', async () => {
  await makeWebhook('/mine', { memberId: workspace.members.representative });
  await makeWebhook('/lost', { memberId: workspace.members.representative, kinds: ['record.gone'] });
  await createAccount('colleague', '别人的客户');
  const mine = await createAccount('representative', '我的客户');
  await until(() => messagesAt('/mine').length >= 1 || undefined);
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'account', mine.id, { phone: '021-55556666' }));
  await until(() => messagesAt('/mine').length >= 2 || undefined);
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', mine.id, { owner: workspace.members.colleague }));
  await until(() => (messagesAt('/mine').length >= 3 && messagesAt('/lost').length >= 1) || undefined);
  expect(messagesAt('/lost').map((message) => message.type)).toEqual(['account.gone']);
  expect(messagesAt('/mine')).toMatchObject([
    { type: 'account.created', data: { recordId: mine.id } },
    { type: 'account.updated', data: { changes: { phone: [null, '021-55556666'] } } },
    { type: 'account.gone', data: { recordId: mine.id, isGone: true, changes: null, record: null } },
  ]);
});

test('after a rotation both secrets sign until the old one ends', async () => {
  const { id, secret } = await makeWebhook('/rotated');
  const rotated = await workspace.write('administrator', (ctx) => rotateSecret(ctx, { id, keepOldHours: 24 }));
  await createAccount('representative', '换密钥');
  const [message] = await until(() => (messagesAt('/rotated').length > 0 ? received.filter((each) => each.path === '/rotated') : undefined));
  expect(message && [isSignedBy(secret, message), isSignedBy(rotated.secret, message)]).toEqual([true, true]);
  expect(rotated.secret).not.toBe(secret);
});

test('an address that fails is tried again after the planned pauses, then the message is a dead letter that can be replayed', async () => {
  answers = () => ({ status: 500 });
  const { id } = await makeWebhook('/failing');
  await createAccount('representative', '要重试');
  const first = await until(async () => (await deliveriesOf(id)).find((each) => each.attempts === 1));
  expect(Date.parse(first.nextAt ?? '') - Date.now()).toBeGreaterThan(3_000);
  for (const pauseMs of retryPausesMs) {
    clockAheadMs += pauseMs + 1_000;
    await sendDue(id);
  }
  const [dead] = await deliveriesOf(id);
  expect(dead).toMatchObject({ status: 'dead', attempts: retryPausesMs.length + 1, lastStatus: 500 });
  expect(new Set(received.filter((each) => each.path === '/failing').map((each) => each.headers['webhook-id'])).size).toBe(1);

  answers = () => ({ status: 200 });
  await workspace.write('administrator', (ctx) => replayDelivery(ctx, { id: dead?.id ?? '' }));
  await until(async () => (await deliveriesOf(id)).find((each) => each.status === 'delivered'));
});

test('after days of nothing but failures it is switched off, says why, and a replay of the period brings what was missed', async () => {
  answers = (path) => ({ status: path === '/off' ? 503 : 204 });
  const { id } = await makeWebhook('/off');
  const from = new Date(Date.now() - 1_000).toISOString();
  await createAccount('representative', '没送到');
  await until(async () => (await deliveriesOf(id)).find((each) => each.attempts === 1));
  clockAheadMs = disableAfterMs + 1_000;
  await sendDue(id);
  const state = () => workspace.read('administrator', async (ctx) => (await listWebhooks(ctx)).webhooks.find((each) => each.id === id));
  expect(await state()).toMatchObject({ status: 'disabled', reason: 'HTTP 503', dead: 1 });
  clockAheadMs = 0;
  await createAccount('representative', '停用时的客户');

  answers = () => ({ status: 204 });
  const replay = { id, from, to: new Date(Date.now() + 60_000).toISOString(), which: 'missed' } as const;
  await expect(workspace.write('administrator', (ctx) => replayPeriod(ctx, replay))).rejects.toMatchObject({
    code: 'integration.webhook_not_active',
  });
  await workspace.write('administrator', (ctx) => updateWebhook(ctx, { id, status: 'active' }));
  received = [];
  await workspace.write('administrator', (ctx) => replayPeriod(ctx, replay));
  const names = () => messagesAt('/off').map((message) => message.data.record?.['name']);
  await until(() => (names().includes('没送到') && names().includes('停用时的客户')) || undefined);
  expect(names().filter((name) => name === '没送到')).toHaveLength(1);
});

test('an address that says it is gone is asked no more; a redirect is not followed', async () => {
  answers = (path) => (path === '/moved' ? { status: 302, headers: { location: `${base}/elsewhere` } } : { status: 410 });
  const [goneHook, moved] = [await makeWebhook('/gone'), await makeWebhook('/moved')];
  await createAccount('representative', '问一次');
  const redirected = await until(async () => (await deliveriesOf(moved.id)).find((each) => each.attempts > 0));
  expect(redirected).toMatchObject({ lastStatus: 302, lastError: expect.stringContaining('redirect') });
  await until(async () => {
    const { webhooks } = await workspace.read('administrator', listWebhooks);
    return webhooks.find((each) => each.id === goneHook.id && each.status === 'disabled');
  });
  expect(received.filter((each) => each.path === '/elsewhere')).toEqual([]);
});

test('private addresses are refused when connecting, by number and by name', async () => {
  allowNetworks('');
  try {
    const [byNumber, byName] = [await makeWebhook('/private'), await makeWebhook('/', { url: 'https://localhost:9/x' })];
    await createAccount('representative', '内网');
    for (const { id } of [byNumber, byName]) {
      const tried = await until(async () => (await deliveriesOf(id)).find((each) => each.attempts > 0));
      expect(tried).toMatchObject({ lastStatus: null, lastError: expect.stringContaining('private network') });
    }
    expect(messagesAt('/private')).toEqual([]);
  } finally {
    allowNetworks('127.0.0.1');
  }
});

test('a test message is sent at once, signed, and its answer shown', async () => {
  answers = () => ({ status: 201, headers: { 'x-answer': 'yes' } });
  const { id, secret } = await makeWebhook('/try');
  const key = await workspace.write('administrator', (ctx) => createApiKey(ctx, { name: 'k', scopes: ['administer'], expiresInDays: 1 }));
  const server = await given.server(app.app);
  const answer = await server.inject({ method: 'POST', url: `/api/webhooks/${id}/test`, headers: { authorization: `Bearer ${key.secret}` } });
  await server.close();
  expect(answer.json()).toMatchObject({ status: 201, error: null, responseBody: 'answer of /try', responseHeaders: { 'x-answer': 'yes' } });
  const [message] = received;
  expect(message && isSignedBy(secret, message)).toBe(true);
  expect(messagesAt('/try')).toMatchObject([{ type: 'webhook.test' }]);
});

test('nothing is enqueued for what no webhook wants', async () => {
  const other = await given.workspace(app.app);
  const count = () =>
    app.app.database.system(async (session) => {
      const [row] = await session.query<{ jobs: number }>({
        text: `select count(*)::int as jobs from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where j.payload ->> 'workspaceId' = $1 and j.payload ->> 'reactionId' = 'integration.webhooks'`,
        values: [other.id],
      });
      return row?.jobs;
    });
  await other.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '没人等', owner: other.members.representative }));
  const wanted = await makeWebhook('/after');
  await createAccount('representative', '有人等');
  await until(() => messagesAt('/after').length > 0 || undefined);
  expect(await count()).toBe(0);
  expect(await deliveriesOf(wanted.id)).toHaveLength(1);
});

test('what is wrong with a webhook is said with its remedy, and only managers may make one', async () => {
  const make = (member: GivenMember, more: object) =>
    workspace.write(member, (ctx) =>
      createWebhook(ctx, { name: 'x', url: 'https://example.com/', objects: [], kinds: [], expression: null, ...more }),
    );
  await expect(make('manager', {})).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(make('administrator', { url: 'ftp://example.com/' })).rejects.toMatchObject({ issues: [{ field: 'url' }] });
  await expect(make('administrator', { objects: ['spaceship'] })).rejects.toMatchObject({ issues: [{ code: 'integration.object_unknown' }] });
  await expect(make('administrator', { expression: 'name == "x"' })).rejects.toMatchObject({ issues: [{ code: 'integration.expression_object' }] });
  await expect(make('administrator', { objects: ['account'], expression: 'nam == "x"' })).rejects.toMatchObject({ kind: 'invalid' });
});
