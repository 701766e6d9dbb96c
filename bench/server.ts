import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readConnectionSettings } from '#platform/server/postgres/connection-settings.ts';
import { openDatabase } from '#platform/server/postgres/open-database.ts';

const root = join(import.meta.dirname, '..');
/** Administrator of every bench. */
export const administrator = { email: 'admin@bench.example', password: 'Measure-twice-cut-0nce' };

/** A home with a workspace and so many deals. */
export async function seedHome(home: string, opportunities: number): Promise<unknown> {
  mkdirSync(home, { recursive: true });
  await setupHome(home);
  return JSON.parse(await runCli(home, ['seed', '--opportunities', String(opportunities), '--json']));
}

/** A home with an empty workspace. */
export async function setupHome(home: string): Promise<void> {
  await runCli(home, ['setup', '--workspace', 'Bench', '--email', administrator.email, '--password-stdin'], administrator.password);
}

function runCli(home: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/apps/cli.ts'), ...args], {
      env: { ...process.env, SLOOP_HOME: home },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.once('error', reject).once('exit', (code) => (code === 0 ? resolve(out) : reject(new Error(`sloop ${args[0]} ended with ${code}.`))));
    child.stdin.end(input);
  });
}

/** The running server. */
export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** As `npm start` gives the server its memory (scripts/lib/run.mjs). */
const memory = ['--max-old-space-size=1024', '--max-semi-space-size=16'];

/** Starts the real server and waits until it answers. */
export async function startServer(home: string, port: number): Promise<RunningServer> {
  const child = spawn(process.execPath, [...memory, join(root, 'src/apps/server.ts')], {
    env: { ...process.env, SLOOP_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitUntilReady(child, port);
  return {
    port,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

async function waitUntilReady(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
    const isReady = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await pause(100);
  }
  throw new Error('The server was not ready within a minute.');
}

/** Runs statements as the owner of the database the server of this home uses. */
export async function asOwner<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConnectionSettings({ ...process.env, SLOOP_HOME: home }), { mayShare: true });
  const client = new pg.Client(database.ownerUrl);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
    await database.stop();
  }
}

/** Makes every commit wait so long before its flush, as a slow disk would; 0 takes it back. */
export function setCommitDelay(home: string, microseconds: number): Promise<void> {
  return asOwner(home, async (client) => {
    await client.query(`alter system set commit_delay = ${microseconds}`);
    // Otherwise the delay only counts while five others write.
    await client.query(`alter system set commit_siblings = ${microseconds === 0 ? 5 : 0}`);
    await client.query('select pg_reload_conf()');
  });
}
