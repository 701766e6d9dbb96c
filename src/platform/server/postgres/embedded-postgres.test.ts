import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { findBinaries } from './binaries.ts';
import { connectOrStart, startEmbeddedPostgres, type EmbeddedOptions } from './embedded-postgres.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import { settingsForTests } from './settings.ts';

const isRoot = process.getuid?.() === 0;
// Durable, unlike the shared test database: these tests kill servers.
const settings = { ...settingsForTests, fsync: 'on', synchronous_commit: 'on', shared_buffers: '32MB' };
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sloop-embedded-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  chmodSync(folder, 0o755);
  return folder;
}

async function start(home: string, more: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbeddedPostgres({ home, settings, ...more });
  cleanUps.push(() => server.stop());
  return server;
}

async function query(url: string, sql: string) {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another program of ours that holds the database of a home until it is killed. */
async function startElsewhere(home: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, 'embedded-postgres.ts');
  const code = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    await startEmbeddedPostgres(${JSON.stringify({ home, settings })}); console.log('ready'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUps.push(async () => {
    child.kill('SIGKILL');
    // Its guard stops the database, which must be gone before its folder goes.
    await expect.poll(() => isAlive(findPostmaster(join(home, 'postgres', '18'))?.pid ?? 0), { timeout: 10_000 }).toBe(false);
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('what was written is there after a stop and a start', async () => {
  const home = makeFolder();
  const first = await start(home);
  await query(first.ownerUrl, 'create table kept (id int); insert into kept values (1)');
  await first.stop();
  expect(findPostmaster(first.home.data)).toBeUndefined();
  const second = await start(home);
  expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 1 }]);
});

test('text compares by code point and Chinese sorts by pinyin when asked', async () => {
  const { ownerUrl } = await start(makeFolder());
  const names = `(values ('张'), ('b'), ('李'), ('B'), ('阿')) v(name)`;
  const byCode = await query(ownerUrl, `select string_agg(name, '' order by name) as names from ${names}`);
  await query(ownerUrl, `create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin')`);
  const byPinyin = await query(ownerUrl, `select string_agg(name, '' order by name collate pinyin) as names from ${names} where name > 'z'`);
  expect([byCode, byPinyin]).toEqual([[{ names: 'Bb张李阿' }], [{ names: '阿李张' }]]);
});

test('a program killed without warning leaves nothing that prevents the next start', async () => {
  const home = makeFolder();
  await kill(await startElsewhere(home));
  const { ownerUrl } = await start(home);
  expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a killed program takes its database with it', async () => {
  const home = makeFolder();
  const program = await startElsewhere(home);
  const left = findPostmaster(join(home, 'postgres', '18'));
  await kill(program);
  await expect.poll(() => isAlive(left?.pid ?? 0) && existsSync(join(home, 'postgres', '18', 'postmaster.pid')), { timeout: 10_000 }).toBe(false);
});

test('a database that lost its program and its guard is stopped by the next start', async () => {
  const home = makeFolder();
  const program = await startElsewhere(home);
  const left = findPostmaster(join(home, 'postgres', '18'));
  // Stopped, the guard cannot act: as when the whole session was killed, shell included.
  const guard = findGuardOf(left?.pid ?? 0);
  process.kill(guard, 'SIGKILL');
  await kill(program);
  expect(isAlive(left?.pid ?? 0)).toBe(true);
  const next = await start(home);
  expect(findPostmaster(next.home.data)?.pid).not.toBe(left?.pid);
  expect(await query(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

function findGuardOf(pid: number): number {
  for (let candidate = pid; candidate < pid + 200; candidate++) {
    const file = `/proc/${candidate}/cmdline`;
    if (existsSync(file) && readFileSync(file, 'utf8').endsWith(`\0${pid}\0`)) return candidate;
  }
  throw new Error('The guard was not found.');
}

test('a note left by a dead server is cleared although its process id lives on in another program', async () => {
  const home = makeFolder();
  const first = await start(home);
  await first.stop();
  writeFileSync(join(first.home.data, 'postmaster.pid'), `${process.ppid}\n${first.home.data}\n0\n5432\n\n\n\nready\n`);
  const second = await start(home);
  expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a database killed under the program comes back with every acknowledged commit', async () => {
  const { ownerUrl, home } = await start(makeFolder());
  await query(ownerUrl, 'create table kept (id int); insert into kept select generate_series(1, 100)');
  const killed = findPostmaster(home.data)?.pid ?? 0;
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => findPostmaster(home.data)?.pid !== killed && findPostmaster(home.data)?.status, { timeout: 20_000 }).toBe('ready');
  expect(await query(ownerUrl, 'select count(*)::int as kept from kept')).toEqual([{ kept: 100 }]);
});

test('a second program on the same home is refused by name, a command joins the running database', async () => {
  const home = makeFolder();
  const program = await startElsewhere(home);
  await expect(startEmbeddedPostgres({ home })).rejects.toThrow(new RegExp(`already runs on .* \\(process ${program.pid}\\).*SLOOP_HOME`));
  const joined = await connectOrStart({ home });
  expect(joined.isShared).toBe(true);
  await joined.stop();
  expect(await query(joined.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a home whose path is too long for a unix socket works', async () => {
  const home = join(makeFolder(), 'a-folder-with-a-long-name'.repeat(4), '销售 数据');
  const { ownerUrl } = await start(home);
  expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test("library links that the package's install script did not make are made", async () => {
  const packageFolder = copyPackage(makeFolder());
  const links: { target: string }[] = JSON.parse(readFileSync(join(packageFolder, 'native/pg-symlinks.json'), 'utf8'));
  for (const { target } of links) rmSync(join(packageFolder, target), { force: true });
  const { ownerUrl } = await start(makeFolder(), { packageFolder });
  expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(links.every(({ target }) => lstatSync(join(packageFolder, target)).isSymbolicLink())).toBe(true);
});

test.runIf(isRoot)('as root, programs and data below a private folder are kept where the database reaches them', async () => {
  const secret = makeFolder();
  const packageFolder = copyPackage(secret);
  const version = `0.0.${process.pid}`;
  writeFileSync(join(packageFolder, 'package.json'), JSON.stringify({ version }));
  const home = join(secret, 'home');
  mkdirSync(home);
  chmodSync(secret, 0o700);
  const copied = findBinaries({ uid: 65534, gid: 65534 }, packageFolder).folder;
  cleanUps.push(() => rmSync(dirname(copied), { recursive: true, force: true }));
  expect(copied.startsWith(secret)).toBe(false);
  const { ownerUrl, home: prepared } = await start(home, { packageFolder });
  cleanUps.splice(-1, 0, () => rmSync(prepared.cluster, { recursive: true, force: true }));
  expect(realpathSync(join(home, 'postgres')).startsWith(secret)).toBe(false);
  expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(lstatSync(secret).mode & 0o777).toBe(0o700);
});

test('a home that was deleted and made anew does not find the old data', async () => {
  const home = join(makeFolder(), 'home');
  const first = await start(home);
  await query(first.ownerUrl, 'create table kept (id int)');
  await first.stop();
  rmSync(home, { recursive: true });
  const second = await start(home);
  await expect(query(second.ownerUrl, 'select id from kept')).rejects.toMatchObject({ code: '42P01' });
});

test.runIf(isRoot)('as root, a private home is opened just enough, another one is left as it is', async () => {
  const [secret, open] = [join(makeFolder(), 'secret'), join(makeFolder(), 'open')];
  mkdirSync(secret);
  mkdirSync(open);
  chmodSync(secret, 0o700);
  chmodSync(open, 0o755);
  await start(secret);
  await start(open);
  expect([lstatSync(secret).mode & 0o777, lstatSync(open).mode & 0o777]).toEqual([0o711, 0o755]);
});

test('an initialisation that was interrupted is begun again', async () => {
  const home = makeFolder();
  mkdirSync(join(home, 'postgres', '18.new'), { recursive: true });
  writeFileSync(join(home, 'postgres', '18.new', 'PG_VERSION'), '18');
  const { ownerUrl } = await start(home);
  expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

function copyPackage(folder: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const target = join(folder, 'package');
  cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  return target;
}
