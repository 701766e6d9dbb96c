import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#platform/server/database/database.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';
import { createReactionFeed } from './feed-reactions.ts';
import { type EventFollower, followEvents } from './follow-events.ts';
import { startOfLog } from './read-events.ts';

const workspaceId = randomUUID();
let test1: TestDatabase;
let database: Database;
const followers: EventFollower[] = [];

beforeAll(async () => {
  test1 = await createTestDatabase();
  database = openDatabase(test1);
});

afterAll(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  await database.close();
  await test1.drop();
});

// The end of the log is where every transaction has ended, and tests beside this one in the same cluster may have some open that began earlier.
beforeEach(() => everythingHasEnded());

test('an event whose transaction began early and commits late is delivered, before later ones, exactly once', async () => {
  const delivered = follow();
  const early = await openTransaction();
  const slow = await insertEvent(early, 'early');
  const quick = await insertCommitted('late');

  await wait(400);
  expect(delivered).toEqual([]);

  await early.query('commit');
  await early.end();
  await waitUntil(() => delivered.length >= 2);
  expect(delivered).toEqual([slow, quick]);
});

test('an event of a transaction that rolls back never appears and holds nobody up afterwards', async () => {
  const delivered = follow();
  const lost = await openTransaction();
  await insertEvent(lost, 'lost');
  const kept = await insertCommitted('kept');
  await lost.query('rollback');
  await lost.end();
  await waitUntil(() => delivered.includes(kept));
  expect(delivered).toEqual([kept]);
});

test('a follower that starts later begins at the end of the log, or where it is told to', async () => {
  const before = await insertCommitted('before');
  await everythingHasEnded();
  const fromEnd = follow();
  const fromStart = follow(true);
  // Events go on being written, as nobody tells when the followers have begun.
  await waitUntil(async () => {
    const after = await insertCommitted('after');
    await wait(50);
    return fromEnd.includes(after) && fromStart.includes(after);
  });
  expect(fromEnd).not.toContain(before);
  expect(fromStart).toContain(before);
});

test('with several processes each wanted event becomes part of exactly one job', async () => {
  const reactions = [{ id: 'test.react', kinds: ['wanted'], run: async () => undefined }];
  const feeds = [createReactionFeed(database, reactions), createReactionFeed(database, reactions)];
  for (const feed of feeds) followers.push(followEvents({ database, deliver: feed.offer }));
  await wait(50);
  const wanted: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    wanted.push(await insertCommitted('wanted'));
    await insertCommitted('unwanted');
  }
  await waitUntil(async () => (await queuedEventIds()).length >= wanted.length);
  await wait(300);
  expect((await queuedEventIds()).toSorted()).toEqual(wanted.toSorted());
});

test('events that happened while nobody followed are caught up with', async () => {
  const reactions = [{ id: 'test.later', kinds: ['while_away'], run: async () => undefined }];
  await Promise.all(followers.splice(0).map((follower) => follower.stop()));
  const missed = await insertCommitted('while_away');
  // Transactions of other tests in the same cluster may hold the watermark back for a moment.
  await waitUntil(async () => {
    await createReactionFeed(database, reactions).catchUp();
    return (await queuedEventIds()).includes(missed);
  });
});

function follow(fromStart = false): string[] {
  const delivered: string[] = [];
  const deliver = async (events: readonly { id: string }[]): Promise<void> => void delivered.push(...events.map((event) => event.id));
  followers.push(followEvents({ database, deliver, ...(fromStart && { from: startOfLog }) }));
  return delivered;
}

async function everythingHasEnded(): Promise<void> {
  const text = 'select exists (select from event where tx_id >= pg_snapshot_xmin(pg_current_snapshot())) as "isOpen"';
  await waitUntil(async () => !(await database.system((session) => session.query<{ isOpen: boolean }>({ text })))[0]?.isOpen);
}

async function openTransaction(): Promise<pg.Client> {
  const client = new pg.Client(test1.ownerUrl);
  await client.connect();
  await client.query('begin');
  return client;
}

const insertText = "insert into event (workspace_id, id, at, kind, object, record_id, door) values ($1, $2, now(), $3, 'test', $2, 'api')";

async function insertEvent(client: pg.ClientBase, kind: string): Promise<string> {
  const id = randomUUID();
  await client.query(insertText, [workspaceId, id, kind]);
  return id;
}

async function insertCommitted(kind: string): Promise<string> {
  const id = randomUUID();
  await database.write(workspaceId, (session) => session.query({ text: insertText, values: [workspaceId, id, kind] }));
  return id;
}

async function queuedEventIds(): Promise<string[]> {
  const text = `select payload from graphile_worker._private_jobs`;
  const jobs = await database.system((session) => session.query<{ payload: { eventIds: string[] } }>({ text }));
  return jobs.flatMap((job) => job.payload.eventIds);
}

async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not happen within twenty seconds.');
    await wait(20);
  }
}
