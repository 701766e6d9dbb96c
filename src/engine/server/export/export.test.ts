import { setTimeout as wait } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportView } from '../../contract/export/export.routes.ts';
import { runRead, runWrite } from '../run.ts';
import { exportColumns } from './export-columns.ts';
import { startExport } from './start-export.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let ours: TestMember;
let theirs: TestMember;

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  ours = await server.createWorkspace('Ours');
  theirs = await server.createWorkspace('Theirs');
  await ours.request('POST', '/api/accounts', { name: '=cmd() <甲&乙>_x0041_', owner: ours.memberId });
  await ours.request('POST', '/api/accounts', { name: '丙公司', owner: ours.memberId });
  await theirs.request('POST', '/api/accounts', { name: 'SECRET of theirs', owner: theirs.memberId });
  const account = (await ours.request('GET', '/api/accounts?sort=name')).json().rows[0].id;
  for (const [name, amount, currency] of [
    ['大单', '1234567.89', 'CNY'],
    ['小单', '12.50', 'USD'],
    ['日元单', '900', 'JPY'],
  ]) {
    const made = await ours.request('POST', '/api/opportunities', {
      name,
      account,
      owner: ours.memberId,
      amount: { amount, currency },
      close_date: '2026-06-15',
    });
    expect(made.statusCode, made.body).toBe(200);
  }
});

afterAll(() => server.close());

test('a view becomes a workbook: typed cells, amounts in their currency, a header in the person’s language that stays in sight', async () => {
  const done = await exported(ours, {
    object: 'opportunity',
    sort: [{ field: 'amount', descending: true }],
    columns: ['name', 'account', 'amount', 'close_date', 'created_at', 'probability', 'owner', 'stage'],
  });
  expect(done).toMatchObject({ status: 'done', done: 3, total: 3, fileName: expect.stringMatching(/^商机 \d{4}-\d\d-\d\d\.xlsx$/) });
  const file = await ours.request('GET', `/api/exports/${done.id}/file`);
  expect(file.headers['content-type']).toContain('spreadsheetml');
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('商机'));
  const book = await readXlsx(file.rawPayload, { readStyles: true });
  const [sheet] = book.sheets;
  expect(sheet?.name).toBe('商机');
  expect(sheet?.rows[0]).toEqual(['商机名称', '客户', '金额', '预计成交日', '创建时间', '赢率', '负责人', '阶段']);
  const byName = new Map(sheet?.rows.slice(1).map((row) => [row[0], row]));
  expect(byName.get('大单')?.[2]).toBe(1_234_567.89);
  expect(byName.get('大单')?.[3]).toEqual(new Date('2026-06-15T00:00:00Z'));
  expect(byName.get('大单')?.[4]).toBeInstanceOf(Date);
  expect(byName.get('大单')?.[6]).toBe('Ours admin');
  expect(byName.get('大单')?.[7]).toMatch(/^[\u4E00-\u9FFF]+$/);
  expect(sheet?.freezePane).toMatchObject({ rows: 1 });
  expect(sheet?.columns?.[0]?.width).toBeGreaterThan(10);
  const formats = [...(sheet?.cells?.values() ?? [])].map((cell) => cell.style?.numFmt);
  expect(formats).toContain('[$¥] #,##0.00');
  expect(formats).toContain('[$$] #,##0.00');
  expect(formats).toContain('[$JP¥] #,##0');
});

test('text that looks like markup, a formula or a code stays the text it is', async () => {
  const done = await exported(ours, { object: 'account', columns: ['name'], sort: [{ field: 'name' }] });
  const book = await readXlsx((await ours.request('GET', `/api/exports/${done.id}/file`)).rawPayload);
  expect(book.sheets[0]?.rows.flat()).toContain('=cmd() <甲&乙>_x0041_');
});

test('the same view as CSV opens as UTF-8, with the header in English for whoever reads English', async () => {
  const done = await exported(
    ours,
    { object: 'account', format: 'csv', columns: ['name'], filter: { field: 'name', op: 'eq', value: '丙公司' } },
    'en',
  );
  const file = await ours.request('GET', `/api/exports/${done.id}/file`);
  expect(file.body).toBe('\uFEFFAccount name\r\n丙公司\r\n');
});

