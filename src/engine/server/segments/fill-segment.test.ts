import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { planImport, runImport } from '../import/plan-import.ts';
import { stageFile } from '../import/upload-import.ts';
import { runWrite } from '../run.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let ours: TestMember;
let theirs: TestMember;

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  ours = await server.createWorkspace('Ours');
  theirs = await server.createWorkspace('Theirs');
  for (const [name, tier] of [
    ['甲', 'A'],
    ['乙', 'A'],
    ['丙', 'B'],
  ]) {
    await ok(ours.request('POST', '/api/accounts', { name, tier, owner: ours.memberId }));
  }
});
afterAll(() => server.close());

async function ok(answer: ReturnType<TestMember['request']>) {
  const done = await answer;
  expect(done.statusCode, done.body).toBe(200);
  return done.json();
}

async function finished(url: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = await ok(ours.request('GET', url));
    if (job.status !== 'queued' && job.status !== 'running') return job;
    await wait(25);
  }
  throw new Error('The job did not end.');
}

function keep(values: object) {
  return ok(ours.request('POST', '/api/segments', { object: 'account', kind: 'static', ...values }));
}

async function membersOf(id: string): Promise<string[]> {
  const page = await ok(ours.request('GET', `/api/segments/${id}/members`));
  return page.rows.map((row: { name: string }) => row.name).toSorted();
}

function eventsOf(id: string) {
  return server.app.database.system((session) =>
    session.query<{ kind: string; facts: object }>({ text: 'select kind, facts from event where record_id = $1 order by at, id', values: [id] }),
  );
}

test('all that a filter finds is put on a list in the background, and the log tells once how much and how', async () => {
  const segment = await keep({ name: '从筛选' });
  const filter = { field: 'tier', op: 'eq', value: 'A' };
  const { job } = await ok(ours.request('POST', `/api/segments/${segment.id}/fill`, { filter }));
  expect(await finished(`/api/jobs/${job}`)).toMatchObject({ status: 'done', done: 2, total: 2 });
  expect(await membersOf(segment.id)).toEqual(['乙', '甲']);
  expect(await eventsOf(segment.id)).toMatchObject([
    { kind: 'segment.created', facts: { name: '从筛选', of: 'account', how: 'static' } },
    { kind: 'segment.members_added', facts: { name: '从筛选', count: 2, how: 'filter' } },
  ]);
});

test('a filter that cannot be asked is refused at once, and a list is not filled by nothing', async () => {
  const segment = await keep({ name: '拒绝' });
  const wrong = await ours.request('POST', `/api/segments/${segment.id}/fill`, { filter: { field: 'salary', op: 'is_empty' } });
  expect(wrong.json()).toMatchObject({ code: 'expression.unknown_field' });
  expect((await ours.request('POST', `/api/segments/${segment.id}/fill`, {})).json()).toMatchObject({ code: 'segment.selection_needed' });
  const dynamic = await keep({ name: '动态', kind: 'dynamic', filter: { field: 'tier', op: 'eq', value: 'A' } });
  const refused = await ours.request('POST', `/api/segments/${dynamic.id}/fill`, { filter: { and: [] } });
  expect(refused.json()).toMatchObject({ code: 'segment.dynamic' });
});

test('what a dynamic segment holds now is kept as a static one, which later changes leave alone', async () => {
  const dynamic = await keep({ name: 'A 级', kind: 'dynamic', filter: { field: 'tier', op: 'eq', value: 'A' } });
  const { segment, job } = await ok(ours.request('POST', `/api/segments/${dynamic.id}/snapshot`, { name: '今天的 A 级' }));
  expect(await finished(`/api/jobs/${job}`)).toMatchObject({ status: 'done' });
  await ok(ours.request('POST', '/api/accounts', { name: '丁', tier: 'A', owner: ours.memberId }));
  expect(await membersOf(segment.id)).toEqual(['乙', '甲']);
  expect(await membersOf(dynamic.id)).toEqual(['丁', '乙', '甲']);
  expect(segment).toMatchObject({ kind: 'static', shared: 'nobody', filter: null });
});

