import type { Session } from '#platform/server/database/database.ts';
import { type DigestedEvent, eventDigestSql } from './event-digest.ts';

/** A seal as it stands in the table. */
export interface Seal {
  readonly number: number;
  readonly firstTx: string;
  readonly firstEvent: string;
  readonly lastTx: string;
  readonly lastEvent: string;
  readonly events: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly leaves: Buffer | null;
  readonly sealedAt: Date;
  readonly droppedAt: Date | null;
}

const columns = `number, first_tx::text as "firstTx", first_event as "firstEvent", last_tx::text as "lastTx", last_event as "lastEvent", events,
  previous_hash as "previousHash", hash, leaves, sealed_at as "sealedAt", dropped_at as "droppedAt"`;

/** Seals after a number in their order, so many that their events fit the budget, at least one. */
export async function listSeals(session: Session, workspaceId: string, after: number, mostEvents: number): Promise<Seal[]> {
  const text = `select ${columns} from audit_seal where workspace_id = $1 and number > $2 order by number limit 500`;
  const seals = await session.query<Seal>({ name: 'audit.seals', text, values: [workspaceId, after] });
  let sum = 0;
  const end = seals.findIndex((seal, at) => (sum += seal.leaves === null ? 0 : seal.events) > mostEvents && at > 0);
  return end === -1 ? seals : seals.slice(0, end);
}

/** One seal by number. */
export async function findSeal(session: Session, workspaceId: string, number: number): Promise<Seal | undefined> {
  const rows = await session.query<Seal>({
    name: 'audit.seal',
    text: `select ${columns} from audit_seal where workspace_id = $1 and number = $2`,
    values: [workspaceId, number],
  });
  return rows[0];
}

/** Number of the last seal, and of the last whose events are gone; 0 when there is none. */
export async function getSealRange(session: Session, workspaceId: string): Promise<{ last: number; dropped: number }> {
  const [row] = await session.query<{ last: number; dropped: number }>({
    name: 'audit.seal_range',
    text: `select coalesce(max(number), 0) as last, coalesce(max(number) filter (where dropped_at is not null), 0) as dropped
      from audit_seal where workspace_id = $1`,
    values: [workspaceId],
  });
  return row ?? { last: 0, dropped: 0 };
}

/** A place in the log: transaction and event. */
export interface Place {
  readonly txId: string;
  readonly id: string;
}

const eventsBetween = `
  select e.tx_id::text as "txId", e.id, ${eventDigestSql} as digest from event e
  where e.workspace_id = $1 and (e.tx_id, e.id) > ((select $2::xid8), (select $3::uuid)) and (e.tx_id, e.id) <= ((select $4::xid8), (select $5::uuid))
  order by e.tx_id, e.id`;

/** The workspace's events after one place up to another, digested, in commit order. */
export function listDigestedEvents(session: Session, workspaceId: string, after: Place, until: Place): Promise<DigestedEvent[]> {
  const values = [workspaceId, after.txId, after.id, until.txId, until.id];
  return session.query<DigestedEvent>({ name: 'audit.events', text: eventsBetween, values });
}

/** How far all workspaces are sealed. */
export async function getSealedUntil(session: Session): Promise<Place | undefined> {
  const rows = await session.query<Place>({
    name: 'audit.sealed_until',
    text: 'select tx_id::text as "txId", event_id as id from audit_sealed_until()',
  });
  return rows[0];
}

/** Events after the last seal: how many the sealer has passed without sealing, and how many it has yet to reach, since when. */
export async function countAfter(session: Session, workspaceId: string, after: Place, sealedUntil: Place) {
  const [row] = await session.query<{ passed: string; waiting: string; since: Date | null }>({
    name: 'audit.tail',
    text: `select count(*) filter (where (e.tx_id, e.id) <= ($4::xid8, $5::uuid)) as passed,
        count(*) filter (where (e.tx_id, e.id) > ($4::xid8, $5::uuid)) as waiting,
        min(e.at) filter (where (e.tx_id, e.id) > ($4::xid8, $5::uuid)) as since
      from event e where e.workspace_id = $1 and (e.tx_id, e.id) > ((select $2::xid8), (select $3::uuid))`,
    values: [workspaceId, after.txId, after.id, sealedUntil.txId, sealedUntil.id],
  });
  return { passed: Number(row?.passed ?? 0), waiting: Number(row?.waiting ?? 0), since: row?.since ?? null };
}

/** Whether the log itself says, under a seal, that the events up to this seal were kept their time. */
export async function isDropTold(session: Session, workspaceId: string, number: number, hash: string): Promise<boolean> {
  const rows = await session.query({
    name: 'audit.drop_told',
    text: `select 1 from event where workspace_id = $1 and kind = 'audit.dropped' and facts ->> 'seal' = $2 and facts ->> 'hash' = $3 limit 1`,
    values: [workspaceId, String(number), hash],
  });
  return rows.length > 0;
}

/** Which of these events are in the log, wherever. */
export async function listExistingEvents(session: Session, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await session.query<{ id: string }>({
    name: 'audit.existing',
    text: 'select id from event where workspace_id = $1 and id = any($2::uuid[])',
    values: [workspaceId, ids],
  });
  return rows.map((row) => row.id);
}
