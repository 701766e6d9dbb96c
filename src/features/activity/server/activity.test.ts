import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord, getRecord, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { type GivenApp, type GivenWorkspace, given } from '#tests/support/given.ts';
import { cancelActivity, completeActivity, rescheduleActivity } from './use-cases/change-activity.ts';
import { logActivity } from './use-cases/log-activity.ts';

let clock = new Date('2026-03-02T02:00:00Z');
let product: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  product = await given.app({ now: () => clock });
  company = await given.workspace(product.app);
});
afterAll(() => product.close());

test('a follow-up is logged in one step: it counts now, belongs to the account too, and its next step becomes the deal’s', async () => {
  const { deal, account, entry } = await company.write('representative', async (ctx) => {
    const made = await createRecord(ctx, 'account', { name: '恒锐精密' });
    const opportunity = await createRecord(ctx, 'opportunity', { name: '二期', account: made.id });
    const logged = await logActivity(ctx, {
      type: 'call',
      content: '12 项验证通过 11 项',
      outcome: 'advanced',
      nextStep: '周五复测',
      nextStepOn: '2026-03-06',
      opportunity: opportunity.id,
    });
    return { deal: opportunity.id, account: made.id, entry: logged };
  });
  expect(entry).toMatchObject({
    status: 'done',
    at: clock.toISOString(),
    done_at: clock.toISOString(),
    account,
    quality: 4,
    subject: '12 项验证通过 11 项',
    original_due_at: null,
  });
  expect(await company.read('representative', (ctx) => getRecord(ctx, 'opportunity', deal))).toMatchObject({
    next_step: '周五复测',
    next_step_on: '2026-03-06',
  });
});

test('a next step with a time is a to-do of its own about the same records, so that the time is not lost', async () => {
  const planned = await company.write('representative', async (ctx) => {
    const account = await createRecord(ctx, 'account', { name: '约好的客户' });
    await logActivity(ctx, { type: 'call', content: '同意见面', nextStep: '当面讲', nextStepAt: '2026-03-09T02:00:00Z', account: account.id });
    await logActivity(ctx, { type: 'call', content: '没有时间', nextStep: '再说', account: account.id });
    return queryRecords(ctx, 'activity', {
      filter: { field: 'account', op: 'eq', value: account.id },
      limit: 10,
      columns: ['subject', 'status', 'due_at'],
    });
  });
  expect(planned.rows.filter((row) => row['status'] === 'planned')).toMatchObject([{ subject: '当面讲', due_at: '2026-03-09T02:00:00.000Z' }]);
});

test('a visit keeps where and when it was checked in, also when it was planned', async () => {
  const checkIn = { at: '2026-03-02T01:30:00Z', latitude: '31.239700', longitude: '121.499800', accuracy: 15 };
  const [visit, planned] = await company.write('representative', async (ctx) => {
    const account = await createRecord(ctx, 'account', { name: '去过的客户' });
    const task = await createRecord(ctx, 'activity', { type: 'visit', subject: '拜访', account: account.id, due_at: '2026-03-02T01:00:00Z' });
    return [await logActivity(ctx, { type: 'visit', account: account.id, checkIn }), await completeActivity(ctx, { id: task.id, checkIn })];
  });
  const kept = {
    check_in_at: '2026-03-02T01:30:00.000Z',
    check_in_latitude: '31.239700',
    check_in_longitude: '121.499800',
    check_in_accuracy: 15,
  };
  expect(visit).toMatchObject(kept);
  expect(planned).toMatchObject({ ...kept, status: 'done' });
});

test('rescheduling does not erase lateness: the first due time stays, and the event says why', async () => {
  const task = await company.write('representative', (ctx) =>
    createRecord(ctx, 'activity', { type: 'task', subject: '发方案', due_at: '2026-03-03T02:00:00Z' }),
  );
  expect(task).toMatchObject({ status: 'planned', original_due_at: '2026-03-03T02:00:00.000Z', at: '2026-03-03T02:00:00.000Z' });
  await company.write('representative', (ctx) => rescheduleActivity(ctx, { id: task.id, dueAt: '2026-03-10T02:00:00Z', reason: '客户出差' }));
  const moved = await company.write('representative', (ctx) => updateRecord(ctx, 'activity', task.id, { due_at: '2026-03-12T02:00:00Z' }));
  expect(moved).toMatchObject({ original_due_at: '2026-03-03T02:00:00.000Z', due_at: '2026-03-12T02:00:00.000Z', at: '2026-03-12T02:00:00.000Z' });
  const events = await company.read('administrator', (ctx) =>
    ctx.session.query<{ kind: string; facts: { days: number; reason?: string } }>({
      text: `select kind, facts from event where workspace_id = $1 and record_id = $2 and kind = 'activity.rescheduled' order by id`,
      values: [ctx.workspace.id, task.id],
    }),
  );
  expect(events.map((event) => [event.facts.days, event.facts.reason])).toEqual([
    [7, '客户出差'],
    [2, undefined],
  ]);
});

test('completing says when and what came of it; what is done cannot be completed, moved or called off again', async () => {
  const meeting = await company.write('representative', (ctx) =>
    createRecord(ctx, 'activity', { type: 'meeting', subject: '评审', due_at: '2026-03-03T02:00:00Z' }),
  );
  clock = new Date('2026-03-04T02:00:00Z');
  const done = await company.write('representative', (ctx) => completeActivity(ctx, { id: meeting.id, content: '通过', outcome: 'positive' }));
  expect(done).toMatchObject({ status: 'done', at: clock.toISOString(), quality: 2 });
  const refusal = { kind: 'conflict', code: 'activity.not_planned' };
  await expect(company.write('representative', (ctx) => completeActivity(ctx, { id: meeting.id }))).rejects.toMatchObject(refusal);
  await expect(
    company.write('representative', (ctx) => rescheduleActivity(ctx, { id: meeting.id, dueAt: '2026-04-01T00:00:00Z' })),
  ).rejects.toMatchObject(refusal);
  await expect(company.write('representative', (ctx) => cancelActivity(ctx, { id: meeting.id }))).rejects.toMatchObject(refusal);
});

test('a follow-up that arrives with the time it was done is done, and nobody writes its score by hand', async () => {
  const entry = await company.write('representative', (ctx) =>
    createRecord(ctx, 'activity', { type: 'visit', subject: '拜访', done_at: '2026-03-01T01:00:00Z' }),
  );
  expect(entry).toMatchObject({ status: 'done', at: '2026-03-01T01:00:00.000Z', quality: 0 });
  await expect(company.write('representative', (ctx) => updateRecord(ctx, 'activity', entry.id, { quality: 4 }))).rejects.toMatchObject({
    code: 'record.read_only',
  });
});

test('a follow-up linked to nothing is refused, and nobody logs onto a deal they cannot see', async () => {
  await expect(company.write('representative', (ctx) => logActivity(ctx, { type: 'call', content: '你好' }))).rejects.toMatchObject({
    code: 'activity.not_linked',
  });
  const hidden = await company.write('westRepresentative', (ctx) => createRecord(ctx, 'opportunity', { name: '西区的单' }));
  await expect(
    company.write('representative', (ctx) => logActivity(ctx, { type: 'call', content: '你好', opportunity: hidden.id })),
  ).rejects.toMatchObject({ code: 'not_found' });
});
