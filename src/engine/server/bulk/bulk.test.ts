import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJobContext } from '../jobs/job-context.ts';
import { runBulkJob } from './bulk.job.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let ours: TestMember;
let theirs: TestMember;
/** More than one chunk of the job, and more than one call may write. */
const many = 1_200;

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  ours = await server.createWorkspace('Ours');
  theirs = await server.createWorkspace('Theirs');
  const records = Array.from({ length: many }, (_, at) => ({ name: `批量客户${at}`, tier: at % 3 === 0 ? 'A' : 'B', owner: ours.memberId }));
  for (let at = 0; at < many; at += 600)
    await ok(ours.request('POST', '/api/accounts/bulk', { action: 'create', records: records.slice(at, at + 600) }));
  await ok(
    ours.request('POST', '/api/schema/objects/account/rules', {
      kind: 'validation',
      label: { zh: '7 结尾的不能是 C', en: 'Names ending in 7 are never C' },
      expression: "name.endsWith('7') && tier == 'C'",
      field: 'tier',
    }),
  );
});
afterAll(() => server.close());

async function ok(answer: ReturnType<TestMember['request']>) {
  const done = await answer;
  expect(done.statusCode, done.body).toBe(200);
  return done.json();
}

async function ended(id: string) {
  for (let tries = 0; tries < 1200; tries += 1) {
    const change = await ok(ours.request('GET', `/api/bulk-changes/${id}`));
    if (!['running', 'cancelling', 'undoing'].includes(change.status)) return change;
    await wait(25);
  }
  throw new Error('The change did not end.');
}

async function countOf(tier: string): Promise<number> {
  const found = await ok(
    ours.request('POST', '/api/accounts/aggregate', { filter: { field: 'tier', op: 'eq', value: tier }, measures: [{ id: 'n', kind: 'count' }] }),
  );
  return found.groups[0]?.measures.n ?? 0;
}

const all = { and: [] };

test('a preview counts all, tries the first through every rule and writes nothing', async () => {
  const preview = await ok(
    ours.request('POST', '/api/bulk-changes/preview', { object: 'account', selection: { filter: all }, values: { tier: 'A' } }),
  );
  expect(preview).toMatchObject({ total: many, looked: 1000, refused: 0 });
  expect(preview.same + preview.changed).toBe(1000);
  expect(preview.sample[0]).toMatchObject({ before: { tier: 'B' }, after: { tier: 'A' }, problem: null });
  expect(await countOf('A')).toBe(many / 3);
});

test('records are changed in the background, refused ones are listed with their reason, and the change is taken back', async () => {
  const refusedCount = Math.floor(many / 10);
  const preview = await ok(
    ours.request('POST', '/api/bulk-changes/preview', { object: 'account', selection: { filter: all }, values: { tier: 'C' } }),
  );
  expect(preview.sample[0].problem.zh).toContain('不符合规则');
  const { id } = await ok(ours.request('POST', '/api/bulk-changes', { object: 'account', selection: { filter: all }, values: { tier: 'C' } }));
  expect(await ended(id)).toMatchObject({ status: 'done', total: many, changed: many - refusedCount, refused: refusedCount, same: 0 });
  expect(await countOf('C')).toBe(many - refusedCount);
  const refused = await ok(ours.request('GET', `/api/bulk-changes/${id}/records?verdict=refused&limit=5`));
  expect(refused.rows[0].name).toMatch(/7$/);
  expect(refused.rows[0].reason.zh).toContain('不符合规则');
  // One of them is changed by hand since.
  const changed = await ok(ours.request('GET', `/api/bulk-changes/${id}/records?verdict=changed&limit=1`));
  await ok(ours.request('PATCH', `/api/accounts/${changed.rows[0].id}`, { tier: 'B' }));
  await ok(ours.request('POST', `/api/bulk-changes/${id}/undo`));
  expect(await ended(id)).toMatchObject({ status: 'undone', restored: many - refusedCount - 1, kept: 1 });
  expect(await countOf('C')).toBe(0);
  const kept = await ok(ours.request('GET', `/api/bulk-changes/${id}/records?verdict=kept`));
  expect(kept.rows[0].reason.en).toContain('Somebody changed it');
});

test('records that leave the condition by being changed do not make others be passed over', async () => {
  const filter = { field: 'tier', op: 'eq', value: 'A' };
  const before = await countOf('A');
  const { id } = await ok(ours.request('POST', '/api/bulk-changes', { object: 'account', selection: { filter }, values: { tier: 'B' } }));
  expect(await ended(id)).toMatchObject({ status: 'done', changed: before });
  expect(await countOf('A')).toBe(0);
  await ok(ours.request('POST', `/api/bulk-changes/${id}/undo`));
  expect(await ended(id)).toMatchObject({ status: 'undone', restored: before });
});

test('a change that broke off goes on where it stopped', async () => {
  const { id } = await ok(ours.request('POST', '/api/bulk-changes', { object: 'account', selection: { filter: all }, values: { employees: 7 } }));
  const change = await ended(id);
  expect(change).toMatchObject({ status: 'done', changed: many });
  // As after a crash in the middle: half of it is counted, the rest is still to do.
  await server.app.database.system(async (session) => {
    await session.query({
      text: `update engine_bulk_change b set status = 'running', changed = 600, after_id = (select record_id from engine_bulk_change_record r where r.change_id = b.id order by record_id offset 599 limit 1) where b.id = $1`,
      values: [id],
    });
    await session.query({
      text: `delete from engine_bulk_change_record r using engine_bulk_change b where b.id = r.change_id and b.id = $1 and r.record_id > b.after_id`,
      values: [id],
    });
    await session.query({
      text: `update account set employees = null from engine_bulk_change b where b.id = $1 and account.workspace_id = b.workspace_id and account.id > b.after_id`,
      values: [id],
    });
  });
  const job = { workspaceId: ours.workspaceId, jobId: id, cause: 'test' };
  const { context } = createJobContext(server.app, () => Promise.resolve(ours.caller), job);
  await runBulkJob.run(context, { id, member: ours.memberId });
  expect(await ended(id)).toMatchObject({ status: 'done', changed: many, same: 0, refused: 0 });
  const left = await ok(ours.request('POST', '/api/accounts/query', { expression: 'employees == null', limit: 1 }));
  expect(left.rows).toEqual([]);
});

test('what makes no sense is refused at once, and nobody sees the changes of others', async () => {
  const wrong = await ours.request('POST', '/api/bulk-changes', { object: 'account', selection: { filter: all }, values: { teir: 'A' } });
  expect(wrong.statusCode, wrong.body).toBe(422);
  expect(wrong.json().issues[0]).toMatchObject({ field: 'teir' });
  const open = await ours.request('POST', '/api/bulk-changes', { object: 'account', selection: {}, values: { tier: 'A' } });
  expect(open.statusCode).toBe(422);
  const { rows } = await ok(ours.request('GET', '/api/bulk-changes'));
  expect(rows.length).toBeGreaterThan(0);
  expect((await theirs.request('GET', `/api/bulk-changes/${rows[0].id}`)).statusCode).toBe(404);
  expect((await ours.request('POST', `/api/bulk-changes/${rows[0].id}/cancel`)).statusCode).toBe(200);
});
