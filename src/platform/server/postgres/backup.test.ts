import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { backupTo } from './backup.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { restoreFrom } from './restore.ts';

const cleanUps: (() => unknown)[] = [];
const settings = { shared_buffers: '32MB', fsync: 'off' };

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sloop-backup-'));
  chmodSync(folder, 0o755);
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

async function start(home: string) {
  const server = await startEmbeddedPostgres({ home, settings });
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await client.end();
    await server.stop();
  };
  cleanUps.push(stop);
  return { client, stop, server };
}

/** Writes numbered rows one commit after another until told to stop; says how many were acknowledged. */
function writeOn(url: string) {
  let acknowledged = 0;
  let isWanted = true;
  const done = (async () => {
    const client = new pg.Client(url);
    await client.connect();
    while (isWanted) {
      await client.query("insert into entry values ($1, repeat('x', 500))", [acknowledged + 1]);
      acknowledged++;
    }
    await client.end();
  })();
  return { count: () => acknowledged, stop: () => ((isWanted = false), done) };
}

test('a backup made during writes restores every commit acknowledged before its end, and uploaded files', async () => {
  const [home, other, target] = [makeFolder(), makeFolder(), makeFolder()];
  const { client, server, stop } = await start(home);
  await client.query(
    'create table entry (id int primary key, text text); create table kept as select i, md5(i::text) as hash from generate_series(1, 50000) i',
  );
  writeFileSync(join(server.home.files, `合同-${'长'.repeat(40)}.txt`), '原件');
  const writer = writeOn(server.ownerUrl);
  await expect.poll(writer.count).toBeGreaterThan(20);
  const before = writer.count();
  const backup = await backupTo({ kind: 'embedded', home }, target);
  await writer.stop();
  const checksum = (await client.query("select md5(string_agg(hash, '' order by i)) as sum from kept")).rows;
  await stop();

  const restored = await restoreFrom({ kind: 'embedded', home: other }, backup.file, { replace: false });
  const again = await start(other);
  const found = (await again.client.query('select count(*)::int as count, max(id) as last from entry')).rows[0];
  expect(found.count).toBeGreaterThanOrEqual(before);
  expect(found.count).toBe(found.last);
  expect((await again.client.query("select md5(string_agg(hash, '' order by i)) as sum from kept")).rows).toEqual(checksum);
  expect(readFileSync(join(again.server.home.files, `合同-${'长'.repeat(40)}.txt`), 'utf8')).toBe('原件');
  expect(restored.rows).toBe(50_000 + found.count);
  expect(statSync(backup.file).mode & 0o777).toBe(0o600);
});

test('a restored database takes new writes after another start', async () => {
  const [home, target] = [makeFolder(), makeFolder()];
  const { client, stop } = await start(home);
  await client.query('create table entry (id int); insert into entry values (1)');
  const backup = await backupTo({ kind: 'embedded', home }, join(target, 'mine.tar.gz'));
  await client.query('insert into entry values (2)');
  await stop();
  const { keptAside } = await restoreFrom({ kind: 'embedded', home }, backup.file, { replace: true });
  expect(existsSync(join(keptAside ?? '', 'data', 'PG_VERSION'))).toBe(true);
  const again = await start(home);
  await again.client.query('insert into entry values (3)');
  await again.stop();
  const third = await start(home);
  expect((await third.client.query('select array_agg(id order by id) as ids from entry')).rows).toEqual([{ ids: [1, 3] }]);
});

test('a home with a database is not overwritten unless asked, nor one in use', async () => {
  const [home, target] = [makeFolder(), makeFolder()];
  const { stop } = await start(home);
  const { file } = await backupTo({ kind: 'embedded', home }, target);
  await expect(restoreFrom({ kind: 'embedded', home }, file, { replace: true })).rejects.toThrow(/already runs/);
  await stop();
  await expect(restoreFrom({ kind: 'embedded', home }, file, { replace: false })).rejects.toThrow(/--replace/);
});

test('a damaged or cut backup is refused before anything changes', async () => {
  const [home, other, target] = [makeFolder(), makeFolder(), makeFolder()];
  await start(home);
  const { file, bytes } = await backupTo({ kind: 'embedded', home }, target);
  truncateSync(file, Math.floor(bytes / 2));
  await expect(restoreFrom({ kind: 'embedded', home: other }, file, { replace: false })).rejects.toThrow();
  expect(existsSync(join(other, 'postgres', '18'))).toBe(false);
});

test("for a database of one's own, its own tools are named", async () => {
  const external = { kind: 'external', home: '/nowhere', ownerUrl: 'postgresql://a:b@c/d' } as const;
  await expect(backupTo(external, '/nowhere')).rejects.toThrow(/pg_basebackup, pg_dump/);
  await expect(restoreFrom(external, '/nowhere', { replace: false })).rejects.toThrow(/pg_restore/);
});
