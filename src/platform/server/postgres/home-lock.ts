import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';

/** Whoever runs the database of a home. */
type Holder = { pid: number; born: string };

/** Thrown when another living program already runs the database of this home. */
export class HomeInUseError extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`Sloop already runs on ${folder} (process ${pid}). Stop it first, or set SLOOP_HOME to another folder.`);
    this.name = 'HomeInUseError';
    this.pid = pid;
  }
}

/** Claims a home for this process; returns what gives it back. A claim by a dead process does not count. */
export function lockHome(folder: string): () => void {
  const file = join(folder, 'running.json');
  const mine: Holder = { pid: process.pid, born: findBirth(process.pid) };
  if (!tryWrite(file, mine)) {
    const holder = findHolder(folder);
    if (holder) throw new HomeInUseError(folder, holder.pid);
    rmSync(file, { force: true });
    if (!tryWrite(file, mine)) throw new HomeInUseError(folder, findHolder(folder)?.pid ?? 0);
  }
  return () => {
    if (findHolder(folder)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** The living process that runs the database of a home. */
export function findHolder(folder: string): Holder | undefined {
  const file = join(folder, 'running.json');
  if (!existsSync(file)) return undefined;
  const holder = parse(readFileSync(file, 'utf8'));
  return holder && isAlive(holder.pid) && findBirth(holder.pid) === holder.born ? holder : undefined;
}

function tryWrite(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(text);
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : undefined;
  } catch {
    return undefined;
  }
}

// A process id is used again sooner or later (at once in a container); the moment of its start tells the two apart.
function findBirth(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 'unknown';
  const [state, ...fields] = (readFileSync(file, 'utf8').split(') ').at(-1) ?? '').split(' ');
  // A zombie waits for its parent to notice; it runs nothing any more.
  return state === 'Z' ? 'dead' : (fields[18] ?? 'unknown');
}
