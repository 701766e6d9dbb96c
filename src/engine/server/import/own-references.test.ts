import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let admin: TestMember;

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  admin = await server.createWorkspace('Parents');
}, 60_000);
afterAll(() => server.close());

// The group comes first and its companies two thousand rows later, so that they are written and taken back in different chunks.
const lines = [
  '编号,客户名称,上级公司',
  'G,集团,',
  ...Array.from({ length: 2_100 }, (_, index) => `C${index},公司${index},${index > 2_000 ? '集团' : ''}`),
  'L,最后,C2050',
];

async function call(method: string, url: string, body?: unknown) {
  const isText = typeof body === 'string';
  const answer = await admin.request(method, url, isText ? Buffer.from(body) : body, isText ? { 'content-type': 'text/csv' } : {});
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function waitFor(id: string, status: string) {
  for (let tries = 0; tries < 600; tries += 1) {
    const view = await call('GET', `/api/imports/${id}`);
    if (view.status === status || view.status === 'failed') return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The import never was ${status}.`);
}

async function importLines() {
  const draft = await call('POST', '/api/imports?object=account&fileName=groups.csv', lines.join('\n'));
  const planned = await call('PUT', `/api/imports/${draft.import.id}/plan`, { plan: draft.guess });
  await call('POST', `/api/imports/${draft.import.id}/run`, {});
  return { planned, view: await waitFor(draft.import.id, 'done') };
}

test('rows that name other rows of the file refer to them, wherever those stand, and a second import changes nothing', async () => {
  const { planned, view } = await importLines();
  expect(planned.unknown).toEqual([]);
  expect(view).toMatchObject({ counts: { new: 2_102, error: 0 }, warnings: [] });
  const { rows } = await call('POST', '/api/accounts/query', { search: '最后', limit: 1 });
  const [parent] = (await call('POST', '/api/accounts/query', { search: '公司2050', limit: 1 })).rows;
  expect(rows[0].parent).toBe(parent.id);
  expect((await importLines()).view.counts).toMatchObject({ new: 0, update: 0, same: 2_102 });
}, 60_000);

test('undo takes all of them back, parents after the companies below them', async () => {
  const { imports } = await call('GET', '/api/imports');
  const { id } = imports.find((view: { counts: { new: number } }) => view.counts.new > 0);
  await call('POST', `/api/imports/${id}/undo`, {});
  expect(await waitFor(id, 'undone')).toMatchObject({ undone: 2_102, kept: 0 });
}, 120_000);
