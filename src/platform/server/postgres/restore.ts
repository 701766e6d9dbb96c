import { createHash } from 'node:crypto';
import { cpSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { describeExternal, type BackupManifest, type OnProgress } from './backup.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { lockHome } from './home-lock.ts';
import { prepareHome, type Home } from './home.ts';
import { clearLeftovers } from './postmaster.ts';
import { findServerUser, giveTo } from './server-user.ts';
import { readTar, type TarEntry } from './tar.ts';

/** What a restore found and where the former data went. */
export type Restored = { completeUntil: string; tables: number; rows: number; keptAside?: string };

/** Puts an archive's database and files into the home, checks all of it, and keeps aside what was there before. */
export async function restoreFrom(
  settings: ConnectionSettings,
  archive: string,
  options: { replace: boolean; onProgress?: OnProgress },
): Promise<Restored> {
  if (settings.kind === 'external') throw new Error(describeExternal('pg_restore --clean -d "$DATABASE_URL" sloop.dump'));
  if (!existsSync(archive)) throw new Error(`There is no file ${archive}.`);
  const home = prepareHome(settings.home, findServerUser());
  const unlock = lockHome(home.folder);
  try {
    await clearLeftovers(home.data);
    refuseToOverwrite(home, options.replace);
    const manifest = await unpack(archive, home, options.onProgress ?? (() => undefined));
    const keptAside = exchange(home);
    unlock();
    const counted = await readEverything(home).catch((cause) => {
      throw new Error(`The restored database cannot be read. The former one is kept in ${keptAside ?? '(there was none)'}.`, { cause });
    });
    return { completeUntil: manifest.completeUntil, ...counted, ...(keptAside && { keptAside }) };
  } finally {
    unlock();
    rmSync(unpackFolder(home), { recursive: true, force: true });
  }
}

function refuseToOverwrite(home: Home, mayReplace: boolean): void {
  if (!existsSync(home.data) || mayReplace) return;
  throw new Error(`${home.folder} already holds a database. Restore with --replace to set it aside, or choose another SLOOP_HOME.`);
}

function unpackFolder(home: Home): string {
  return join(home.cluster, 'restore.new');
}

async function unpack(archive: string, home: Home, onProgress: OnProgress): Promise<BackupManifest> {
  const folder = unpackFolder(home);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = new Map<string, string>();
  let bytes = 0;
  // `pipeline` would end early with the reader; errors of the file and of the compression arrive through iteration.
  const source = createReadStream(archive);
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  for await (const entry of readTar(source.pipe(plain))) {
    const sha256 = await unpackEntry(entry, folder);
    if (sha256) found.set(entry.path, sha256);
    onProgress((bytes += entry.size));
  }
  return verify(folder, found);
}

async function unpackEntry(entry: TarEntry, folder: string): Promise<string | undefined> {
  const target = join(folder, normalize(entry.path));
  if (!target.startsWith(folder)) throw new Error(`The archive wants to write outside its folder (${entry.path}).`);
  mkdirSync(entry.path.endsWith('/') ? target : dirname(target), { recursive: true, mode: 0o700 });
  if (entry.path.endsWith('/')) return undefined;
  const hash = createHash('sha256');
  await pipeline(
    entry.content,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(target, { mode: 0o600 }),
  );
  return hash.digest('hex');
}

function verify(folder: string, found: Map<string, string>): BackupManifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error('This is not a finished backup of Sloop: its list of contents is missing.');
  const manifest: BackupManifest = JSON.parse(readFileSync(file, 'utf8'));
  const wrong = manifest.files.find(({ path, sha256 }) => found.get(path) !== sha256);
  if (wrong) throw new Error(`The backup is damaged: ${wrong.path} is not what was saved.`);
  return manifest;
}

// Renaming is the last step and nearly instant; what was there before is kept, never deleted.
function exchange(home: Home): string | undefined {
  const user = findServerUser();
  const fresh = unpackFolder(home);
  const aside = join(home.cluster, `before-restore-${Date.now()}`);
  const hadData = existsSync(home.data);
  giveTo(join(fresh, 'data'), user);
  if (hadData) {
    mkdirSync(aside, { mode: 0o700 });
    renameSync(home.data, join(aside, 'data'));
    copyPassword(home, aside);
  }
  renameSync(join(fresh, 'data'), home.data);
  writeFileSync(join(home.folder, 'database-password'), readFileSync(join(fresh, 'database-password')), { mode: 0o600 });
  exchangeFiles(home, join(fresh, 'files'));
  return hadData ? aside : undefined;
}

function copyPassword(home: Home, aside: string): void {
  const file = join(home.folder, 'database-password');
  if (existsSync(file)) writeFileSync(join(aside, 'database-password'), readFileSync(file), { mode: 0o600 });
}

// Files lie in the home itself, which may be another disk than the database: copied, then renamed.
function exchangeFiles(home: Home, fresh: string): void {
  const incoming = `${home.files}.new`;
  rmSync(incoming, { recursive: true, force: true });
  if (existsSync(fresh)) cpSync(fresh, incoming, { recursive: true });
  else mkdirSync(incoming, { mode: 0o700 });
  if (existsSync(home.files)) renameSync(home.files, `${home.files}.before-restore-${Date.now()}`);
  renameSync(incoming, home.files);
}

// Reading every row makes PostgreSQL check every page's checksum; a backup that cannot be read is found now, not in need.
async function readEverything(home: Home): Promise<{ tables: number; rows: number }> {
  const server = await startEmbeddedPostgres({ home: home.folder });
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  try {
    const found = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    let rows = 0;
    for (const { name } of found.rows) {
      rows += Number((await client.query(`select count(*) as rows from only ${name}`)).rows[0].rows);
    }
    return { tables: found.rows.length, rows };
  } finally {
    await client.end();
    await server.stop();
  }
}
