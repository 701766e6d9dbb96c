import type { Session } from '#platform/server/database/database.ts';
import type { LoggedEvent } from '../../contract/events/event.ts';

/** A place in the log in commit order; everything up to and including it has been seen. */
export interface LogPosition {
  readonly txId: string;
  readonly eventId: string;
}

/** What a follower needs to know of an event to decide who wants it. */
export interface FollowedEvent {
  readonly txId: string;
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly object: string;
  readonly recordId: string;
  /**
   * Owner before the change, where the change says so: they may no longer see the record. Empty for new records, which have no before, and for deleted ones,
   * of which it is all they held: who needs that asks for it (`withWhatTheyHeld`).
   */
  readonly changes: Readonly<Record<string, readonly unknown[]>> | null;
}

/** Before the first event. */
export const startOfLog: LogPosition = { txId: '0', eventId: '00000000-0000-0000-0000-000000000000' };

// Below the snapshot's xmin every transaction has ended, so nothing can still appear at or before what is returned. The place comes from
// subqueries and the limit is part of the text, so that the planner has no value to look at and keeps its plan: planning anew over every
// month's partition costs ten times what reading does.
const readNext = (limit: number, changes: string): string => `
  select tx_id::text as "txId", id, workspace_id as "workspaceId", kind, object, record_id as "recordId", ${changes} as changes
  from event
  where (tx_id, id) > ((select $1::xid8), (select $2::uuid)) and tx_id < pg_snapshot_xmin(pg_current_snapshot())
  order by tx_id, id
  limit ${limit}`;

/** The next events after a position, in commit order, never past one whose transaction may still commit. */
export function readEventsAfter(session: Session, position: LogPosition, limit: number): Promise<FollowedEvent[]> {
  const text = readNext(limit, `case when kind in ('record.created', 'record.deleted') then '{}' else changes end`);
  return session.query<FollowedEvent>({ name: `event.follow.${limit}`, text, values: [position.txId, position.eventId] });
}

/** The same without what changed, of which only is said whether there was any. */
export function readHeadsAfter(session: Session, position: LogPosition, limit: number): Promise<FollowedEvent[]> {
  const text = readNext(limit, `case when changes is not null then '{}'::jsonb end`);
  return session.query<FollowedEvent>({ name: `event.follow_heads.${limit}`, text, values: [position.txId, position.eventId] });
}

/** The place up to which everything has ended now: where a follower without a past begins. */
export async function getLogEnd(session: Session): Promise<LogPosition> {
  const rows = await session.query<{ txId: string }>({ text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as "txId"' });
  return { txId: rows[0]?.txId ?? '0', eventId: startOfLog.eventId };
}

const readWhole = `
  select id, workspace_id as "workspaceId", at, kind, object, record_id as "recordId", actor_id as "actorId", door, cause, changes, facts
  from event where workspace_id = $1 and id = any($2::uuid[]) order by tx_id, id`;

/** Followed events with what deleted records held. */
export async function withWhatTheyHeld(session: Session, workspaceId: string, events: readonly FollowedEvent[]): Promise<readonly FollowedEvent[]> {
  const deleted = events.filter((event) => event.kind === 'record.deleted').map(({ id }) => id);
  if (deleted.length === 0) return events;
  const held = new Map((await listEventsById(session, workspaceId, deleted)).map((event) => [event.id, event.changes]));
  return events.map((event) => ({ ...event, changes: held.get(event.id) ?? event.changes }));
}

/** Whole events by id, in commit order. */
export function listEventsById(session: Session, workspaceId: string, ids: readonly string[]): Promise<LoggedEvent[]> {
  return session.query<LoggedEvent>({ name: 'event.by_id', text: readWhole, values: [workspaceId, ids] });
}
