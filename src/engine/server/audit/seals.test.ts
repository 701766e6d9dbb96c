import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { given, type GivenApp } from '#tests/support/given.ts';
import type { SealBreak, VerifyStretch } from '../../contract/audit/seals.ts';
import { sealNextEvents } from './seal-events.ts';
import { startSealer } from './start-sealer.ts';
import { verifyStretch } from './verify-seals.ts';

let run: GivenApp;
let owner: pg.Client;
let workspaceId: string;

beforeAll(async () => {
  run = await given.app();
  owner = new pg.Client(run.app.database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await run.close();
});
beforeEach(() => {
  workspaceId = randomUUID();
});

/** So many events, one transaction each, sealed in groups; the ids in commit order. */
async function sealedEvents(...groups: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const group of groups) {
    for (let count = 0; count < group; count += 1) ids.push(await writeEvent(owner));
    await sealAll();
  }
  return ids;
}

/** Under which seal an event stands; a transaction elsewhere in the cluster may have split a group. */
async function sealOf(id: string | undefined): Promise<number> {
  const { rows } = await owner.query<{ number: number }>(
    `select s.number from event e join audit_seal s on s.workspace_id = e.workspace_id and (s.last_tx, s.last_event) >= (e.tx_id, e.id)
      where e.workspace_id = $1 and e.id = $2 order by s.number limit 1`,
    [workspaceId, id],
  );
  return rows[0]?.number ?? 0;
}

async function writeEvent(client: pg.ClientBase, id: string = randomUUID()): Promise<string> {
  const text = `insert into event (workspace_id, id, at, kind, object, record_id, door, changes)
    values ($1, $2, now(), 'record.updated', 'account', $3, 'api', '{"name": ["Acme", "Acme 2"]}')`;
  await client.query(text, [workspaceId, id, randomUUID()]);
  return id;
}

