import { afterAll, beforeAll, expect, test } from 'vitest';
import { haltWrites } from '#tests/support/halted-writes.ts';
import { createHome, runCommand, type RunningProgram, startProgram, waitUntil } from '#tests/support/running-program.ts';

const home = createHome();
/** Many chunks of the job, so that it is killed between two of them. */
const recordCount = 8_000;
let key: string;
let program: RunningProgram;

beforeAll(async () => {
  await runCommand(
    home.folder,
    ['setup', '--workspace', 'Bulk', '--email', 'bulk@example.com', '--password-stdin'],
    'correct horse battery staple\n',
  );
  key = await runCommand(home.folder, ['api-key', 'create', '--scopes', 'read,write']);
  program = await startProgram(home.folder);
  for (let from = 0; from < recordCount; from += 1_000) {
    const records = Array.from({ length: 1_000 }, (_, at) => ({ name: `Bulk ${from + at}`, employees: 1 }));
    await call('POST', '/api/accounts/bulk', { action: 'create', records });
  }
}, 120_000);

afterAll(async () => {
  await program.stop();
  home.remove();
});

test('a bulk change whose program is killed on the way goes on at the next start: each record once, none left out, and it is taken back whole', async () => {
  const started = await call('POST', '/api/bulk-changes', { object: 'account', selection: { filter: { and: [] } }, values: { employees: 7 } });
  await killOnTheWay('employees = 7');
  const done = await endOf(started.id, 'done');
  expect(done).toMatchObject({ total: recordCount, changed: recordCount, same: 0, refused: 0 });
  // Written twice, a record would have a third version.
  expect(await count('employees == 7')).toBe(recordCount);
  expect(await highestVersion()).toBe(2);

  await call('POST', `/api/bulk-changes/${started.id}/undo`, {});
  await killOnTheWay('employees = 1');
  expect(await endOf(started.id, 'undone')).toMatchObject({ restored: recordCount, kept: 0 });
  expect(await count('employees == 1')).toBe(recordCount);
  expect(await highestVersion()).toBe(3);
}, 240_000);

/** Kills the program once some of the records are done and others are not, and starts it anew. */
async function killOnTheWay(written: string): Promise<void> {
  const halted = await haltWrites(home.folder, 'account', written);
  await program.kill();
  await halted.release();
  program = await startProgram(home.folder);
  expect(halted.rows, 'written before it could be disturbed').toBeLessThan(recordCount);
}

async function endOf(id: string, status: string): Promise<{ status: string }> {
  await waitUntil(async () => (await read(id)).status === status, 120_000);
  return read(id);
}

function read(id: string): Promise<{ status: string }> {
  return call('GET', `/api/bulk-changes/${id}`);
}

async function count(expression: string): Promise<number> {
  const { groups } = await call('POST', '/api/accounts/aggregate', { expression, measures: [{ id: 'n', kind: 'count' }] });
  return groups[0].measures.n;
}

/** Versions as a sample of the records has them. */
async function highestVersion(): Promise<number> {
  const { rows } = await call('POST', '/api/accounts/query', { limit: 500 });
  return Math.max(...rows.map((row: { version: number }) => row.version));
}

async function call(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${program.address}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