test('the records of an import are put on a list', async () => {
  const segment = await keep({ name: '展会名单' });
  const write = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => runWrite(server.app, ours.caller, work);
  const bytes = Buffer.from('客户名称,级别\n展会一,A\n展会二,B\n');
  const staged = await write((ctx) => stageFile(ctx, { fileName: '展会.csv', bytes, object: 'account' }));
  const { id } = staged.import;
  await write((ctx) => planImport(ctx, { id, plan: { ...staged.guess, columns: ['name', 'tier'] } }));
  await write((ctx) => runImport(ctx, { id }));
  expect(await finished(`/api/imports/${id}`)).toMatchObject({ status: 'done' });
  const { job } = await ok(ours.request('POST', `/api/segments/${segment.id}/fill`, { import: id }));
  expect(await finished(`/api/jobs/${job}`)).toMatchObject({ status: 'done', done: 2 });
  expect(await membersOf(segment.id)).toEqual(['展会一', '展会二']);
  expect(await eventsOf(segment.id)).toMatchObject([{}, { facts: { count: 2, how: 'import' } }]);
});

test('an export by segment holds its records and no others', async () => {
  const segment = await keep({ name: '导出' });
  const { rows } = await ok(ours.request('GET', '/api/accounts?sort=name'));
  const wanted = rows.filter((row: { name: string }) => row.name === '丙').map((row: { id: string }) => row.id);
  expect(await ok(ours.request('POST', `/api/segments/${segment.id}/members`, { records: wanted }))).toEqual({ added: 1, already: 0, unknown: 0 });
  const filter = { field: 'id', op: 'in_segment', value: segment.id };
  const started = await ok(ours.request('POST', '/api/exports', { object: 'account', format: 'csv', columns: ['name'], filter }));
  const done = await finished(`/api/exports/${started.id}`);
  const file = await ours.request('GET', `/api/exports/${done.id}/file`);
  expect(file.body.split('\r\n').slice(1)).toEqual(['丙', '']);
});

test('records of an object administrators made are kept in segments, too', async () => {
  const label = { zh: '门店', en: 'Site' };
  await ok(ours.request('POST', '/api/schema/objects', { id: 'site', label, labelPlural: label }));
  const site = await ok(ours.request('POST', '/api/records/custom_site', { name: '旗舰店', owner: ours.memberId }));
  const list = await keep({ object: 'custom_site', name: '重点门店' });
  await ok(ours.request('POST', `/api/segments/${list.id}/members`, { records: [site.id] }));
  expect(await membersOf(list.id)).toEqual(['旗舰店']);
  const dynamic = await keep({ object: 'custom_site', kind: 'dynamic', name: '旗舰', expression: "name.contains('旗舰') && inSegment('重点门店')" });
  expect(await ok(ours.request('GET', `/api/segments/${dynamic.id}/count`))).toEqual({ id: dynamic.id, count: 1 });
});

test('another workspace finds nothing of a segment and puts nothing on its list', async () => {
  const segment = await keep({ name: '我们的', shared: 'everybody' });
  const theirAccount = await ok(theirs.request('POST', '/api/accounts', { name: 'Theirs', owner: theirs.memberId }));
  expect(await ok(ours.request('POST', `/api/segments/${segment.id}/members`, { records: [theirAccount.id] }))).toEqual({
    added: 0,
    already: 0,
    unknown: 1,
  });
  for (const [method, url] of [
    ['GET', `/api/segments/${segment.id}`],
    ['GET', `/api/segments/${segment.id}/members`],
    ['GET', `/api/segments/${segment.id}/count`],
    ['DELETE', `/api/segments/${segment.id}`],
  ] as const) {
    expect((await theirs.request(method, url)).statusCode).toBe(404);
  }
  const asked = await theirs.request('POST', '/api/exports', { object: 'account', filter: { field: 'id', op: 'in_segment', value: segment.id } });
  expect(asked.json()).toMatchObject({ code: 'expression.unknown_segment' });
});
