import type { Session } from '#platform/server/database/database.ts';
import { type PersonThere, presenceLastsMs } from '../../contract/live/presence.ts';
import type { RecordPlace, Screen } from './presence.ts';

/** Keeps that a screen shows a record, forgets those of the workspace that fell silent, and gives all that show it now, the screen's own included. */
export async function saveScreen(
  session: Session,
  place: RecordPlace,
  screen: string,
  person: PersonThere,
  now: Date,
): Promise<ReadonlyMap<string, Screen>> {
  const silentSince = new Date(now.valueOf() - presenceLastsMs);
  const rows = await session.query<{ screen: string; id: string; name: string; field: string | null; seenAt: Date }>({
    name: 'presence.look',
    text: `with silent as (delete from engine_presence where workspace_id = $1 and seen_at < $9 and screen <> $4),
      own as (
        insert into engine_presence (workspace_id, object, record_id, screen, member_id, name, field, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (workspace_id, object, record_id, screen) do update set name = excluded.name, field = excluded.field, seen_at = excluded.seen_at
      )
      select screen, member_id as id, name, field, seen_at as "seenAt" from engine_presence
      where workspace_id = $1 and object = $2 and record_id = $3 and seen_at >= $9 and screen <> $4 order by screen limit 200`,
    values: [place.workspaceId, place.object, place.id, screen, person.id, person.name, person.field, now, silentSince],
  });
  const others = rows.map(({ seenAt, screen: other, ...there }): [string, Screen] => [other, { person: there, seenAtMs: seenAt.valueOf() }]);
  return new Map([...others, [screen, { person, seenAtMs: now.valueOf() }]]);
}

/** A screen shows the record no longer. */
export async function dropScreen(session: Session, place: RecordPlace, screen: string): Promise<void> {
  await session.query({
    name: 'presence.leave',
    text: 'delete from engine_presence where workspace_id = $1 and object = $2 and record_id = $3 and screen = $4',
    values: [place.workspaceId, place.object, place.id, screen],
  });
}
