import type { LoggedEvent } from '#engine/contract/events/event.ts';
import type { LogPosition } from '#engine/server/events/read-events.ts';
import type { Session } from '#platform/server/database/database.ts';

/** An event with its place in the log. */
export interface PlacedEvent extends LoggedEvent {
  readonly txId: string;
}

// The places come from subqueries, so that the planner does not plan anew over every month's partition.
const readBetween = `
  select tx_id::text as "txId", id, workspace_id as "workspaceId", at, kind, object, record_id as "recordId",
    actor_id as "actorId", door, cause, changes, facts
  from event
  where workspace_id = $1 and (tx_id, id) > ((select $2::xid8), (select $3::uuid)) and tx_id < (select $4::xid8) and object = any($5::text[])
  order by tx_id, id
  limit $6`;

/** Events of one workspace and these objects after a place, in commit order; `end` is the watermark below which all have ended. */
export function listEventsBetween(
  session: Session,
  range: { workspaceId: string; after: LogPosition; end: LogPosition; objects: readonly string[]; limit: number },
): Promise<PlacedEvent[]> {
  const { workspaceId, after, end, objects, limit } = range;
  return session.query<PlacedEvent>({
    name: 'integration.changes',
    text: readBetween,
    values: [workspaceId, after.txId, after.eventId, end.txId, objects, limit],
  });
}
