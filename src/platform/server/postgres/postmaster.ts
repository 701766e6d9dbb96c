import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a running server wrote about itself into its data folder. */
export type Postmaster = { pid: number; port: number; status: string };

/** Reads postmaster.pid, if there is one. */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() } : undefined;
}

/** Stops a server that a killed program left behind, or clears the note of one that died, so that a new one can start. */
export async function clearLeftovers(data: string, patienceMs = 60_000): Promise<void> {
  const left = findPostmaster(data);
  if (!left) return;
  if (isServerOf(left.pid, data)) {
    signal(left.pid, 'SIGINT');
    await waitUntilGone(left.pid, data, patienceMs);
  }
  // Its process id may belong to something else by now, in which case PostgreSQL would refuse to start.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** True while a process is alive. */
export function isAlive(pid: number): boolean {
  // Zero would ask about our own process group.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, or undefined when it cannot be known. */
export function findCommand(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const file = `/proc/${pid}/cmdline`;
    return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : undefined;
  }
  if (process.platform === 'win32') return undefined;
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
}

// Shutting down fast rolls open transactions back and writes a checkpoint; after half the patience it is cut short.
async function waitUntilGone(pid: number, data: string, patienceMs: number): Promise<void> {
  const start = performance.now();
  let isPressed = false;
  while (isServerOf(pid, data)) {
    const waitedMs = performance.now() - start;
    if (waitedMs > patienceMs) throw new Error(`A database server left by an earlier run (process ${pid}) does not stop. End it and start again.`);
    if (!isPressed && waitedMs > patienceMs / 2) {
      isPressed = true;
      signal(pid, 'SIGQUIT');
    }
    await wait(20);
  }
}

function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  const command = findCommand(pid);
  if (command === undefined) return process.platform === 'win32';
  return command.includes('postgres') && command.includes(data);
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It went in the meantime, which is what we want.
  }
}
