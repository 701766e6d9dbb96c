import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findCallerIn } from '#apps/identity.ts';
import { createJobContext } from '#engine/server/jobs/job-context.ts';
import { createDashboard } from '#features/analytics/server/use-cases/manage-dashboards.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { startMailSink, type MailSink, type TakenMail } from '#platform/server/mail/mail-sink.given.ts';
import { allowNetworks } from '#platform/server/outgoing/allowed-networks.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import type { SubscriptionValues } from '../contract/subscription.routes.ts';
import { saveMail } from './mail.queries.ts';
import { planNext } from './plan-next.ts';
import { sendIssueJob, watchDeliveriesJob } from './send-issue.ts';
import { lockSubscription } from './subscription.queries.ts';
import * as manage from './use-cases/manage-subscriptions.ts';
import { listIssues, listSubscriptions } from './use-cases/read-subscriptions.ts';
import { seeUnsubscribe, unsubscribe } from './use-cases/unsubscribe.ts';

let it: GivenApp;
let company: GivenWorkspace;
let sink: MailSink;
let now: Date;

beforeAll(async () => {
  allowNetworks('127.0.0.1');
  [it, sink] = await Promise.all([given.app({ now: () => now }), startMailSink()]);
  now = new Date('2026-11-20T02:00:00Z');
  company = await given.workspace(it.app);
  const won = { outcome: 'won' as const, currency: 'CNY', engagedOn: '2026-10-05', closedOn: '2026-11-02' };
  await writeDeals(it.app, company.id, [
    { ...won, owner: company.members.representative, amountMinor: 12_345_600n },
    { ...won, owner: company.members.westRepresentative, amountMinor: 5_000_000n },
  ]);
});
beforeEach(async () => {
  now = new Date('2026-11-20T02:00:00Z');
  sink.mails.length = 0;
  await saveServer(['partner.example']);
});
afterAll(() => Promise.all([it.close(), sink.close()]));

function saveServer(domains: readonly string[]): Promise<void> {
  const row = { host: '127.0.0.1', port: sink.port, security: 'none' as const, username: null, secret: null, sender_name: '赢环' };
  const all = { ...row, sender_address: 'sloop@ours.example', public_url: 'https://sloop.example', allowed_domains: domains };
  return company.write('administrator', (ctx) => saveMail(ctx.session, company.id, all, { memberId: ctx.actor.memberId, at: ctx.now }));
}

const daily = { every: 'day', hour: 9, workDaysOnly: true } as const;

function subscribe(as: GivenMember, members: readonly GivenMember[], part: Partial<SubscriptionValues> = {}): Promise<string> {
  const values: SubscriptionValues = {
    name: '团队业绩',
    subject: { kind: 'dashboard', id: 'ready:manager' },
    format: 'xlsx',
    rhythm: daily,
    members: members.map((each) => company.members[each]),
    addresses: [],
    ...part,
  };
  return company.write(as, async (ctx) => (await manage.createSubscription(ctx, values)).id);
}

/** Lets what is planned for a subscription come due and runs it as the queue would. */
async function comeDue(id: string): Promise<void> {
  const issue = await plannedOf(id);
  if (!issue) throw new Error('Nothing is planned.');
  now = new Date(issue.due_at.getTime() + 1_000);
  await run(issue.id);
}

