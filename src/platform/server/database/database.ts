import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './table-types.gen.ts';
import { columnTypes } from './column-types.ts';

/** One SQL statement; with a name it is prepared once per connection and only bound afterwards. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Queries built with kysely against the product's own tables. */
export type Db = Kysely<Tables>;

/** One database connection, bound to one workspace while it is lent out. */
export interface Session {
  readonly db: Db;
  /** Runs cached SQL text of a hot path. The row type is the caller's promise about its own SQL. */
  query<Row>(statement: Statement): Promise<Row[]>;
}

/** The product's access to its database. Row-level security confines `read` and `write` to one workspace. */
export interface Database {
  /** Lends a connection for reading, outside a transaction. */
  read<T>(workspaceId: string, work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction; commits when it resolves, rolls back when it throws.
   * `last` is sent together with the commit, so that writing the event log costs no round trip of its own.
   */
  write<T>(workspaceId: string, work: Work<T>, last?: Work<void>): Promise<T>;
  /** Owner connection across workspaces: sign-in, follower, jobs, migrations. Never for a person's request. */
  system<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The owner pool's address, for libraries that bring their own pool (jobs, sign-in). */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

type Work<T> = (session: Session) => Promise<T>;

/** How to reach the database, and with how many connections. */
export interface DatabaseOptions {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly maxConnections?: number;
}

/** Opens the pools; connections are made when first needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const app = openPool(options.appUrl, options.maxConnections ?? 20);
  const owner = openPool(options.ownerUrl, 6);
  return {
    ownerUrl: options.ownerUrl,
    read: (workspaceId, work) => lend(app, async (client) => work(await sessionFor(client, workspaceId))),
    write: (workspaceId, work, last) => lend(app, async (client) => inTransaction(client, await sessionFor(client, workspaceId), work, last)),
    system: (work) => lend(owner, (client) => work(sessionOf(client))),
    close: async () => {
      await Promise.all([app.end(), owner.end()]);
    },
  };
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, types: columnTypes, pipeline: true, allowExitOnIdle: false });
  // A connection lost while idle is replaced on the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  // While lent out, a connection that dies between two statements says so here; the next statement fails and tells the caller.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function lend<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: boolean | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = isConnectionLost(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

const workspaceOf = new WeakMap<pg.ClientBase, string>();
const sessions = new WeakMap<pg.ClientBase, Session>();

/** The setting is made outside any transaction and kept with the connection, so most requests pay nothing for it. */
async function sessionFor(client: pg.ClientBase, workspaceId: string): Promise<Session> {
  if (workspaceOf.get(client) !== workspaceId) {
    workspaceOf.delete(client);
    await client.query({ text: "select set_config('app.workspace', $1, false)", values: [workspaceId] });
    workspaceOf.set(client, workspaceId);
  }
  return sessionOf(client);
}

function sessionOf(client: pg.ClientBase): Session {
  const known = sessions.get(client);
  if (known) return known;
  const session: Session = {
    db: kyselyOver(client),
    query: async <Row>(statement: Statement) => {
      const values = statement.values ? [...statement.values] : [];
      const result = await client.query({ ...statement, values });
      const rows: Row[] = result.rows;
      return rows;
    },
  };
  sessions.set(client, session);
  return session;
}

function kyselyOver(client: pg.ClientBase): Db {
  const lent = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => lent, end: async () => undefined, options: {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function inTransaction<T>(client: pg.ClientBase, session: Session, work: Work<T>, last?: Work<void>): Promise<T> {
  // Sent ahead of the first statement without waiting for its answer: the connection pipelines.
  const begun = client.query('begin');
  try {
    const [, result] = await Promise.all([begun, work(session)]);
    const [, ended] = await Promise.all([last?.(session), client.query('commit')]);
    if (ended.command !== 'COMMIT') throw new Error('The transaction was rolled back because a statement in it failed.');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('08') || code.startsWith('57P') || code === 'ECONNRESET' || code === 'EPIPE';
}
