import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { findSharedPlace } from './binaries.ts';
import { giveTo, isReachable, type ServerUser } from './server-user.ts';

/** The folders of one installation's data. */
export type Home = {
  folder: string;
  /** Uploaded files. */
  files: string;
  /** Parent of the database's data folder, owned by the database's user. */
  cluster: string;
  /** The database's data folder, named by major version. */
  data: string;
  /** The server's own log. */
  log: string;
  /** Folder of the unix socket, short enough for the system's limit. */
  socket: string;
};

const majorVersion = '18';
// A unix socket's whole path must fit 107 bytes on Linux and 103 on macOS.
const longestSocketFolder = 80;

/** The folder for data when SLOOP_HOME does not name one. */
export function findHomeFolder(env: Record<string, string | undefined>): string {
  if (env['SLOOP_HOME']) return resolve(env['SLOOP_HOME']);
  if (process.getuid?.() === 0) return '/var/lib/sloop';
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'sloop');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'sloop');
}

/** Creates what is missing of a home and says where everything lies. */
export function prepareHome(folder: string, user: ServerUser): Home {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  letServerPass(folder, user);
  const home = realpathSync(folder);
  mkdirSync(join(home, 'files'), { recursive: true, mode: 0o700 });
  const cluster = prepareClusterFolder(home, user);
  const socket = prepareSocketFolder(home, cluster, user);
  return { folder: home, files: join(home, 'files'), cluster, data: join(cluster, majorVersion), log: join(cluster, 'postgres.log'), socket };
}

// Only what is missing, and only on the home itself: the database's user may pass through, nobody may list or read more than before.
function letServerPass(folder: string, user: ServerUser): void {
  const { mode } = statSync(folder);
  if (user && (mode & 0o001) === 0) chmodSync(folder, (mode & 0o7777) | 0o011);
}

/** Reads the owner's password of a home's database, making a random one the first time. */
export function readOwnerPassword(home: Home): string {
  const file = join(home.folder, 'database-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

// The link, once made, is the truth: a home that was deleted and made anew must not find the old database.
function prepareClusterFolder(home: string, user: ServerUser): string {
  const wanted = join(home, 'postgres');
  if (!existsSync(wanted) && isReachable(wanted, user)) mkdirSync(wanted, { mode: 0o700 });
  if (!existsSync(wanted)) {
    const elsewhere = join(findSharedPlace(user), 'clusters', randomBytes(8).toString('hex'));
    mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
    symlinkSync(elsewhere, wanted);
  }
  const folder = realpathSync(wanted);
  if (user && lstatSync(folder).uid !== user.uid) giveTo(folder, user);
  return folder;
}

function prepareSocketFolder(home: string, cluster: string, user: ServerUser): string {
  const inside = join(cluster, 'run');
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const folder = Buffer.byteLength(inside) <= longestSocketFolder ? inside : join(tmpdir(), `sloop-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = lstatSync(folder).uid;
  const rightful = [process.getuid?.() ?? owner, user?.uid];
  if (!lstatSync(folder).isDirectory() || !rightful.includes(owner)) {
    throw new Error(`${folder} belongs to somebody else. Choose a shorter SLOOP_HOME so that the database's socket fits inside it.`);
  }
  giveTo(folder, user);
  return folder;
}
