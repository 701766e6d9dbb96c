import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestMember, type TestServer, startTestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let member: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  member = await server.createWorkspace('HTTP');
});
afterAll(() => server.close());

async function send(method: string, url: string, body?: unknown) {
  const response = await member.request(method, url, body);
  return { status: response.statusCode, body: response.json() };
}

test('over HTTP a change of the field and a move are held by the same gate, and answer in the declared shape', async () => {
  const account = await send('POST', '/api/accounts', { name: '无锡拓远半导体' });
  const deal = await send('POST', '/api/opportunities', { name: '晶圆在线检测', account: account.body.id });
  expect(deal).toMatchObject({ status: 200, body: { stage: 'initial_contact' } });
  const url = `/api/opportunities/${deal.body.id}`;

  const patched = await send('PATCH', url, { stage: 'needs_confirmed' });
  expect(patched).toMatchObject({ status: 422, body: { code: 'process.field_missing', issues: [{ field: 'need' }] } });
  const moves = await send('GET', `${url}/moves`);
  expect(moves).toMatchObject({ status: 200, body: { stage: 'initial_contact', processVersion: { number: 1 } } });
  expect(await send('POST', `${url}/move`, { to: 'needs_confirmed' })).toMatchObject({ status: 422 });
  const moved = await send('POST', `${url}/move`, { to: 'needs_confirmed', values: { need: '良率提升' }, version: 1 });
  expect(moved).toMatchObject({ status: 200, body: { stage: 'needs_confirmed', version: 2 } });
  expect(await send('POST', `${url}/move`, { to: 'needs_confirmed' })).toMatchObject({ status: 409, body: { code: 'process.already_there' } });
  expect(await send('POST', `${url}/move`, { to: 'lost', values: { lost_reason: 'price' }, version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'record.version_conflict' },
  });
});

test('every reading entrance of a deal, of the process and of follow-ups answers in the shape it declares', async () => {
  const deal = await send('POST', '/api/opportunities', { name: '读一遍' });
  const logged = await send('POST', '/api/activities/log', {
    type: 'call',
    content: '聊了需求',
    nextStep: '发方案',
    nextStepOn: '2030-01-01',
    opportunity: deal.body.id,
  });
  expect(logged).toMatchObject({ status: 200, body: { status: 'done', quality: 3 } });
  const url = `/api/opportunities/${deal.body.id}`;
  expect(await send('GET', `${url}/insights`)).toMatchObject({ status: 200, body: { forecast: { auto: 'pipeline', isOverridden: false } } });
  expect(await send('POST', '/api/opportunities/warnings', { ids: [deal.body.id] })).toMatchObject({ status: 200 });
  expect(await send('GET', '/api/opportunities/stage-rates')).toMatchObject({
    status: 200,
    body: { stages: expect.arrayContaining([expect.objectContaining({ stage: 'won', set: 100 })]) },
  });
  expect(await send('POST', '/api/opportunities/move', { ids: [deal.body.id], to: 'solution' })).toMatchObject({
    status: 200,
    body: { moved: [], refused: [{ id: deal.body.id }] },
  });

  expect(await send('GET', '/api/processes')).toMatchObject({ status: 200, body: { processes: [{ object: 'opportunity', number: 1 }] } });
  const draft = await send('POST', '/api/processes/opportunity/versions', { note: '试一试' });
  expect(draft).toMatchObject({ status: 200, body: { number: 2, status: 'draft' } });
  const version = `/api/process-versions/${draft.body.id}`;
  expect(await send('GET', `${version}/lint`)).toEqual({ status: 200, body: { issues: [] } });
  expect(await send('GET', `${version}/diff`)).toMatchObject({ status: 200, body: { changes: [], vanished: [] } });
  expect(await send('PUT', version, { definition: draft.body.definition, revision: 9 })).toMatchObject({
    status: 409,
    body: { code: 'process.draft_changed' },
  });
  expect(await send('POST', `${version}/publish`, {})).toMatchObject({ status: 200, body: { status: 'published', moved: 0 } });
  expect(await send('GET', '/api/processes/opportunity/versions')).toMatchObject({
    status: 200,
    body: {
      versions: [
        { number: 2, status: 'published' },
        { number: 1, status: 'retired' },
      ],
    },
  });
  expect(await send('GET', '/api/process-exceptions')).toEqual({ status: 200, body: { exceptions: [] } });
});

test('what belongs to another workspace is not found through any entrance of the process', async () => {
  const other = await server.createWorkspace('Elsewhere');
  const theirs = (await other.request('POST', '/api/opportunities', { name: '别家的' })).json();
  const draft = (await other.request('POST', '/api/processes/opportunity/versions', {})).json();
  const calls: [string, string, unknown?][] = [
    ['GET', `/api/opportunities/${theirs.id}/moves`],
    ['GET', `/api/opportunities/${theirs.id}/insights`],
    ['POST', `/api/opportunities/${theirs.id}/move`, { to: 'lost', values: { lost_reason: 'price' } }],
    ['GET', `/api/process-versions/${draft.id}`],
    ['POST', `/api/process-versions/${draft.id}/publish`, {}],
    ['DELETE', `/api/process-versions/${draft.id}`],
    ['POST', '/api/process-exceptions', { recordId: theirs.id, conditionId: 'reason', reason: '越界', expiresAt: '2099-01-01T00:00:00Z' }],
  ];
  for (const [method, url, body] of calls) expect({ url, ...(await send(method, url, body)) }).toMatchObject({ url, status: 404 });
});
