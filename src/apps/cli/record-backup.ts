import { uuidv7 } from 'uuidv7';
import { openDatabase as openPools } from '#platform/server/database/database.ts';
import type { ConnectionSettings } from '#platform/server/postgres/connection-settings.ts';
import { openDatabase } from '#platform/server/postgres/open-database.ts';

const insertEvents = `
  insert into event (workspace_id, id, at, kind, object, record_id, door, facts)
  select w.workspace_id, w.event_id, $3, 'export.backup', 'workspace', w.workspace_id, 'cli', $4 from unnest($1::uuid[], $2::uuid[]) as w (workspace_id, event_id)`;

/** Writes to the log of each workspace that its data is about to be copied out; before the copy, and without migrating what is to be copied. */
export async function recordBackup(connection: ConnectionSettings, target: string): Promise<void> {
  const server = await openDatabase(connection, { mayShare: true });
  const pools = openPools({ ...server, maxConnections: 1 });
  try {
    await pools.system(async (session) => {
      const [log] = await session.query<{ exists: boolean }>({
        text: "select to_regclass('event') is not null and to_regclass('workspace') is not null as exists",
      });
      if (log?.exists !== true) return;
      const workspaces = await session.query<{ id: string }>({ text: 'select workspace_id as id from workspace' });
      const ids = workspaces.map(({ id }) => id);
      await session.query({ text: insertEvents, values: [ids, ids.map(() => uuidv7()), new Date(), JSON.stringify({ target })] });
    });
  } finally {
    await pools.close();
    await server.stop();
  }
}
