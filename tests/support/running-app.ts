import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A product of its own: an empty database, a server on a free port. */
export type RunningApp = { url: string; setupToken: string; home: string; output(): string; stop(): Promise<void> };

const root = join(import.meta.dirname, '..', '..');
const patienceMs = 90_000;

/** Starts the server from its sources in a fresh home, which may be filled before, and waits until it answers. */
export async function startApp(env: Record<string, string> = {}, fill?: (home: string) => Promise<void>): Promise<RunningApp> {
  const home = mkdtempSync(join(tmpdir(), 'sloop-app-'));
  chmodSync(home, 0o755);
  await fill?.(home);
  const child = spawn(process.execPath, [join(root, 'src', 'apps', 'server.ts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', SLOOP_HOME: home, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const stop = async () => {
    await stopProgram(child);
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const url = await waitForAddress(child, output);
    return { url, setupToken: fill ? '' : await waitForToken(output), home, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}

async function waitForAddress(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${output()}`);
    const url = /ready: (http:\/\/\S+)/.exec(output())?.[1];
    if (url && (await isHealthy(url))) return url;
    await wait(50);
  }
  throw new Error(`The server was not ready in time:\n${output()}`);
}

// Printed right after the address, because a new home is always at its first run.
async function waitForToken(output: () => string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const token = /\/setup(?:\?token=|#)(\S+)/.exec(output())?.[1];
    if (token) return token;
    await wait(20);
  }
  throw new Error(`The server printed no set-up token:\n${output()}`);
}

/** True when a server answers that it is ready. */
export async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** Ends a program as Ctrl-C would and waits for it; by force when it does not listen. */
export async function stopProgram(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const hammer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  return ended.finally(() => clearTimeout(hammer));
}
