import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { findPostmaster } from './postmaster.ts';
import { giveTo, type ServerUser } from './server-user.ts';

/** A running server and how to end it. */
export type ServerProcess = {
  pid: number;
  /** Settles when the server has ended, wanted or not. */
  ended: Promise<void>;
  /** Rolls open transactions back, writes everything down and ends. */
  stop(): Promise<void>;
};

const startPatienceMs = 120_000;
const stopPatienceMs = 60_000;
const largestLogBytes = 10 * 1024 * 1024;

/** The surroundings PostgreSQL runs in: nothing of ours, so that no PG… variable of a user changes what it does. */
export const serverEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Starts the server on a prepared data folder and waits until it takes connections. */
export async function startServerProcess(binaries: Binaries, home: Home, user: ServerUser, port: number): Promise<ServerProcess> {
  const log = openLog(home, user);
  // Detached: Ctrl-C in the terminal reaches us alone, and we end the database after our own work.
  const child = spawn(binaries.postgres, ['-D', home.data, '-p', String(port)], {
    ...user,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  const failure = new Promise<Error>((resolve) => child.once('error', resolve));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const trouble = Promise.race([failure, ended.then(() => new Error(describeFailure(home, log.startsAt)))]);
  const pid = await waitUntilReady(child, home, trouble);
  const guard = startGuard(pid, user);
  child.unref();
  void ended.then(() => guard?.kill('SIGKILL'));
  return { pid, ended, stop: () => stopServer(child, ended) };
}

async function waitUntilReady(child: ChildProcess, home: Home, trouble: Promise<Error>): Promise<number> {
  const deadline = performance.now() + startPatienceMs;
  let problem: Error | undefined;
  void trouble.then((error) => (problem = error));
  while (performance.now() < deadline) {
    if (problem) throw problem;
    const postmaster = findPostmaster(home.data);
    if (postmaster && postmaster.pid === child.pid && postmaster.status === 'ready') return postmaster.pid;
    await wait(5);
  }
  child.kill('SIGQUIT');
  throw new Error(`The database did not become ready within ${startPatienceMs / 1000} s. Its log: ${home.log}`);
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const isDone = await Promise.race([ended.then(() => true), wait(stopPatienceMs, false, { ref: false })]);
  if (isDone) return;
  child.kill('SIGQUIT');
  await ended;
}

// When we are killed without a chance to say so, the pipe closes and the shell ends the database in our stead.
function startGuard(pid: number, user: ServerUser): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0" 2>/dev/null', String(pid)], {
    ...user,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell a killed program leaves the database running until the next start stops it.
  guard.once('error', () => undefined);
  guard.unref();
  if (guard.stdin && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return guard;
}

function openLog(home: Home, user: ServerUser): { descriptor: number; startsAt: number } {
  if (existsSync(home.log) && statSync(home.log).size > largestLogBytes) renameSync(home.log, `${home.log}.old`);
  const descriptor = openSync(home.log, 'a', 0o600);
  giveTo(home.log, user);
  return { descriptor, startsAt: statSync(home.log).size };
}

function describeFailure(home: Home, startsAt: number): string {
  const said = readFileSync(home.log).subarray(startsAt).toString('utf8').trim().split('\n').slice(-12).join('\n');
  return `The database did not start. It said:\n${said || '(nothing)'}\nIts log: ${home.log}`;
}
