import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#apps/migrate.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/embedded-postgres.ts';
import { prepareRoles } from '#platform/server/postgres/roles.ts';
import { settingsForTests } from '#platform/server/postgres/settings.ts';

/** Lends a connection to a fresh database that all migrations have run on; nothing of it remains afterwards. */
export async function withMigratedDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'sloop-generate-'));
  const server = await startEmbeddedPostgres({ home, settings: settingsForTests });
  try {
    await prepareRoles(server.ownerUrl);
    await migrate(server.ownerUrl);
    const client = new pg.Client(server.ownerUrl);
    await client.connect();
    return await work(client).finally(() => client.end());
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
