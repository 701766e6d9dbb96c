import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let admin: TestMember;

beforeAll(async () => {
  server = await startTestServer({ withWorker: true });
  admin = await server.createWorkspace('Teams');
}, 60_000);
afterAll(() => server.close());

const file = 'sales_agent,manager,regional_office\nAnna,Dustin,Central\nCecily,Dustin,Central\nMoses,Rocco,East\nAnna,Rocco,East\n,Rocco,East\n';

async function call(method: string, url: string, body?: unknown) {
  const isText = typeof body === 'string';
  const answer = await admin.request(method, url, isText ? Buffer.from(body) : body, isText ? { 'content-type': 'text/csv' } : {});
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function waitFor(id: string, status: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const view = await call('GET', `/api/imports/${id}`);
    if (view.status === status || view.status === 'failed') return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The import never was ${status}.`);
}

const namesOf = async (): Promise<string[]> =>
  (await call('GET', '/api/members?asOf=2020-01-01T00:00:00Z')).members.map((row: { name: string }) => row.name);

test('a teams file is recognised by its headers, previewed, and makes people, their managers and regions', async () => {
  const draft = await call('POST', '/api/imports?fileName=sales_teams.csv', file);
  expect(draft).toMatchObject({
    import: { object: 'team', rowCount: 5 },
    guess: { columns: ['agent', 'manager', 'department'] },
    needsStartDate: true,
  });
  const { id } = draft.import;
  const planned = await call('PUT', `/api/imports/${id}/plan`, { plan: { ...draft.guess, startDate: '2019-01-01' } });
  expect(planned.makes.map((each: { count: number }) => each.count)).toEqual([5, 2, 2]);

  await call('POST', `/api/imports/${id}/preview`, {});
  expect(await waitFor(id, 'previewed')).toMatchObject({ counts: { new: 3, duplicate: 1, error: 1 } });
  expect(await namesOf()).not.toContain('Anna');

  await call('POST', `/api/imports/${id}/run`, {});
  expect(await waitFor(id, 'done')).toMatchObject({ counts: { new: 3, duplicate: 1, error: 1, pending: 0 } });
  expect(await namesOf()).toEqual(expect.arrayContaining(['Anna', 'Cecily', 'Moses', 'Dustin', 'Rocco']));
});

test('undo takes back the people nothing refers to, and keeps those who own records, with their manager and region', async () => {
  const anna = (await call('GET', '/api/members')).members.find((row: { name: string }) => row.name === 'Anna');
  await call('POST', '/api/accounts', { name: 'Acme', owner: anna.id });
  const [{ id }] = (await call('GET', '/api/imports')).imports;
  await call('POST', `/api/imports/${id}/undo`, {});
  const view = await waitFor(id, 'undone');
  expect(await namesOf()).toEqual(expect.arrayContaining(['Anna', 'Dustin']));
  expect(await namesOf()).not.toEqual(expect.arrayContaining(['Cecily']));
  expect(await namesOf()).not.toEqual(expect.arrayContaining(['Rocco']));
  // Anna, Dustin, Central and the assignments of both stay.
  expect(view).toMatchObject({ kept: 5, undone: 7 });
});
