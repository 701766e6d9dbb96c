import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { ConnectionSettings } from './connection-settings.ts';
import { connectOrStart, type EmbeddedPostgres } from './embedded-postgres.ts';
import { readOwnerPassword } from './home.ts';
import { readDataVersion } from './initialise-cluster.ts';
import { exactly, writeTar, type TarEntry } from './tar.ts';

/** What an archive says about itself, as its last entry: an archive without it was not finished. */
export type BackupManifest = {
  format: 1;
  postgres: string;
  /** Everything acknowledged before this moment is inside. */
  completeUntil: string;
  files: { path: string; size: number; sha256: string }[];
};

/** A finished backup. */
export type Backup = { file: string; bytes: number; completeUntil: string };

/** Called now and then with the number of bytes read so far. */
export type OnProgress = (bytes: number) => void;

// What a server makes anew at start, and what must not travel: see "Making a Base Backup" in PostgreSQL's manual.
const emptied = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const leftOut = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|.*\.tmp|backup_label.*|tablespace_map.*|current_logfiles)$/;

/** Copies the embedded database and the uploaded files into one archive while people go on working. */
export async function backupTo(settings: ConnectionSettings, target: string, onProgress: OnProgress = () => undefined): Promise<Backup> {
  if (settings.kind === 'external') throw new Error(describeExternal('pg_dump -Fc "$DATABASE_URL" -f sloop.dump'));
  const server = await connectOrStart({ home: settings.home });
  try {
    return await writeArchive(server, chooseFile(target), onProgress);
  } finally {
    await server.stop();
  }
}

/** Why backup and restore of a database that is not ours are its own tools' work. */
export function describeExternal(example: string): string {
  return (
    'DATABASE_URL names a PostgreSQL of your own, so its own tools back it up and restore it (pg_basebackup, pg_dump, ' +
    `your provider's snapshots), for instance:\n  ${example}\nUploaded files lie in the folder "files" of SLOOP_HOME; copy them too.`
  );
}

async function writeArchive(server: EmbeddedPostgres, file: string, onProgress: OnProgress): Promise<Backup> {
  const unfinished = `${file}.part`;
  const manifest: BackupManifest = { format: 1, postgres: readDataVersion(server.home.data), completeUntil: '', files: [] };
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  try {
    const entries = listEntries(server, client, manifest);
    const tar = Readable.from(writeTar(countAndHash(entries, manifest, onProgress)));
    await pipeline(tar, createGzip({ level: 1 }), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, file);
  } finally {
    await client.end();
    rmSync(unfinished, { force: true });
  }
  return { file, bytes: statSync(file).size, completeUntil: manifest.completeUntil };
}

async function* listEntries(server: EmbeddedPostgres, client: pg.Client, manifest: BackupManifest): AsyncGenerator<TarEntry> {
  const { data, files } = server.home;
  // Keeps the log written from here on; gone with this connection, whatever happens.
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [`sloop_backup_${process.pid}`]);
  await client.query("select pg_backup_start('sloop', true)");
  yield* listFolder(data, 'data');
  yield* listFile(join(data, 'global', 'pg_control'), 'data/global/pg_control');
  const end = await client.query<{ labelfile: string; spcmapfile: string; last: string; at: Date }>(
    'select labelfile, spcmapfile, pg_walfile_name(lsn) as last, clock_timestamp() as at from pg_backup_stop(false)',
  );
  const { labelfile, spcmapfile, last, at } = end.rows[0] ?? { labelfile: '', spcmapfile: '', last: '', at: new Date(0) };
  manifest.completeUntil = at.toISOString();
  yield fromText('data/backup_label', labelfile);
  if (spcmapfile.trim()) yield fromText('data/tablespace_map', spcmapfile);
  yield* listLog(join(data, 'pg_wal'), /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1] ?? '', last);
  yield fromText('database-password', readOwnerPassword(server.home));
  if (existsSync(files)) yield* listFolder(files, 'files');
  yield fromText('manifest.json', () => JSON.stringify(manifest));
}

async function* listFolder(folder: string, path: string): AsyncGenerator<TarEntry> {
  yield { path: `${path}/`, size: 0, content: nothing() };
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const [from, to] = [join(folder, entry.name), `${path}/${entry.name}`];
    if (to === 'data/global/pg_control' || (path.startsWith('data') && leftOut.test(entry.name))) continue;
    if (path === 'data' && emptied.has(entry.name)) yield { path: `${to}/`, size: 0, content: nothing() };
    else if (entry.isDirectory()) yield* listFolder(from, to);
    else if (entry.isFile()) yield* listFile(from, to);
  }
}

async function* listLog(folder: string, first: string, last: string): AsyncGenerator<TarEntry> {
  yield { path: 'data/pg_wal/archive_status/', size: 0, content: nothing() };
  for (const name of (await readdir(folder)).sort()) {
    const isNeeded = /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
    if (isNeeded || name.endsWith('.history')) yield* listFile(join(folder, name), `data/pg_wal/${name}`);
  }
}

// Tables may be dropped while we read; the log knows, and replaying it drops them again.
async function* listFile(file: string, path: string): AsyncGenerator<TarEntry> {
  const found = await stat(file).catch(() => undefined);
  if (found) yield { path, size: found.size, content: readIfThere(file) };
}

async function* readIfThere(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function fromText(path: string, text: string | (() => string)): TarEntry {
  const content = Buffer.from(typeof text === 'string' ? text : text());
  return { path, size: content.length, content: Readable.from([content]) };
}

async function* nothing(): AsyncGenerator<Buffer> {}

// The manifest lists what was written, so each file is hashed on its way into the archive.
async function* countAndHash(entries: AsyncIterable<TarEntry>, manifest: BackupManifest, onProgress: OnProgress): AsyncGenerator<TarEntry> {
  let bytes = 0;
  for await (const entry of entries) {
    const hash = createHash('sha256');
    const { path, size } = entry;
    yield { path, size, content: hashed(exactly(entry.content, size), hash) };
    if (path.endsWith('/') || path === 'manifest.json') continue;
    manifest.files.push({ path, size, sha256: hash.digest('hex') });
    onProgress((bytes += size));
  }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

function chooseFile(target: string): string {
  const path = resolve(target);
  if (/\.(tar\.gz|tgz)$/.test(basename(path))) return path;
  mkdirSync(path, { recursive: true });
  const moment = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return join(path, `sloop-backup-${moment}.tar.gz`);
}
