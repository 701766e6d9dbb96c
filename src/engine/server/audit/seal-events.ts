import type { Database, Session } from '#platform/server/database/database.ts';
import { type LogPosition, startOfLog } from '../events/read-events.ts';
import { type DigestedEvent, eventDigestSql, firstHash, packLeaves, sealHash } from './event-digest.ts';

const consumer = 'audit.seal';
const eventsPerSeal = 5_000;
// Any number; makes the lock by which one process seals at a time.
const lockKey = 726_509_401;

interface UnsealedEvent extends DigestedEvent {
  readonly workspaceId: string;
}

// As the follower reads: never past an event whose transaction may still commit.
const readUnsealed = `
  select e.tx_id::text as "txId", e.id, e.workspace_id as "workspaceId", ${eventDigestSql} as digest
  from event e
  where (e.tx_id, e.id) > ((select $1::xid8), (select $2::uuid)) and e.tx_id < pg_snapshot_xmin(pg_current_snapshot())
  order by e.tx_id, e.id
  limit $3`;

const insertSeals = `
  insert into audit_seal (workspace_id, number, first_tx, first_event, last_tx, last_event, events, previous_hash, hash, leaves, sealed_at)
  select w, n, ft::xid8, fe, lt::xid8, le, c, p, h, l, $11
  from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::int[], $8::bytea[], $9::bytea[], $10::bytea[])
    as s (w, n, ft, fe, lt, le, c, p, h, l)`;

/** Seals the next events of the log, each workspace's in a chain of its own; true when there may be more. Only one process does it at a time. */
export function sealNextEvents(database: Database, now: () => Date): Promise<boolean> {
  return database.system(async (session) => {
    await session.query({ text: 'begin' });
    try {
      const isFull = await sealBatch(session, now());
      await session.query({ text: 'commit' });
      return isFull;
    } catch (error) {
      await session.query({ text: 'rollback' }).catch(() => undefined);
      throw error;
    }
  });
}

async function sealBatch(session: Session, now: Date): Promise<boolean> {
  const [lock] = await session.query<{ isOurs: boolean }>({ text: 'select pg_try_advisory_xact_lock($1) as "isOurs"', values: [lockKey] });
  if (lock?.isOurs !== true) return false;
  const position = await findPosition(session);
  const values = [position.txId, position.eventId, eventsPerSeal];
  const events = await session.query<UnsealedEvent>({ name: 'audit.unsealed', text: readUnsealed, values });
  const last = events.at(-1);
  if (!last) return false;
  await writeSeals(session, events, now);
  await session.query({
    name: 'audit.position',
    text: `insert into engine_follower (consumer, tx_id, event_id) values ($1, $2::xid8, $3)
      on conflict (consumer) do update set tx_id = excluded.tx_id, event_id = excluded.event_id`,
    values: [consumer, last.txId, last.id],
  });
  return events.length === eventsPerSeal;
}

/** Waits for the one who seals, and keeps everybody from sealing until the transaction ends. */
export async function lockSealing(session: Session): Promise<void> {
  await session.query({ text: 'select pg_advisory_xact_lock($1)', values: [lockKey] });
}

async function findPosition(session: Session): Promise<LogPosition> {
  const rows = await session.query<LogPosition>({
    name: 'audit.find_position',
    text: 'select tx_id::text as "txId", event_id as "eventId" from engine_follower where consumer = $1',
    values: [consumer],
  });
  return rows[0] ?? startOfLog;
}

async function writeSeals(session: Session, events: readonly UnsealedEvent[], now: Date): Promise<void> {
  const groups = [...Map.groupBy(events, (event) => event.workspaceId)];
  const heads = await findHeads(
    session,
    groups.map(([workspaceId]) => workspaceId),
  );
  const seals = groups.map(([workspaceId, group]) => {
    const head = heads.get(workspaceId) ?? { number: 0, hash: firstHash(workspaceId) };
    const [first = startingEvent, last = first] = [group[0], group.at(-1)];
    return { workspaceId, number: head.number + 1, first, last, previous: head.hash, hash: sealHash(head.hash, group), group };
  });
  const values = [
    seals.map((seal) => seal.workspaceId),
    seals.map((seal) => seal.number),
    seals.map((seal) => seal.first.txId),
    seals.map((seal) => seal.first.id),
    seals.map((seal) => seal.last.txId),
    seals.map((seal) => seal.last.id),
    seals.map((seal) => seal.group.length),
    seals.map((seal) => seal.previous),
    seals.map((seal) => seal.hash),
    seals.map((seal) => packLeaves(seal.group)),
    now,
  ];
  await session.query({ name: 'audit.insert_seals', text: insertSeals, values });
}

// A group has at least one event; this stands where the compiler cannot know it.
const startingEvent: DigestedEvent = { txId: startOfLog.txId, id: startOfLog.eventId, digest: Buffer.alloc(0) };

interface Head {
  readonly workspaceId: string;
  readonly number: number;
  readonly hash: Buffer;
}

/** The last seal of each workspace. */
async function findHeads(session: Session, workspaceIds: readonly string[]): Promise<ReadonlyMap<string, Head>> {
  const heads = await session.query<Head>({
    name: 'audit.heads',
    text: `select w.id as "workspaceId", s.number, s.hash from unnest($1::uuid[]) as w (id)
      cross join lateral (select number, hash from audit_seal where workspace_id = w.id order by number desc limit 1) s`,
    values: [workspaceIds],
  });
  return new Map(heads.map((head) => [head.workspaceId, head]));
}
