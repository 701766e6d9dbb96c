import pg from 'pg';

// Any number; with a worker's name it makes the lock that says: this worker is alive.
const lockClass = 726_509_332;

/** Proves over its own connection that the workers of this process live, and frees what dead ones hold. */
export interface WorkerLife {
  /** To be called before the worker takes its first job. */
  announce(workerId: string): Promise<void>;
  /** The worker has ended; what it still holds may be given back. */
  retire(workerId: string): Promise<void>;
  /** Gives back the jobs of workers that no living process answers for, so that they run again now, not in four hours. */
  releaseDead(): Promise<void>;
  stop(): Promise<void>;
}

const releaseDead = `
  with held as (
    select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null
    union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null
  ), dead as (
    select worker from held where worker <> all($2::text[]) and pg_try_advisory_xact_lock($1, hashtext(worker))
  )
  select graphile_worker.force_unlock_workers(array(select worker from dead)) where exists (select 1 from dead)`;

/** Announces workers by session locks: they end with the process or its connection, however it dies. */
export function createWorkerLife(ownerUrl: string): WorkerLife {
  const workers = new Set<string>();
  let connection: Promise<pg.Client> | undefined;
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(ownerUrl);
    // After a loss the next call connects and announces anew.
    client.on('error', () => (connection = undefined));
    client.on('end', () => (connection = undefined));
    await client.connect();
    for (const worker of workers) await client.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, worker]);
    return client;
  };
  const borrow = (): Promise<pg.Client> => {
    connection ??= connect().catch((error: unknown) => {
      connection = undefined;
      throw error;
    });
    return connection;
  };
  return {
    announce: async (worker) => {
      const client = await borrow();
      workers.add(worker);
      await client.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, worker]);
    },
    retire: async (worker) => {
      workers.delete(worker);
      const client = await borrow();
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, worker]);
    },
    releaseDead: async () => {
      const client = await borrow();
      await client.query(releaseDead, [lockClass, [...workers]]);
    },
    stop: async () => {
      const client = await connection?.catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}
