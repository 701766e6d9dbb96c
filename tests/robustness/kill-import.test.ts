import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOrStart } from '#platform/server/postgres/embedded-postgres.ts';
import { haltWrites, type HaltedWrites } from '#tests/support/halted-writes.ts';
import { createHome, readPostmasterPid, runCommand, type RunningProgram, startProgram, waitUntil } from '#tests/support/running-program.ts';

const home = createHome();
const rowCount = 20_000;
let key: string;
let program: RunningProgram;

beforeAll(async () => {
  await runCommand(
    home.folder,
    ['setup', '--workspace', 'Import', '--email', 'import@example.com', '--password-stdin'],
    'correct horse battery staple\n',
  );
  key = await runCommand(home.folder, ['api-key', 'create', '--scopes', 'read,write,administer']);
  program = await startProgram(home.folder);
}, 60_000);

afterAll(async () => {
  await program.stop();
  home.remove();
});

test('an import whose program is killed halfway goes on at the next start and writes every row once', async () => {
  const id = await startImport('program');
  const halted = await haltHalfway('program');
  await program.kill();
  await halted.release();

  program = await startProgram(home.folder);
  await expectWholeImport(id, 'program');
}, 180_000);

test('an import whose database is killed halfway goes on by itself and writes every row once', async () => {
  const id = await startImport('database');
  const halted = await haltHalfway('database');
  process.kill(readPostmasterPid(home.folder), 'SIGKILL');
  await halted.release();

  await expectWholeImport(id, 'database');
}, 180_000);

interface ImportState {
  readonly status: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Some of its rows are written and others cannot be. */
async function haltHalfway(name: string): Promise<HaltedWrites> {
  const halted = await haltWrites(home.folder, 'account', `external_id like '${name}-%'`);
  expect(halted.rows, 'written before it could be disturbed').toBeLessThan(rowCount);
  return halted;
}

async function startImport(name: string): Promise<string> {
  const lines = Array.from({ length: rowCount }, (_, index) => `${name}-${index},${name} ${index}`);
  const upload = await call('POST', '/api/imports?object=account&fileName=accounts.csv', ['external_id,name', ...lines].join('\n'));
  const { id } = upload.import;
  await call('PUT', `/api/imports/${id}/plan`, { plan: upload.guess });
  await call('POST', `/api/imports/${id}/run`, {});
  return id;
}

async function expectWholeImport(id: string, name: string): Promise<void> {
  await waitUntil(async () => (await readImport(id).catch(() => undefined))?.status === 'done', 120_000);
  expect((await readImport(id)).counts).toMatchObject({ new: rowCount, error: 0, pending: 0 });
  const server = await connectOrStart({ home: home.folder });
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select count(*)::int as records, count(distinct external_id)::int as different,
        (select count(*)::int from event e where e.kind = 'record.created' and e.record_id in (select id from account where external_id like $1)) as events
      from account where external_id like $1`,
      [`${name}-%`],
    );
    expect(rows).toEqual([{ records: rowCount, different: rowCount, events: rowCount }]);
  } finally {
    await client.end();
    await server.stop();
  }
}

async function readImport(id: string): Promise<ImportState> {
  return call('GET', `/api/imports/${id}`);
}

async function call(method: string, path: string, body?: unknown) {
  const isText = typeof body === 'string';
  const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': isText ? 'text/csv' : 'application/json' }) };
  const answer = await fetch(`${program.address}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
