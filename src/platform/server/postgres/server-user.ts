import { accessSync, chownSync, constants, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The unprivileged identity PostgreSQL runs under when we are root; undefined when it simply runs as we do. */
export type ServerUser = { uid: number; gid: number } | undefined;

// "nobody" on every Linux we know of; PostgreSQL refuses to run as root.
const nobody = { uid: 65534, gid: 65534 };

/** Tells under which identity the database server has to be started. */
export function findServerUser(): ServerUser {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** True when the database's user can reach a folder that exists or will be created there. */
export function isReachable(folder: string, user: ServerUser): boolean {
  if (!user) return true;
  let step = existsSync(folder) ? realpathSync(folder) : dirname(folder);
  for (;;) {
    if (existsSync(step) && !isTraversable(step, user)) return false;
    const parent = dirname(step);
    if (parent === step) return true;
    step = parent;
  }
}

/** Gives a folder and everything in it to the database's user. */
export function giveTo(path: string, user: ServerUser): void {
  if (!user) return;
  chownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) giveTo(join(path, entry.name), user);
  }
}

/** True when we can create files in a folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isTraversable(folder: string, user: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