async function sealAll(): Promise<void> {
  // Transactions of other tests in the same cluster may hold the watermark back for a moment.
  const unsealed = `select 1 from event e where workspace_id = $1
    and not exists (select 1 from audit_seal s where s.workspace_id = $1 and (s.last_tx, s.last_event) >= (e.tx_id, e.id)) limit 1`;
  await expect
    .poll(
      async () => {
        await sealNextEvents(run.app.database, run.app.now);
        return (await owner.query(unsealed, [workspaceId])).rowCount;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(0);
}

function verify(after = 0): Promise<VerifyStretch> {
  return run.app.database.read(workspaceId, (session) => verifyStretch(session, workspaceId, after));
}

async function breaks(): Promise<SealBreak[]> {
  return (await verify()).breaks;
}

test('an untouched log is intact, and what is not sealed yet is told as the tail', async () => {
  await sealedEvents(3, 2);
  await writeEvent(owner);
  expect(await verify()).toMatchObject({ events: 5, breaks: [], next: null, tail: { events: 1 } });
});

test('an event changed by the owner of the table is named with its seal', async () => {
  const ids = await sealedEvents(3, 3);
  const seal = await sealOf(ids[4]);
  await owner.query(`update event set changes = '{"name": ["Acme", "Evil"]}' where workspace_id = $1 and id = $2`, [workspaceId, ids[4]]);
  expect(await breaks()).toEqual([{ kind: 'changed', seal, event: ids[4] }]);
});

test.each(['actor_id = gen_random_uuid()', "door = 'page'", "at = at - interval '1 second'", "facts = '{}'", "cause = 'job:x'"])(
  'a change of %s is found too',
  async (change) => {
    const ids = await sealedEvents(2);
    const seal = await sealOf(ids[1]);
    await owner.query(`update event set ${change} where workspace_id = $1 and id = $2`, [workspaceId, ids[1]]);
    expect(await breaks()).toEqual([{ kind: 'changed', seal, event: ids[1] }]);
  },
);

test('a deleted event is named with its seal', async () => {
  const ids = await sealedEvents(3, 1);
  const seal = await sealOf(ids[1]);
  await owner.query('delete from event where workspace_id = $1 and id = $2', [workspaceId, ids[1]]);
  expect(await breaks()).toEqual([{ kind: 'deleted', seal, event: ids[1] }]);
});

test('an event inserted among sealed ones is named with the seal it was slipped under', async () => {
  const ids = await sealedEvents(2, 2);
  const forged = randomUUID();
  await owner.query(
    `insert into event select workspace_id, $3, at, tx_id, kind, object, record_id, actor_id, door, cause, changes, facts
      from event where workspace_id = $1 and id = $2`,
    [workspaceId, ids[0], forged],
  );
  const found = await breaks();
  expect(found).toContainEqual({ kind: 'inserted', seal: expect.any(Number), event: forged });
  expect(found.every((each) => each.event === forged)).toBe(true);
});

test('two events that changed places are told as moved, not as changed', async () => {
  const ids = await sealedEvents(3);
  await swapPlaces(ids[0], ids[2]);
  const found = await breaks();
  expect(new Set(found.map((each) => each.kind))).toEqual(new Set(['moved']));
  expect([ids[0], ids[2]]).toContain(found[0]?.event);
});

test('events that changed places across seals are told as moved', async () => {
  const ids = await sealedEvents(2, 2);
  await swapPlaces(ids[0], ids[2]);
  const found = await breaks();
  expect(new Set(found.map((each) => each.kind))).toEqual(new Set(['moved']));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((each) => each.event === ids[0] || each.event === ids[2])).toBe(true);
});

async function swapPlaces(one: string | undefined, other: string | undefined): Promise<void> {
  const swap = `update event e set tx_id = o.tx_id from event o
    where e.workspace_id = $1 and o.workspace_id = $1 and ((e.id = $2 and o.id = $3) or (e.id = $3 and o.id = $2))`;
  await owner.query(swap, [workspaceId, one, other]);
}

test('a forged seal, a missing seal and missing last seals are each told', async () => {
  await sealedEvents(1, 1, 1, 1);
  await owner.query("update audit_seal set hash = sha256('x') where workspace_id = $1 and number = 1", [workspaceId]);
  expect(await breaks()).toEqual([
    { kind: 'seal_changed', seal: 1, event: null },
    { kind: 'seal_changed', seal: 2, event: null },
  ]);
  await owner.query('delete from audit_seal where workspace_id = $1 and number <= 2', [workspaceId]);
  expect(await breaks()).toEqual([
    { kind: 'seal_missing', seal: 1, event: null },
    { kind: 'seal_missing', seal: 2, event: null },
  ]);
  await owner.query('delete from audit_seal where workspace_id = $1 and number = 4', [workspaceId]);
  expect(await breaks()).toContainEqual({ kind: 'seal_missing', seal: 4, event: null });
});

test('re-hashing a changed event in its own seal breaks the chain at the next', async () => {
  const ids = await sealedEvents(1, 1);
  await owner.query("update event set door = 'page' where workspace_id = $1 and id = $2", [workspaceId, ids[0]]);
  const { head } = await verify();
  await owner.query(`update audit_seal set hash = sha256('a forger would compute it') where workspace_id = $1 and number = 1`, [workspaceId]);
  expect((await breaks()).map((each) => each.seal)).toContain(2);
  expect(head?.number).toBe(2);
});

test('an event of a transaction that began early and commits late delays sealing and is never skipped', async () => {
  const early = new pg.Client(run.app.database.ownerUrl);
  await early.connect();
  await early.query('begin');
  const slow = await writeEvent(early);
  const quick = await writeEvent(owner);
  await sealNextEvents(run.app.database, run.app.now);
  await sealNextEvents(run.app.database, run.app.now);
  const sealed = async () =>
    (await owner.query<{ n: number }>('select coalesce(sum(events), 0)::int as n from audit_seal where workspace_id = $1', [workspaceId])).rows[0]?.n;
  expect(await sealed()).toBe(0);

  await early.query('commit');
  await early.end();
  await sealAll();
  expect(await sealed()).toBe(2);
  expect(await breaks()).toEqual([]);
  await owner.query('delete from event where workspace_id = $1 and id in ($2, $3)', [workspaceId, slow, quick]);
  expect(await breaks()).toHaveLength(2);
});

test('what is written is sealed within two seconds, by one of several sealers', async () => {
  const failures: unknown[] = [];
  const sealers = [startSealer(run.app, (error) => failures.push(error)), startSealer(run.app, (error) => failures.push(error))];
  await writeEvent(owner);
  const begunAt = performance.now();
  await expect.poll(async () => (await verify()).seals, { timeout: 15_000, interval: 50 }).toBe(1);
  // Other tests of the same cluster hold transactions open now and then, which delays it rightly.
  expect(performance.now() - begunAt).toBeLessThan(10_000);
  await Promise.all(sealers.map((sealer) => sealer.stop()));
  expect(failures).toEqual([]);
});

test('the application can read seals, and neither write, change nor delete them', async () => {
  await sealedEvents(1);
  const attempt = (text: string) => run.app.database.write(workspaceId, (session) => session.query({ text, values: [workspaceId] }));
  await expect(attempt('update audit_seal set events = 9 where workspace_id = $1')).rejects.toThrow(/permission denied/);
  await expect(attempt('delete from audit_seal where workspace_id = $1')).rejects.toThrow(/permission denied/);
  await expect(
    attempt(
      'insert into audit_seal select workspace_id, 99, first_tx, first_event, last_tx, gen_random_uuid(), 1, hash, hash, null, now() from audit_seal where workspace_id = $1',
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(attempt('delete from event where workspace_id = $1')).rejects.toThrow(/permission denied/);
});
