import { createSloopClient, type SloopClient } from '@sloop/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let member: TestMember;
let url: string;
let sloop: SloopClient;

beforeAll(async () => {
  server = await startTestServer();
  member = await server.createWorkspace('Ours');
  url = await server.composed.http.listen({ port: 0, host: '127.0.0.1' });
  sloop = createSloopClient({ url, apiKey: await keyOf(['administer']), locale: 'en' });
});

afterAll(() => server.close());

test('a program creates, finds, changes and deletes records through the typed client', async () => {
  const made = await sloop.POST('/api/accounts', { body: { name: 'Client & Co.', owner: member.memberId } });
  if (!made.data) throw new Error(made.error.detail);
  const { id, version } = made.data;
  const changed = await sloop.PATCH('/api/accounts/{id}', { params: { path: { id } }, body: { version, name: 'Client Ltd.' } });
  expect(changed.data).toMatchObject({ id, name: 'Client Ltd.', version: version + 1 });
  const found = await sloop.POST('/api/accounts/query', { body: { expression: 'name.startsWith("Client")', columns: ['name'], limit: 10 } });
  expect(found.data?.rows.map((row) => row.name)).toEqual(['Client Ltd.']);
  const listed = await sloop.GET('/api/accounts', { params: { query: { limit: 1, sort: '-created_at' } } });
  expect(listed.data?.rows).toHaveLength(1);
  expect(listed.response.headers.get('content-type')).toContain('application/json');
  expect((await sloop.DELETE('/api/accounts/{id}', { params: { path: { id } } })).data).toEqual({ deleted: 1 });
  const gone = await sloop.GET('/api/accounts/{id}', { params: { path: { id } } });
  expect(gone.error).toMatchObject({ status: 404, code: 'not_found' });
});

test('a batch is answered row by row', async () => {
  const answer = await sloop.POST('/api/accounts/bulk', {
    body: { action: 'create', partial: true, records: [{ name: 'Batch 1', owner: member.memberId }, { owner: member.memberId }] },
  });
  expect(answer.data?.written).toBe(1);
  expect(answer.data?.results.map((row) => row.isWritten)).toEqual([true, false]);
});

test('a refusal is a problem with a code, in the language asked for', async () => {
  const narrow = createSloopClient({ url, apiKey: await keyOf(['account:read']), locale: 'en' });
  const refused = await narrow.POST('/api/accounts', { body: { name: 'x' } });
  expect(refused.error).toMatchObject({ status: 403, code: 'api_key.scope_missing', detail: expect.stringContaining('account:write') });
  const stranger = createSloopClient({ url, apiKey: 'slp_none' });
  expect((await stranger.GET('/api/accounts')).error).toMatchObject({ status: 401, code: 'unauthenticated' });
});

async function keyOf(scopes: string[]): Promise<string> {
  const made = await member.request('POST', '/api/api-keys', { name: 'client', scopes });
  return made.json().secret;
}