async function plannedOf(id: string): Promise<{ id: string; due_at: Date } | undefined> {
  const rows = await company.read('administrator', (ctx) =>
    ctx.session.query<{ id: string; due_at: Date }>({
      text: "select id, due_at from delivery_issue where workspace_id = $1 and subscription_id = $2 and status = 'planned'",
      values: [company.id, id],
    }),
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
}

function run(issueId: string): Promise<void> {
  const job = createJobContext(it.app, findCallerIn(it.app), { workspaceId: company.id, jobId: it.app.newId(), cause: 'job:test' });
  return sendIssueJob.run(job.context, { issueId });
}

const logOf = (as: GivenMember, id: string) => company.read(as, (ctx) => listIssues(ctx, { id }));
const mailTo = (address: string): TakenMail | undefined => sink.mails.find((mail) => mail.to[0]?.startsWith(address));

async function wonIn(mail: TakenMail | undefined): Promise<unknown> {
  const book = await readXlsx(attachmentOf(mail));
  return book.sheets.find((sheet) => sheet.name === '赢单金额')?.rows[1]?.[0];
}

function attachmentOf(mail: TakenMail | undefined): Buffer {
  const part = mail?.source.split(/\r\n--/).find((each) => each.includes('attachment'));
  return Buffer.from(part?.split('\r\n\r\n')[1]?.replaceAll(/\s/g, '') ?? '', 'base64');
}

function textOf(mail: TakenMail | undefined): string {
  const part = mail?.source.split(/\r\n--/).find((each) => each.includes('text/plain')) ?? '';
  const body = part.slice(part.indexOf('\r\n\r\n')).trim();
  return part.includes('base64')
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
}

test('each member gets the figures they may see; outside, what the subscriber may see', async () => {
  const id = await subscribe('manager', ['manager', 'westManager', 'administrator'], { addresses: ['boss@partner.example'] });
  await comeDue(id);
  expect(sink.mails).toHaveLength(4);
  expect(await wonIn(mailTo('manager@'))).toBe(123_456);
  expect(await wonIn(mailTo('westmanager@'))).toBe(50_000);
  expect(await wonIn(mailTo('administrator@'))).toBe(173_456);
  expect(await wonIn(mailTo('boss@'))).toBe(123_456);
  expect(textOf(mailTo('westmanager@'))).toContain('赢单金额  ¥ 5.0万');
  const events = await company.read('administrator', (ctx) =>
    ctx.session.query<{ actor_id: string }>({
      text: "select actor_id from event where workspace_id = $1 and kind = 'export.delivered'",
      values: [company.id],
    }),
  );
  expect(events).toHaveLength(4);
});

test('nothing is sent twice for one due time, however often its job runs and however many plan it', async () => {
  const id = await subscribe('manager', ['manager']);
  const planned = await plannedOf(id);
  await Promise.all(
    [1, 2, 3].map(() => company.write('manager', async (ctx) => planNext(ctx, (await lockSubscription(ctx, id)) ?? expect.unreachable()))),
  );
  await comeDue(id);
  await run(planned?.id ?? '');
  await Promise.all([run(planned?.id ?? ''), run(planned?.id ?? '')]);
  expect(sink.mails).toHaveLength(1);
  expect((await plannedOf(id))?.due_at.toISOString()).toBe('2026-11-24T01:00:00.000Z');
});

test('whom the server asks patience for is tried again, the others are not; a final refusal is told to whoever subscribed', async () => {
  const id = await subscribe('manager', ['manager', 'colleague', 'representative']);
  const [issue] = [await plannedOf(id)];
  const address = (member: string) => `${member}@${company.id}.test`;
  sink.refuse(address('colleague'), '451 4.7.1 later');
  sink.refuse(address('representative'), '550 5.1.1 no such user');
  await expect(comeDue(id)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(sink.mails).toHaveLength(1);
  sink.refuse(address('colleague'), null);
  await run(issue?.id ?? '');
  expect(sink.mails.map((mail) => mail.to[0])).toEqual([address('manager'), address('colleague')]);
  const log = await logOf('manager', id);
  expect(log.issues[0]?.messages.map((each) => [each.name, each.status, each.attempts])).toEqual(
    expect.arrayContaining([
      ['东区经理', 'sent', 1],
      ['李雷', 'sent', 2],
      ['王敏', 'failed', 1],
    ]),
  );
  expect(log.issues[0]?.messages.find((each) => each.status === 'failed')).toMatchObject({
    says: { zh: expect.stringContaining('收件人') },
    answer: expect.stringContaining('550'),
  });
  const notices = await company.read('manager', (ctx) =>
    ctx.session.query({
      text: "select 1 from engine_notice where workspace_id = $1 and member_id = $2 and kind = 'delivery.failed'",
      values: [company.id, company.members.manager],
    }),
  );
  expect(notices).toHaveLength(1);

  sink.refuse(address('representative'), null);
  await company.write('manager', (ctx) => manage.retryIssue(ctx, { id: log.issues[0]?.id ?? '' }));
  await run(issue?.id ?? '');
  expect(sink.mails).toHaveLength(3);
});

test('what broke off while sending is not repeated unasked', async () => {
  const id = await subscribe('manager', ['manager']);
  const issue = await plannedOf(id);
  sink.refuse(`manager@${company.id}.test`, '451 later');
  await expect(comeDue(id)).rejects.toMatchObject({ kind: 'unavailable' });
  sink.refuse(`manager@${company.id}.test`, null);
  await company.write('administrator', (ctx) =>
    ctx.session.query({
      text: "update delivery_message set status = 'sending', claimed_at = $2 where workspace_id = $1 and status = 'waiting'",
      values: [company.id, ctx.now],
    }),
  );
  await expect(run(issue?.id ?? '')).rejects.toMatchObject({ kind: 'unavailable' });
  now = new Date(now.getTime() + 3_600_000);
  await run(issue?.id ?? '');
  expect(sink.mails).toHaveLength(0);
  expect((await logOf('manager', id)).issues[0]?.messages[0]).toMatchObject({ status: 'failed', says: { en: expect.stringContaining('broke off') } });
});

test('a link in the message takes one receiver off, without signing in; another’s or a forged one does not', async () => {
  const id = await subscribe('manager', ['manager', 'representative']);
  await comeDue(id);
  const token = /unsubscribe\?token=([\w.-]+)/.exec(textOf(mailTo('representative@')))?.[1] ?? '';
  const visit = { app: it.app, address: '::1', locale: 'zh' as const };
  expect(await seeUnsubscribe(visit, { token })).toMatchObject({ name: '团队业绩', receiver: '王敏', is_subscribed: true });
  expect(await unsubscribe(visit, { token })).toMatchObject({ is_subscribed: false });
  expect(await unsubscribe(visit, { token })).toMatchObject({ is_subscribed: false });
  await expect(unsubscribe(visit, { token: `${token.slice(0, -2)}xx` })).rejects.toMatchObject({ kind: 'not_found' });
  sink.mails.length = 0;
  await comeDue(id);
  expect(sink.mails.map((mail) => mail.to[0]?.split('@')[0])).toEqual(['manager']);
  const { subscriptions } = await company.read('representative', (ctx) => listSubscriptions(ctx));
  expect(subscriptions.map((each) => each.id)).not.toContain(id);
});

test('a mail program ends a subscription with one click, without a page or a sign-in', async () => {
  const id = await subscribe('manager', ['manager', 'representative']);
  await comeDue(id);
  const source = mailTo('representative@')?.source ?? '';
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  const [, address = ''] = /^List-Unsubscribe:\s*<https:\/\/sloop\.example([^>]+)>/m.exec(source.replaceAll(/\r?\n[ \t]+/g, '')) ?? [];
  const server = await given.server(it.app);
  // The page of the same address asks first.
  const asked = await server.inject({ method: 'GET', url: address.replace('/unsubscribe?token=', '/api/unsubscribe/') });
  expect(asked.json(), asked.body).toMatchObject({ receiver: '王敏', is_subscribed: true });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await server.inject({ method: 'POST', url: address, headers: form, payload: 'List-Unsubscribe=One-Click' });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({ receiver: '王敏', is_subscribed: false });
  // No other entrance reads forms.
  const other = await server.inject({ method: 'POST', url: '/api/setup', headers: form, payload: 'token=x' });
  expect(other.statusCode).toBe(415);
  await server.close();
});

test('mail goes outside only to domains an administrator allows, now as then', async () => {
  await expect(subscribe('manager', [], { addresses: ['a@elsewhere.example'] })).rejects.toMatchObject({ code: 'delivery.domain' });
  const id = await subscribe('manager', [], { addresses: ['a@partner.example'] });
  await saveServer([]);
  await comeDue(id);
  expect(sink.mails).toHaveLength(0);
  expect((await logOf('manager', id)).issues[0]?.messages[0]).toMatchObject({ status: 'failed', says: { en: expect.stringContaining('domain') } });
});

test('a list goes out as Excel with the records each may export', async () => {
  const request = { object: 'opportunity', columns: ['name', 'amount'], sort: [{ field: 'name', descending: false }] };
  await expect(subscribe('manager', ['manager'], { subject: { kind: 'list', request }, format: 'pdf' })).rejects.toMatchObject({
    code: 'delivery.list_format',
  });
  const id = await subscribe('administrator', ['manager', 'administrator'], { name: '商机', subject: { kind: 'list', request } });
  await comeDue(id);
  const rowsOf = async (address: string) => (await readXlsx(attachmentOf(mailTo(address)))).sheets[0]?.rows;
  expect(await rowsOf('manager@')).toEqual([
    ['商机名称', '金额'],
    [expect.stringMatching(/^商机 \d$/), 123_456],
  ]);
  expect(await rowsOf('administrator@')).toHaveLength(3);
});

test('a dashboard its receiver may not see is not sent to them, and the log says why', async () => {
  const board = await company.write('manager', (ctx) =>
    createDashboard(ctx, { name: '我的', description: '', kind: 'dashboard', shared: 'nobody', roles: [], publish: true, copy_of: 'ready:manager' }),
  );
  const id = await subscribe('manager', ['manager', 'westManager'], { subject: { kind: 'dashboard', id: board.id } });
  await comeDue(id);
  expect(sink.mails.map((mail) => mail.to[0]?.split('@')[0])).toEqual(['manager']);
  expect((await logOf('manager', id)).issues[0]?.messages.map((each) => each.status).toSorted()).toEqual(['failed', 'sent']);
  await expect(subscribe('westManager', ['westManager'], { subject: { kind: 'dashboard', id: board.id } })).rejects.toMatchObject({
    kind: 'not_found',
  });
});

test('only whoever made it changes it; paused it is planned no more, resumed it is again', async () => {
  const id = await subscribe('manager', ['manager', 'representative']);
  await expect(company.write('representative', (ctx) => manage.updateSubscription(ctx, { id, name: 'x' }))).rejects.toMatchObject({
    code: 'delivery.not_own',
  });
  await expect(logOf('representative', id)).rejects.toMatchObject({ kind: 'not_found' });
  await company.write('manager', (ctx) => manage.updateSubscription(ctx, { id, status: 'paused' }));
  expect(await plannedOf(id)).toBeUndefined();
  await company.write('manager', (ctx) =>
    manage.updateSubscription(ctx, { id, status: 'active', rhythm: { every: 'month', day: 31, hour: 8, workDaysOnly: false } }),
  );
  expect((await plannedOf(id))?.due_at.toISOString()).toBe('2026-11-30T00:00:00.000Z');
});

test('what was lost is planned again, and what is long due is sent', async () => {
  const id = await subscribe('manager', ['manager']);
  await company.write('administrator', (ctx) =>
    ctx.session.query({ text: 'delete from delivery_issue where workspace_id = $1', values: [company.id] }),
  );
  const job = createJobContext(it.app, findCallerIn(it.app), { workspaceId: company.id, jobId: it.app.newId(), cause: 'job:test' });
  await watchDeliveriesJob.run(job.context, {});
  const planned = await plannedOf(id);
  expect(planned?.due_at.toISOString()).toBe('2026-11-23T01:00:00.000Z');
});
