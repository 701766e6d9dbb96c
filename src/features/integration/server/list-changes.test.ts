import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createRecord, deleteRecords, updateRecord } from '#engine/server/records/records.ts';
import { createApp, runRead } from '#engine/server/run.ts';
import { createApiKey } from '#features/organisation/server/use-cases/manage-api-keys.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { ChangePage } from '../contract/changes.routes.ts';
import { readChanges } from './use-cases/list-changes.ts';

let app: GivenApp;
let server: FastifyInstance;
let workspace: GivenWorkspace;
const keys: Partial<Record<GivenMember, string>> = {};

beforeAll(async () => {
  app = await given.app();
  server = await given.server(app.app);
  workspace = await given.workspace(app.app);
  for (const member of ['administrator', 'representative', 'colleague'] as const) {
    const made = await workspace.write('administrator', (ctx) =>
      createApiKey(ctx, {
        name: member,
        memberId: workspace.members[member],
        scopes: member === 'administrator' ? ['write', 'administer'] : ['write'],
        expiresInDays: 1,
      }),
    );
    keys[member] = made.secret;
  }
});
afterAll(async () => {
  await server.close();
  await app.close();
});

/** Waits until what is committed now may be read: other tests on the same server have transactions open too. */
async function settle(): Promise<void> {
  await app.app.database.system(async (session) => {
    const [own] = await session.query<{ id: string }>({ text: 'select pg_current_xact_id()::text as id' });
    const text = 'select 1 where pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8';
    while ((await session.query({ text, values: [own?.id] })).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });
}

async function get(member: GivenMember, query: Record<string, string>) {
  const url = `/api/changes?${new URLSearchParams(query).toString()}`;
  return server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${keys[member] ?? ''}` } });
}

async function page(member: GivenMember, query: Record<string, string>): Promise<ChangePage> {
  const answer = await get(member, query);
  expect(answer.statusCode, answer.body).toBe(200);
  return ChangePage.parse(answer.json());
}

async function latest(member: GivenMember): Promise<string> {
  await settle();
  return (await page(member, { cursor: 'latest' })).cursor;
}

function createAccount(owner: GivenMember, name: string) {
  return workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name, owner: workspace.members[owner] }));
}

test('what is done is read once, in order, a page at a time, and the cursor outlives the program', async () => {
  const from = await latest('administrator');
  const account = await createAccount('representative', '按页读取');
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', account.id, { name: '改了名' }));
  await workspace.write('administrator', (ctx) => createRecord(ctx, 'contact', { name: '不看的', account: account.id }));

  await settle();
  const first = await page('administrator', { cursor: from, objects: 'account', limit: '1' });
  expect(first).toMatchObject({ hasMore: true, changes: [{ kind: 'record.created', object: 'account', recordId: account.id, door: 'page' }] });
  const another = createApp(app.app.database, app.app.registry);
  const caller = await workspace.as('administrator');
  const second = await runRead(another, caller, (ctx) => readChanges(ctx, { cursor: first.cursor, objects: 'account', limit: 100 }));
  expect(second).toMatchObject({ hasMore: false, changes: [{ kind: 'record.updated', changes: { name: ['按页读取', '改了名'] } }] });
  expect((await page('administrator', { cursor: second.cursor, objects: 'account' })).changes).toEqual([]);
});

test('a transaction that began early and commits late is not passed', async () => {
  const from = await latest('administrator');
  const early = new pg.Client(app.app.database.ownerUrl);
  await early.connect();
  await early.query('begin');
  const earlyId = app.app.newId();
  const insert = `insert into event (workspace_id, id, at, kind, object, record_id, door) values ($1, $2, now(), 'record.updated', 'account', $3, 'api')`;
  const account = await createAccount('representative', '早开晚交');
  await early.query(insert, [workspace.id, earlyId, account.id]);
  await createAccount('representative', '晚开早交');

  let before = await page('administrator', { cursor: from, objects: 'account' });
  while (before.changes.length === 0) before = await page('administrator', { cursor: from, objects: 'account' });
  expect(before.changes.map((change) => change.kind)).toEqual(['record.created']);
  await early.query('commit');
  await early.end();
  await settle();
  const after = await page('administrator', { cursor: before.cursor, objects: 'account' });
  expect(after.changes.map((change) => change.id)).toContain(earlyId);
  expect(after.changes).toHaveLength(2);
});

test('who waits hears of a change when it happens, and an empty page after the time is up', async () => {
  const from = await latest('representative');
  const startMs = performance.now();
  const waiting = page('representative', { cursor: from, wait: '20' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const account = await createAccount('representative', '等来的');
  expect((await waiting).changes).toMatchObject([{ recordId: account.id }]);
  expect(performance.now() - startMs).toBeLessThan(10_000);
  expect((await page('representative', { cursor: await latest('representative'), wait: '1' })).changes).toEqual([]);
});

test('a record that leaves the sight of its owner is gone for them, without values', async () => {
  const [from, fromOther] = [await latest('representative'), await latest('colleague')];
  const account = await createAccount('representative', '要交接的');
  await workspace.write('administrator', (ctx) =>
    updateRecord(ctx, 'account', account.id, { owner: workspace.members.colleague, phone: '021-1234567' }),
  );
  await settle();
  const seen = await page('representative', { cursor: from });
  expect(seen.changes).toEqual([expect.objectContaining({ kind: 'record.gone', recordId: account.id, isGone: true, changes: null, actorId: null })]);
  const kinds = (await page('colleague', { cursor: fromOther })).changes.map((change) => change.kind);
  expect(kinds).toEqual(['record.created', 'record.updated']);
});

test('a field the role does not see is in no change, nor are facts that might repeat it', async () => {
  const from = await latest('administrator');
  await createAccount('representative', '有隐藏字段');
  await settle();
  const caller = await workspace.as('representative');
  const role = { ...caller.actor.role, objects: { ...caller.actor.role.objects, account: { ...caller.actor.role.otherObjects, hidden: ['name'] } } };
  const changes = await runRead(app.app, { ...caller, actor: { ...caller.actor, role } }, (ctx) =>
    readChanges(ctx, { cursor: from, objects: undefined, limit: 10 }),
  );
  expect(changes.changes).toHaveLength(1);
  expect(Object.keys(changes.changes[0]?.changes ?? {})).toContain('owner');
  expect(JSON.stringify(changes)).not.toContain('有隐藏字段');
});

test('a private field is masked in changes as it is in lists', async () => {
  const from = await latest('administrator');
  await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'account', { name: app.app.newId(), owner: workspace.members.representative, phone: '021-87654321' }),
  );
  await settle();
  const caller = await workspace.as('representative');
  const actor = { ...caller.actor, privacy: new Map([['account.phone', 'everybody' as const]]) };
  const { changes } = await runRead(app.app, { ...caller, actor }, (ctx) => readChanges(ctx, { cursor: from, objects: undefined, limit: 10 }));
  expect(changes[0]?.changes).toHaveProperty('phone');
  expect(JSON.stringify(changes)).not.toContain('87654321');
});

test('a cursor older than changes are kept, or of another log, is refused as gone; a made-up one as wrong', async () => {
  const from = await latest('administrator');
  const later = createApp(app.app.database, app.app.registry, { now: () => new Date(Date.now() + 91 * 86_400_000) });
  const caller = await workspace.as('administrator');
  await expect(runRead(later, caller, (ctx) => readChanges(ctx, { cursor: from, objects: undefined, limit: 1 }))).rejects.toMatchObject({
    kind: 'gone',
  });
  const ahead = Buffer.from(`99999999999.${workspace.id}.${Date.now()}`).toString('base64url');
  const refused = await get('administrator', { cursor: ahead });
  expect(refused.statusCode).toBe(410);
  expect(refused.json()).toMatchObject({ code: 'changes.cursor_too_old' });
  expect((await get('administrator', { cursor: 'made-up' })).statusCode).toBe(422);
  expect((await get('administrator', { objects: 'nothing_like_it' })).json()).toMatchObject({ code: 'changes.object_unknown' });
});

function send(member: GivenMember, method: 'POST' | 'DELETE', url: string, payload?: object) {
  return server.inject({ method, url, headers: { authorization: `Bearer ${keys[member] ?? ''}` }, ...(payload && { payload }) });
}

test('what was seen by a share or by a rule is told to be gone once; a change of rules says which object to read anew', async () => {
  const colleague = `member:${workspace.members.colleague}`;
  const [shared, ruled] = [await createAccount('westRepresentative', '共享'), await createAccount('westRepresentative', '规则')];
  const made = await send('administrator', 'POST', `/api/access/records/account/${shared.id}`, { principal: colleague });
  expect(made.statusCode, made.body).toBe(200);
  const rule = { kind: 'share', object: 'account', name: 'C', expression: "tier == 'C'", principals: [colleague] };
  const ofRule = await send('administrator', 'POST', '/api/access/rules', rule);
  expect(ofRule.statusCode, ofRule.body).toBe(200);
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', ruled.id, { tier: 'C' }));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const cursor = await latest('administrator');
  await send('administrator', 'DELETE', `/api/access/shares/${made.json().id}`);
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', ruled.id, { tier: 'B' }));
  await send('administrator', 'DELETE', `/api/access/rules/${ofRule.json().id}`);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await settle();
  const kinds = async (member: GivenMember) =>
    (await page(member, { cursor, objects: 'account' })).changes.map(({ kind, recordId, changes }) => [kind, recordId, changes]);
  expect(await kinds('colleague')).toEqual([
    ['record.gone', shared.id, null],
    ['access.changed', ofRule.json().id, null],
  ]);
  expect(await kinds('representative')).toEqual([['access.changed', ofRule.json().id, null]]);
});

// The model: a record is seen by who owns it now (and those above); what left one's sight is told once, by the event that took it.
const people = ['representative', 'colleague', 'westRepresentative'] as const;
const Step = fc.record({ record: fc.nat(3), act: fc.constantFrom('rename', 'give', 'delete'), to: fc.constantFrom(...people) });

test('for random work, what a representative reads equals the model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const cursor = await latest('administrator');
      const owners: (GivenMember | undefined)[] = ['representative', 'colleague', 'westRepresentative', 'representative'];
      const ids: string[] = [];
      const told: { record: number; kind: string; ownerBefore: GivenMember | undefined; isGiven: boolean }[] = [];
      for (const [record, owner] of owners.entries()) {
        ids.push((await createAccount(owner ?? 'representative', app.app.newId().split('-').toReversed().join(''))).id);
        told.push({ record, kind: 'record.created', ownerBefore: undefined, isGiven: false });
      }
      for (const [at, step] of steps.entries()) {
        const owner = owners[step.record];
        if (owner === undefined || (step.act === 'give' && step.to === owner)) continue;
        const id = ids[step.record] ?? '';
        await workspace.write('administrator', async (ctx) => {
          if (step.act === 'delete') await deleteRecords(ctx, 'account', [id]);
          else
            await updateRecord(
              ctx,
              'account',
              id,
              step.act === 'give' ? { owner: workspace.members[step.to] } : { name: `${at}${app.app.newId().split('-').toReversed().join('')}` },
            );
        });
        const kind = step.act === 'delete' ? 'record.deleted' : 'record.updated';
        told.push({ record: step.record, kind, ownerBefore: owner, isGiven: step.act === 'give' });
        if (step.act !== 'rename') owners[step.record] = step.act === 'give' ? step.to : undefined;
      }
      await settle();
      for (const person of ['representative', 'colleague'] as const) {
        const expected = told.flatMap((event) => {
          if (owners[event.record] === person) return [`${ids[event.record]} ${event.kind}`];
          if (event.kind === 'record.deleted') return event.ownerBefore === person ? [`${ids[event.record]} record.deleted`] : [];
          return event.isGiven && event.ownerBefore === person ? [`${ids[event.record]} record.gone`] : [];
        });
        const read = await page(person, { cursor, objects: 'account', limit: '1000' });
        expect(read.changes.map((change) => `${change.recordId} ${change.kind}`)).toEqual(expected);
      }
    }),
    { numRuns: 8 },
  );
});
