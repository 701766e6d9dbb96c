import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createAssignment } from '#features/organisation/server/public.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { auditNameMessages } from '../../contract/audit/audit-names.messages.ts';
import type { AuditFilter } from '../../contract/audit/audit.routes.ts';
import { registerRoutes } from '../http/register-routes.ts';
import { createRecord, deleteRecords, updateRecord } from '../records/records.ts';
import { updateAuditSetting } from './audit-setting.ts';
import { dropOldEvents } from './drop-old-events.ts';
import { sealNextEvents } from './seal-events.ts';
import { verifyStretch } from './verify-seals.ts';
import { getAuditEvent, searchAudit } from './view-events.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;
let clock = new Date('2026-03-02T08:00:00Z');
let accountId: string;

beforeAll(async () => {
  run = await given.app({ now: () => clock });
  workspace = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  registerRoutes(server, { app: run.app, resolveCaller: () => workspace.as('operations', 'api'), checkOutputs: true }, run.app.registry.routes);
  accountId = (await workspace.write('representative', (ctx) => createRecord(ctx, 'account', { name: '北辰_100%', owner: ctx.actor.memberId }))).id;
  later(1);
  await workspace.write('manager', (ctx) => updateRecord(ctx, 'account', accountId, { name: '北辰科技' }));
  later(1);
  const gone = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '昙花', owner: ctx.actor.memberId }));
  later(1);
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'account', [gone.id]));
});
afterAll(async () => {
  await server.close();
  await run.close();
});

function later(days: number): void {
  clock = new Date(clock.valueOf() + days * 86_400_000);
}

async function search(filter: AuditFilter) {
  return (await workspace.read('operations', (ctx) => searchAudit(ctx, { ...filter, limit: 100 }))).rows;
}

test('the log is searched by person, record, object, field, kind, door, period and text', async () => {
  const byPerson = await search({ actor: workspace.members.manager });
  expect(byPerson).toMatchObject([{ kind: 'record.updated', record: { id: accountId, name: '北辰科技' }, actor: { name: '东区经理' } }]);
  expect(await search({ record: accountId })).toHaveLength(2);
  expect(await search({ object: 'account', record: accountId, kind: 'record.created' })).toHaveLength(1);
  expect((await search({ object: 'account' })).map((row) => row.kind)).toEqual([
    'record.deleted',
    'record.created',
    'record.updated',
    'record.created',
  ]);
  expect(await search({ object: 'account', field: 'name', kind: 'record.deleted' })).toHaveLength(1);
  expect(await search({ object: 'account', door: 'import' })).toEqual([]);
  expect(await search({ object: 'account', from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' })).toHaveLength(1);
  expect((await search({ text: '北辰_100%' })).map((row) => row.record.id)).toEqual([accountId, accountId]);
  expect(await search({ text: '北辰X100Y' })).toEqual([]);
});

test('pages go on from one another without a gap or a repetition', async () => {
  const all = (await search({})).map((row) => row.id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor;
    const page = await workspace.read('operations', (ctx) => searchAudit(ctx, { limit: 3, ...(from !== undefined && { cursor: from }) }));
    paged.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(all);
});

test('an event tells before, after and its seal, and says so when it is not what was sealed', async () => {
  const [row] = await search({ actor: workspace.members.manager });
  const detail = () => workspace.read('operations', (ctx) => getAuditEvent(ctx, { id: row?.id ?? '' }));
  expect(await detail()).toMatchObject({ seal: null, isSealed: false });
  await sealAll();
  expect(await detail()).toMatchObject({
    changes: [{ field: 'name', before: { value: '北辰_100%' }, after: { value: '北辰科技' } }],
    seal: { number: 1, isIntact: true },
    isSealed: true,
  });
  await asOwner("update event set cause = 'forged' where id = $1", row?.id);
  expect(await detail()).toMatchObject({ seal: { isIntact: false } });
  await asOwner('update event set cause = null where id = $1', row?.id);
});

test('only who may see the audit log reads, exports or checks it', async () => {
  await expect(workspace.read('manager', (ctx) => searchAudit(ctx, { limit: 1 }))).rejects.toMatchObject({ code: 'audit.forbidden' });
  await expect(workspace.write('operations', (ctx) => updateAuditSetting(ctx, { keepMonths: 1 }))).rejects.toMatchObject({ kind: 'forbidden' });
});

test('what was found is exported as CSV, and the export is in the log itself', async () => {
  const answer = await server.inject({ method: 'POST', url: '/api/audit/events/export', payload: { object: 'account' } });
  expect(answer.body.trim().split('\r\n')).toHaveLength(5);
  expect(await search({ kind: 'export.audit' })).toMatchObject([{ actor: { id: workspace.members.operations }, door: 'api' }]);
});

test('the check runs over HTTP in stretches', async () => {
  const answer = await server.inject({ method: 'POST', url: '/api/audit/verify', payload: {} });
  expect(answer.json()).toMatchObject({ breaks: [], next: null });
});

test('events kept their time are dropped by whole seals, and the chain stays verifiable from the checkpoint', async () => {
  await workspace.write('administrator', (ctx) => updateAuditSetting(ctx, { keepMonths: 2 }));
  await sealAll();
  const old = (await search({})).length;
  later(90);
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'account', accountId, { name: '北辰三' }).catch(() => undefined));
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '新', owner: ctx.actor.memberId }));
  await sealAll();
  expect(await dropOldEvents(run.app.database, clock)).toBe(old);
  await sealAll();
  expect((await search({})).map((row) => row.kind)).toContain('audit.dropped');
  const verified = await verify();
  expect(verified).toMatchObject({ breaks: [], next: null });
  expect(verified.checkpoint).toBeGreaterThan(0);
  expect(await dropOldEvents(run.app.database, clock)).toBe(0);
});

