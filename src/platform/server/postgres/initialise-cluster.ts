import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { serverEnvironment } from './server-process.ts';
import { giveTo, type ServerUser } from './server-user.ts';

/** The embedded database's superuser, who owns everything and runs migrations. */
export const ownerName = 'sloop_owner';

const includes = "\ninclude_if_exists = 'sloop.conf'\ninclude_if_exists = 'local.conf'\n";

/** Creates an empty database cluster in a home that has none; a half-made one is begun again. */
export async function initialiseCluster(binaries: Binaries, home: Home, user: ServerUser, password: string): Promise<void> {
  if (existsSync(join(home.data, 'PG_VERSION'))) return;
  refuseOtherVersion(home);
  const unfinished = `${home.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(home.cluster, 'password.new');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(unfinished, user);
  giveTo(passwordFile, user);
  try {
    await runInitdb(binaries, unfinished, passwordFile, user);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(unfinished, 'postgresql.conf'), includes);
  renameSync(unfinished, home.data);
}

// Binaries of one major version cannot read another's files, and there is no pg_upgrade in the package.
function refuseOtherVersion(home: Home): void {
  const other = ['14', '15', '16', '17', '19', '20'].find((version) => existsSync(join(home.cluster, version, 'PG_VERSION')));
  if (other)
    throw new Error(`${home.cluster} holds a database of PostgreSQL ${other}; this program brings another. Restore a backup into a new SLOOP_HOME.`);
}

// Built-in C.UTF-8: text compares by code point on every machine alike; lists sort by explicit collation.
async function runInitdb(binaries: Binaries, data: string, passwordFile: string, user: ServerUser): Promise<void> {
  const options = [
    '-D',
    data,
    '-U',
    ownerName,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--data-checksums',
  ];
  const child = spawn(binaries.initdb, options, { ...user, cwd: '/', env: serverEnvironment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The database could not be created in ${data}:\n${said.trim()}`);
}

/** Reads which PostgreSQL a data folder belongs to. */
export function readDataVersion(data: string): string {
  return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
}
