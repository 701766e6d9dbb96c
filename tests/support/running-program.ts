import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');

/** The real program in a process of its own, as people run it. */
export interface RunningProgram {
  readonly address: string;
  readonly pid: number;
  /** Ends it the hard way; nothing of it gets a chance to clean up. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does, and says how long that took. */
  stop(): Promise<number>;
}

/** A home folder of its own for a test, and what belongs to it. */
export function createHome(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sloop-kill-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the server and waits until it says where it is. */
export async function startProgram(home: string): Promise<RunningProgram> {
  const child = spawn(node, [join(root, 'src/apps/server.ts')], { env: environment(home), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await readAddress(child);
  return {
    address,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      const from = performance.now();
      child.kill('SIGINT');
      await ended;
      return performance.now() - from;
    },
  };
}

/** What a command wrote and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line to its end. */
export async function tryCommand(home: string, options: readonly string[], input = ''): Promise<CommandResult> {
  const child = spawn(node, [join(root, 'src/apps/cli.ts'), ...options], { env: environment(home), stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([collect(child.stdout), collect(child.stderr), ended]);
  return { code, out: out.trim(), err: err.trim() };
}

/** Runs a command that has to succeed and gives what it wrote to standard output. */
export async function runCommand(home: string, options: readonly string[], input = ''): Promise<string> {
  const { code, out, err } = await tryCommand(home, options, input);
  if (code !== 0) throw new Error(`sloop ${options.join(' ')} ended with ${code}: ${err}`);
  return out;
}

/** The process id of the database of a home. */
export function readPostmasterPid(home: string): number {
  return Number(readFileSync(join(home, 'postgres', '18', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Waits for something, with patience. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not happen in time.');
    await wait(50);
  }
}

function environment(home: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, DATABASE_APP_URL: __, npm_lifecycle_event: ___, ...rest } = process.env;
  // What was compiled is kept between starts, as for people.
  return { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...rest, SLOOP_HOME: home, PORT: '0', HOST: '127.0.0.1' };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /ready: (http\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was ready:\n${said}`)));
  });
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