test('events dropped without the log saying so are a break', async () => {
  await asOwner("delete from event where kind = 'audit.dropped' and workspace_id = $1", workspace.id);
  expect((await verify()).breaks.map((each) => each.kind).toSorted()).toEqual(['deleted', 'dropped']);
});

function verify() {
  return run.app.database.read(workspace.id, (session) => verifyStretch(session, workspace.id, 0));
}

async function asOwner(text: string, value: string | undefined): Promise<void> {
  await run.app.database.system((session) => session.query({ text, values: [value] }));
}

async function sealAll(): Promise<void> {
  // Transactions of other tests in the same cluster may hold the watermark back for a moment.
  await expect
    .poll(
      async () => {
        await sealNextEvents(run.app.database, () => clock);
        return (await search({})).every((row) => row.isSealed);
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true);
}

test('what is no object of its own is named too: its kind, its fields, people and states', async () => {
  const id = await workspace.write('administrator', async (ctx) => (await createAssignment(ctx, assignment())).id);
  const [assigned] = await search({ object: 'organisation_assignment', record: id });
  expect(assigned).toMatchObject({ objectLabel: { zh: '任职', en: 'Assignment' } });
  expect(assigned?.fields).toContainEqual({ zh: '部门', en: 'Department' });
  const detail = await workspace.read('operations', (ctx) => getAuditEvent(ctx, { id: assigned?.id ?? '' }));
  const texts = Object.fromEntries(detail.changes.map((change) => [change.label.zh, change.after.text.zh]));
  expect(texts).toMatchObject({ 成员: '李雷', 部门: '西区', 角色: '销售代表' });
});

const assignment = () => ({
  id: workspace.members.colleague,
  departmentId: workspace.departments.west,
  managerId: workspace.members.westManager,
  role: 'representative' as const,
  position: null,
  validFrom: '2026-06-01',
});

test('every object an event is told about has a name', () => {
  const emitted = readSources().flatMap((text) => [...text.matchAll(/emit\(\{[^}]*?object: '([a-z_]+)'/g)].map(([, object = '']) => object));
  const named = new Set(Object.keys(auditNameMessages).map((key) => key.replace('audit.object.', '')));
  expect(emitted.length).toBeGreaterThan(20);
  expect([...new Set(emitted)].filter((object) => !named.has(object) && !run.app.registry.objects.has(object))).toEqual([]);
});

function readSources(): string[] {
  const source = path.resolve(import.meta.dirname, '../../..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file.includes('server'))
    .map((file) => readFileSync(path.join(source, file), 'utf8'));
}
