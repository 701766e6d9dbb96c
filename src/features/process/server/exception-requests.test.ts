import { afterAll, beforeAll, expect, test } from 'vitest';
import { countApprovals, decideApproval, listApprovals, withdrawApproval } from '#engine/server/approvals/read-approvals.ts';
import { listNotices } from '#engine/server/notices/read-notices.ts';
import { type GivenApp, type GivenMember, type GivenWorkspace, given } from '#tests/support/given.ts';
import { buildDealIn } from './process.given.ts';
import { askException, listExceptionRequests } from './use-cases/ask-exception.ts';
import { listExceptions } from './use-cases/grant-exception.ts';

const source = 'process.exception';
let clock = new Date('2026-03-02T02:00:00Z');
let product: GivenApp;
let company: GivenWorkspace;
let deal: string;

beforeAll(async () => {
  product = await given.app({ now: () => clock });
  company = await given.workspace(product.app);
  const made = await company.write('administrator', (ctx) => buildDealIn(ctx, 'technical_validation', { owner: company.members.representative }));
  deal = made.id;
});
afterAll(() => product.close());

const ask = (member: GivenMember, more: Partial<Parameters<typeof askException>[1]> = {}) =>
  company.write(member, (ctx) =>
    askException(ctx, {
      object: 'opportunity',
      recordId: deal,
      stage: 'negotiation',
      conditionIds: ['has_decision_maker', 'field.budget'],
      reason: '决策人出国，周五补齐',
      expiresAt: '2026-03-10T00:00:00Z',
      ...more,
    }),
  );
const approvals = (member: GivenMember, view: 'waiting' | 'others' | 'mine' | 'decided') =>
  company.read(member, (ctx) => listApprovals(ctx, { view, limit: 50 }));
const decide = (member: GivenMember, id: string, decision: 'approve' | 'decline', note?: string) =>
  company.write(member, (ctx) => decideApproval(ctx, { source, id, decision, note }));
const told = (member: GivenMember) => company.read(member, (ctx) => listNotices(ctx, { unread: 'false', limit: 10 }));

test('a request goes to the nearest superior who may grant, who approves it, and the asker is told', async () => {
  const { id, askedOf } = await ask('representative');
  expect(askedOf).toMatchObject([{ name: '东区经理' }]);
  expect(await company.read('manager', countApprovals)).toEqual({ waiting: 1 });
  expect(await company.read('administrator', countApprovals)).toEqual({ waiting: 0 });
  const [row] = (await approvals('manager', 'waiting')).rows;
  expect(row).toMatchObject({ id, source, recordName: '样例商机', reason: '决策人出国，周五补齐', canDecide: true, status: 'waiting' });
  expect(row?.facts[1]?.value.zh).toContain('填写预算');
  expect((await told('manager')).rows[0]).toMatchObject({ title: { zh: '王敏申请让样例商机例外进入“商务谈判”' }, link: `/approvals?id=${id}` });

  await decide('manager', id, 'approve', '下不为例');
  expect(await company.read('manager', countApprovals)).toEqual({ waiting: 0 });
  const { exceptions } = await company.read('manager', (ctx) => listExceptions(ctx, { object: 'opportunity', recordId: deal }));
  expect(exceptions.map((each) => each.conditionId).toSorted()).toEqual(['field.budget', 'has_decision_maker']);
  expect((await told('representative')).rows[0]).toMatchObject({ kind: 'process.exception_approved', text: '下不为例', recordId: deal });
  expect((await approvals('representative', 'mine')).rows).toMatchObject([{ id, status: 'approved', note: '下不为例' }]);
  expect((await approvals('manager', 'decided')).rows).toMatchObject([{ id }]);
  await expect(decide('administrator', id, 'approve')).rejects.toMatchObject({ code: 'process.request_closed' });
});

test('declining needs a reason and grants nothing', async () => {
  const { id } = await ask('representative', { conditionIds: ['checklist.validation_report'] });
  await expect(decide('manager', id, 'decline')).rejects.toMatchObject({ code: 'approval.note_needed' });
  await decide('manager', id, 'decline', '先补报告');
  const { exceptions } = await company.read('manager', (ctx) => listExceptions(ctx, { object: 'opportunity', recordId: deal }));
  expect(exceptions.map((each) => each.conditionId)).not.toContain('checklist.validation_report');
  expect((await told('representative')).rows[0]).toMatchObject({ kind: 'process.exception_declined', text: '先补报告' });
});

test('nobody decides on their own request, nor somebody without the right, nor one who does not know of it', async () => {
  const own = await ask('manager');
  expect(own.askedOf).toMatchObject([{ name: '管理员' }]);
  await expect(decide('manager', own.id, 'approve')).rejects.toMatchObject({ code: 'process.own_request' });
  await expect(decide('colleague', own.id, 'approve')).rejects.toMatchObject({ kind: 'not_found' });
  expect((await approvals('colleague', 'others')).rows).toEqual([]);
  expect((await approvals('operations', 'others')).rows.map((row) => row.id)).toContain(own.id);
  // Sees requests, but not of a deal out of sight.
  expect((await approvals('westManager', 'others')).rows).toEqual([]);
  await expect(decide('westManager', own.id, 'approve')).rejects.toMatchObject({ kind: 'not_found' });
  await decide('operations', own.id, 'approve');
});

test('a request can be taken back by its asker alone, and runs out by itself', async () => {
  const { id } = await ask('representative');
  await expect(company.write('colleague', (ctx) => withdrawApproval(ctx, { source, id }))).rejects.toMatchObject({ kind: 'not_found' });
  await company.write('representative', (ctx) => withdrawApproval(ctx, { source, id }));
  expect(await company.read('manager', countApprovals)).toEqual({ waiting: 0 });
  const late = await ask('representative');
  clock = new Date('2026-03-11T00:00:00Z');
  expect(await company.read('manager', countApprovals)).toEqual({ waiting: 0 });
  await expect(decide('manager', late.id, 'approve')).rejects.toMatchObject({ code: 'process.request_closed' });
  const { requests } = await company.read('representative', (ctx) => listExceptionRequests(ctx, { object: 'opportunity', recordId: deal }));
  expect(requests.slice(0, 2).map((request) => request.status)).toEqual(['expired', 'withdrawn']);
});

test('what the process does not ask for, and a record out of sight, cannot be asked for', async () => {
  clock = new Date('2026-03-02T02:00:00Z');
  await expect(ask('representative', { conditionIds: ['nonsense'] })).rejects.toMatchObject({ code: 'process.exception_unknown' });
  await expect(ask('westRepresentative')).rejects.toMatchObject({ kind: 'not_found' });
});

test('another workspace neither finds nor decides a request', async () => {
  const { id } = await ask('representative');
  const waiting = await company.read('manager', countApprovals);
  const others = await given.workspace(product.app);
  const answer = (decision: 'approve' | 'decline') =>
    others.write('administrator', (ctx) => decideApproval(ctx, { source, id, decision, note: '不行' }));
  await expect(answer('approve')).rejects.toMatchObject({ kind: 'not_found' });
  await expect(answer('decline')).rejects.toMatchObject({ kind: 'not_found' });
  await expect(others.write('administrator', (ctx) => withdrawApproval(ctx, { source, id }))).rejects.toMatchObject({ kind: 'not_found' });
  expect((await others.read('administrator', (ctx) => listApprovals(ctx, { view: 'others', limit: 50 }))).rows).toEqual([]);
  expect(await company.read('manager', countApprovals)).toEqual(waiting);
});
