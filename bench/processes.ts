import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seconds of processor time used so far by the server and by the database of its home. Linux only; elsewhere zero. */
export function cpuSecondsOf(serverPid: number, home: string): { readonly server: number; readonly database: number } {
  const all = listProcesses();
  const own = (pid: number): number => all.find((each) => each.pid === pid)?.seconds ?? 0;
  const postmaster = findPostmaster(home);
  const backends = all.filter((each) => each.parent === postmaster).reduce((sum, each) => sum + each.seconds, 0);
  return { server: own(serverPid), database: own(postmaster) + backends };
}

/** The most memory a process has held so far. */
export function peakMegabytesOf(pid: number): number {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/status`));
  return Math.round(Number(found?.[1] ?? 0) / 1024);
}

const ticksPerSecond = 100;

function listProcesses(): { pid: number; parent: number; seconds: number }[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const stat = textOf(`/proc/${name}/stat`);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // After the name in brackets: state, parent; own user and system time, then that of ended children.
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
      return { pid: Number(name), parent: Number(fields[1] ?? 0), seconds: ticks / ticksPerSecond };
    });
}

function findPostmaster(home: string): number {
  const folder = join(home, 'postgres');
  for (const version of namesIn(folder)) {
    const pid = Number(textOf(join(folder, version, 'postmaster.pid')).split('\n')[0]);
    if (pid > 0) return pid;
  }
  return 0;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
