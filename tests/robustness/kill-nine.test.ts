import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOrStart } from '#platform/server/postgres/embedded-postgres.ts';
import { createHome, readPostmasterPid, runCommand, type RunningProgram, startProgram, waitUntil } from '#tests/support/running-program.ts';

const home = createHome();
let key: string;
let program: RunningProgram | undefined;

beforeAll(async () => {
  await runCommand(
    home.folder,
    ['setup', '--workspace', 'Kill', '--email', 'kill@example.com', '--password-stdin'],
    'correct horse battery staple\n',
  );
  key = await runCommand(home.folder, ['api-key', 'create']);
}, 60_000);

afterAll(async () => {
  await program?.stop();
  home.remove();
});

test('kill -9 of the program in the middle of concurrent writes loses nothing that was acknowledged', async () => {
  program = await startProgram(home.folder);
  const writers = startWriters(program.address, 'program');
  await waitUntil(() => writers.acknowledged.length > 200);
  await program.kill();
  await writers.stop();

  program = await startProgram(home.folder);
  await expectAllThere(writers.acknowledged);
}, 120_000);

test('kill -9 of the database in the middle of concurrent writes loses nothing that was acknowledged, and the program goes on by itself', async () => {
  program ??= await startProgram(home.folder);
  const writers = startWriters(program.address, 'database');
  await waitUntil(() => writers.acknowledged.length > 200);
  process.kill(readPostmasterPid(home.folder), 'SIGKILL');

  const before = writers.acknowledged.length;
  await waitUntil(() => writers.acknowledged.length > before + 100, 60_000);
  await writers.stop();
  await expectAllThere(writers.acknowledged);
}, 120_000);

test('kill -9 of both at once leaves nothing that hinders the next start', async () => {
  program ??= await startProgram(home.folder);
  const writers = startWriters(program.address, 'both');
  await waitUntil(() => writers.acknowledged.length > 200);
  process.kill(readPostmasterPid(home.folder), 'SIGKILL');
  await program.kill();
  await writers.stop();

  program = await startProgram(home.folder);
  await expectAllThere(writers.acknowledged);
}, 120_000);

test('Ctrl-C ends everything within two seconds, open screens and all', async () => {
  program ??= await startProgram(home.folder);
  const screen = await fetch(`${program.address}/api/live`, { headers: { authorization: `Bearer ${key}` } });
  expect(screen.status).toBe(200);
  const closed = screen.text().then(
    () => true,
    () => true,
  );
  const tookMs = await program.stop();
  program = undefined;
  expect(await closed).toBe(true);
  expect(tookMs).toBeLessThan(2_000);
  expect(() => readPostmasterPid(home.folder)).toThrow();
}, 60_000);

/** Eight clients that create accounts without pause and note every one the server said yes to. */
function startWriters(address: string, batch: string) {
  const acknowledged: string[] = [];
  let isStopping = false;
  const write = async (writer: number): Promise<void> => {
    for (let number = 0; !isStopping; number += 1) {
      const id = await createAccount(address, `${batch} ${writer}-${number}`);
      if (id) acknowledged.push(id);
      else await wait(50);
    }
  };
  const writing = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  return {
    acknowledged,
    stop: async () => {
      isStopping = true;
      await writing;
    },
  };
}

async function createAccount(address: string, name: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${address}/api/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    return response.ok ? (await response.json()).id : undefined;
  } catch {
    return undefined;
  }
}

/** Every record is there with its event, and no event speaks of a record that is not. */
async function expectAllThere(ids: readonly string[]): Promise<void> {
  const server = await connectOrStart({ home: home.folder });
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  try {
    const { rows: lost } = await client.query<{ id: string }>('select id from unnest($1::uuid[]) id where id not in (select id from account)', [ids]);
    expect(lost).toEqual([]);
    const { rows: unequal } = await client.query(`
      select coalesce(a.id, e.record_id) as id from account a
      full join (select record_id from event where object = 'account' and kind = 'record.created') e on e.record_id = a.id
      where a.id is null or e.record_id is null`);
    expect(unequal).toEqual([]);
  } finally {
    await client.end();
    await server.stop();
  }
}