test('only whoever exported may see and fetch it; another workspace finds nothing of it', async () => {
  const done = await exported(ours, { object: 'account', columns: ['name'] });
  expect((await theirs.request('GET', `/api/exports/${done.id}/file`)).statusCode).toBe(404);
  expect((await theirs.request('GET', `/api/exports/${done.id}`)).statusCode).toBe(404);
  expect((await theirs.request('GET', '/api/exports')).json()).toEqual({ exports: [] });
  expect((await ours.request('GET', '/api/exports')).json().exports.map((each: ExportView) => each.id)).toContain(done.id);
});

test('a wrong column or filter is refused at once, and no job is made of it', async () => {
  const before = (await ours.request('GET', '/api/exports')).json().exports.length;
  const wrong = await ours.request('POST', '/api/exports', { object: 'account', columns: ['salary'] });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.json()).toMatchObject({ code: 'query.unknown_field' });
  expect((await ours.request('POST', '/api/exports', { object: 'nothing' })).statusCode).toBe(404);
  expect((await ours.request('GET', '/api/exports')).json().exports).toHaveLength(before);
});

test('the log says who exported what, when it was done and when it was fetched', async () => {
  const done = await exported(ours, { object: 'account', columns: ['name'] });
  await ours.request('GET', `/api/exports/${done.id}/file`);
  const events = await server.app.database.system((session) =>
    session.query<{ kind: string; facts: { object?: string; rows?: number }; actor: string }>({
      text: 'select kind, facts, actor_id as actor from event where record_id = $1 order by at',
      values: [done.id],
    }),
  );
  expect(events.map((event) => event.kind).toSorted()).toEqual(['export.downloaded', 'export.finished', 'export.started']);
  expect(events.find((event) => event.kind === 'export.finished')?.facts).toMatchObject({ object: 'account', rows: 2 });
  expect(new Set(events.map((event) => event.actor))).toEqual(new Set([ours.memberId]));
});

test('a file whose time has come is no longer handed out', async () => {
  const done = await exported(ours, { object: 'account', columns: ['name'] });
  await server.app.database.system((session) =>
    session.query({ text: "update engine_export set expires_at = now() - interval '1 second' where id = $1", values: [done.id] }),
  );
  const file = await ours.request('GET', `/api/exports/${done.id}/file`);
  expect(file.statusCode).toBe(410);
  expect(file.json()).toMatchObject({ code: 'export.expired' });
});

async function exported(member: TestMember, request: object, locale = 'zh'): Promise<ExportView> {
  const started = await member.request('POST', '/api/exports', request, { 'x-locale': locale });
  expect(started.statusCode, started.body).toBe(200);
  for (let tries = 0; tries < 400; tries += 1) {
    const view: ExportView = (await member.request('GET', `/api/exports/${started.json().id}`)).json();
    if (view.status !== 'queued' && view.status !== 'running') return view;
    await wait(25);
  }
  throw new Error('The export did not end.');
}

test('fields hidden from the person are in no file, and a role without the right to export gets none', async () => {
  const { caller } = ours;
  const grant = { ...caller.actor.role.otherObjects, hidden: ['industry'] };
  const role = { ...caller.actor.role, objects: { ...caller.actor.role.objects, account: grant } };
  const headers = await runRead(server.app, { ...caller, actor: { ...caller.actor, role } }, (ctx) => exportColumns(ctx, 'account', {}));
  expect(headers.map((column) => column.path)).toContain('name');
  expect(headers.map((column) => column.path)).not.toContain('industry');
  const bare = { ...role, otherObjects: { ...grant, actions: ['see' as const] }, objects: {} };
  const refused = runWrite(server.app, { ...caller, actor: { ...caller.actor, role: bare } }, (ctx) =>
    startExport(ctx, { object: 'account', format: 'csv' }),
  );
  await expect(refused).rejects.toMatchObject({ code: 'record.action_not_granted' });
});
