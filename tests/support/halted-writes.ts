import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { connectOrStart } from '#platform/server/postgres/embedded-postgres.ts';

/** A table nobody can write to until it is released, or until its database dies. */
export interface HaltedWrites {
  /** How many rows the condition was true of at last, when nothing more could be written. */
  readonly rows: number;
  release(): Promise<void>;
}

/**
 * Waits until some rows of a table are as a job leaves them, then lets nobody write to it: the job stands halfway for as long as a test needs,
 * however fast the machine. What is under way is written to its end first.
 *
 * @param condition SQL over the table, e.g. `name like 'Import %'`.
 */
export async function haltWrites(home: string, table: string, condition: string): Promise<HaltedWrites> {
  const server = await connectOrStart({ home });
  const client = new pg.Client(server.ownerUrl);
  // The database may be killed meanwhile; that is what it is for.
  client.on('error', () => undefined);
  await client.connect();
  const count = async () =>
    (await client.query<{ rows: number }>(`select count(*)::int as rows from ${table} where ${condition}`)).rows[0]?.rows ?? 0;
  const deadline = performance.now() + 60_000;
  while ((await count()) === 0) {
    if (performance.now() > deadline) throw new Error('Nothing was written in time.');
    await wait(5);
  }
  await client.query('begin');
  await client.query(`lock table ${table} in share mode`);
  return {
    rows: await count(),
    release: async () => {
      await client.end().catch(() => undefined);
      await server.stop();
    },
  };
}
