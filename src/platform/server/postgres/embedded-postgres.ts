import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { findHolder, HomeInUseError, lockHome } from './home-lock.ts';
import { prepareHome, readOwnerPassword, type Home } from './home.ts';
import { initialiseCluster, ownerName } from './initialise-cluster.ts';
import { clearLeftovers, findPostmaster } from './postmaster.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { findServerUser, giveTo, type ServerUser } from './server-user.ts';
import { computeSettings, formatSettings, type Settings } from './settings.ts';

/** A database that this program runs, or shares with the program that does. */
export type EmbeddedPostgres = {
  /** Connects as the owner of everything: for migrations and roles. */
  ownerUrl: string;
  home: Home;
  /** True when another program of ours runs it; `stop` then leaves it running. */
  isShared: boolean;
  stop(): Promise<void>;
};

/** Where the database lives and what deviates from the usual settings. */
export type EmbeddedOptions = { home: string; port?: number; settings?: Settings; packageFolder?: string };

const databaseName = 'sloop';
const socketPort = 5432;
const canUseSockets = process.platform !== 'win32';

// A program that was just told to end may need this long to do so.
const handoverMs = 4_000;

/** Starts the home's own PostgreSQL, creating it the first time; a second program on the same home is refused. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const deadline = performance.now() + handoverMs;
  while (findHolder(options.home) && performance.now() < deadline) await wait(50);
  return startHere(options);
}

async function startHere(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = findServerUser();
  const home = prepareHome(options.home, user);
  const unlock = lockHome(home.folder);
  try {
    const port = canUseSockets ? socketPort : (options.port ?? (await findFreePort()));
    const password = readOwnerPassword(home);
    const start = await prepareStart(options, home, user, port, password);
    const supervisor = await supervise(home, start);
    const ownerUrl = formatUrl(home, port, password);
    await createDatabase(ownerUrl);
    return { ownerUrl, home, isShared: false, stop: () => supervisor.stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Joins the database of a home when another program runs it; otherwise starts it. For commands beside a running server. */
export async function connectOrStart(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    return await startHere(options);
  } catch (error) {
    if (!(error instanceof HomeInUseError)) throw error;
    return await joinRunning(options);
  }
}

async function joinRunning(options: EmbeddedOptions, patienceMs = 30_000): Promise<EmbeddedPostgres> {
  const home = prepareHome(options.home, findServerUser());
  const deadline = performance.now() + patienceMs;
  while (findHolder(home.folder)) {
    const postmaster = findPostmaster(home.data);
    const ownerUrl = formatUrl(home, postmaster?.port ?? socketPort, readOwnerPassword(home));
    if (postmaster?.status === 'ready' && (await canConnect(ownerUrl))) {
      return { ownerUrl, home, isShared: true, stop: () => Promise.resolve() };
    }
    if (performance.now() > deadline) throw new Error(`The database of ${home.folder} belongs to a running program but does not answer.`);
    await wait(50);
  }
  return connectOrStart(options);
}

async function prepareStart(options: EmbeddedOptions, home: Home, user: ServerUser, port: number, password: string) {
  const binaries = findBinaries(user, options.packageFolder);
  await clearLeftovers(home.data);
  await initialiseCluster(binaries, home, user, password);
  const reach = canUseSockets
    ? { listen_addresses: "''", unix_socket_directories: `'${home.socket.replaceAll("'", "''")}'` }
    : { listen_addresses: "'127.0.0.1'", unix_socket_directories: "''" };
  const file = join(home.data, 'sloop.conf');
  writeFileSync(file, formatSettings({ ...computeSettings(home.data), ...reach, ...options.settings }), { mode: 0o600 });
  giveTo(file, user);
  return () => startServerProcess(binaries, home, user, port);
}

// A server that is killed under us comes back by itself; connection pools reconnect.
async function supervise(home: Home, start: () => Promise<ServerProcess>): Promise<{ stop(): Promise<void> }> {
  let isStopping = false;
  let current = await restart(home, start, isHeldByTheDead);
  const watch = (): void => {
    void current.ended.then(async () => {
      if (isStopping) return;
      current = await restart(home, start);
      watch();
    });
  };
  watch();
  return {
    stop: () => {
      isStopping = true;
      return current.stop();
    },
  };
}

// Workers of a killed server hold its shared memory for some moments, and until then a new one refuses to start.
async function restart(
  home: Home,
  start: () => Promise<ServerProcess>,
  isPassing: (error: unknown) => boolean = () => true,
  attempts = 20,
): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    await clearLeftovers(home.data);
    // Ours alone by the lock on the home; a killed server's own note counts as held while its process waits to be buried.
    rmSync(join(home.socket, `.s.PGSQL.${socketPort}.lock`), { force: true });
    try {
      return await start();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await wait(100 * attempt);
    }
  }
}

function isHeldByTheDead(error: unknown): boolean {
  return error instanceof Error && /pre-existing shared memory|lock file/.test(error.message);
}

async function createDatabase(ownerUrl: string): Promise<void> {
  if (await canConnect(ownerUrl)) return;
  const client = new pg.Client(withDatabase(ownerUrl, 'postgres'));
  await client.connect();
  try {
    await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server and person, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function formatUrl(home: Home, port: number, password: string): string {
  const host = canUseSockets ? encodeURIComponent(home.socket) : '127.0.0.1';
  return `postgresql://${ownerName}:${password}@${host}:${port}/${databaseName}`;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });
}
