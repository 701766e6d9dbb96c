import type { Session } from '#platform/server/database/database.ts';
import type { LiveConnection } from '../live/live-hub.ts';
import type { App } from '../run.ts';

const lookEveryMs = 1_000;
/** A badge says 99+ from there on, so counting further tells nothing new. */
const mostCounted = 100;

/**
 * Tells the screens of this process when their person has a new notice or read one elsewhere. It looks, while somebody is there, at two index
 * entries per person: notices are written within anybody's transaction, and an event for each would fill the log with what is no change.
 */
export function startNoticeWatch(app: App, connections: ReadonlySet<LiveConnection>, report: (error: unknown) => void): NodeJS.Timeout {
  const known = new Map<string, string>();
  let isBusy = false;
  const look = async (): Promise<void> => {
    const callers = await Promise.all([...connections].map(async (connection) => ({ connection, caller: await connection.findCaller() })));
    const keys = new Map(
      callers.flatMap(({ connection, caller }) => (caller ? [[connection, keyOf(caller.workspace.id, caller.actor.memberId)]] : [])),
    );
    const states = await app.database.system((session) => readStates(session, [...new Set(keys.values())]));
    const changed = new Set([...states].filter(([key, state]) => known.has(key) && known.get(key) !== state).map(([key]) => key));
    for (const [key, state] of states) known.set(key, state);
    for (const [connection, key] of keys) if (changed.has(key)) connection.send('change', { changes: noticeChanges });
  };
  return setInterval(() => {
    if (isBusy || connections.size === 0) return;
    isBusy = true;
    look()
      .catch(report)
      .finally(() => (isBusy = false));
  }, lookEveryMs);
}

/** Approvals come with a notice each, so both are read anew. */
const noticeChanges = [
  { object: 'notice', id: null, kind: 'many' },
  { object: 'approval', id: null, kind: 'many' },
];

function keyOf(workspaceId: string, memberId: string): string {
  return `${workspaceId} ${memberId}`;
}

async function readStates(session: Session, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const people = keys.map((key) => key.split(' '));
  const rows = await session.query<{ workspace_id: string; member_id: string; state: string }>({
    name: 'notice.watch',
    text: `select p.workspace_id, p.member_id, concat(
        (select count(*) from (select 1 from engine_notice n where n.workspace_id = p.workspace_id and n.member_id = p.member_id and n.read_at is null
          limit ${mostCounted}) unread),
        ' ', (select n.id from engine_notice n where n.workspace_id = p.workspace_id and n.member_id = p.member_id order by n.id desc limit 1)) as state
      from unnest($1::uuid[], $2::uuid[]) as p (workspace_id, member_id)`,
    values: [people.map(([workspace]) => workspace), people.map(([, member]) => member)],
  });
  return new Map(rows.map((row) => [keyOf(row.workspace_id, row.member_id), row.state]));
}
