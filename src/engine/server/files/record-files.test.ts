import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let ours: TestMember;
let theirs: TestMember;
let account: string;

beforeAll(async () => {
  server = await startTestServer();
  ours = await server.createWorkspace('Ours');
  theirs = await server.createWorkspace('Theirs');
  account = (await ours.request('POST', '/api/accounts', { name: '恒锐', owner: ours.memberId })).json().id;
});
afterAll(() => server.close());

async function upload(name: string, text: string): Promise<string> {
  const url = `/api/files?name=${encodeURIComponent(name)}&object=account&record=${account}`;
  const answer = await ours.request('POST', url, Buffer.from(text), { 'content-type': 'application/octet-stream' });
  return answer.json().id;
}

const list = async () => (await ours.request('GET', `/api/files/of/account/${account}`)).json().files;

test('a file of the same name is a new version, and the earlier one stays readable', async () => {
  const first = await upload('报价.txt', '一');
  const second = await upload('报价.txt', '二');
  await upload('合同.txt', '三');
  const files = await list();
  expect(files.map((file: { name: string }) => file.name)).toEqual(['合同.txt', '报价.txt']);
  expect(files[1]).toMatchObject({ id: second, versions: [{ id: first }], canRemove: true, isShownInPlace: false });
  expect((await ours.request('GET', `/api/files/${first}`)).body).toBe('一');
});

test('the timeline tells of files that came and went, and a removed one leaves the list with its versions', async () => {
  const id = await upload('方案.txt', '一');
  await upload('方案.txt', '二');
  expect((await ours.request('DELETE', `/api/files/${id}`)).statusCode).toBe(200);
  expect((await list()).map((file: { name: string }) => file.name)).not.toContain('方案.txt');
  const timeline = await ours.request('GET', `/api/accounts/${account}/timeline?part=files&limit=3`);
  const told = timeline.json().entries.map((entry: { kind: string; facts: { name: string } }) => [entry.kind, entry.facts.name]);
  expect(told).toEqual([
    ['file.removed', '方案.txt'],
    ['file.added', '方案.txt'],
    ['file.added', '方案.txt'],
  ]);
});

test('a PDF may stand in a frame of our own pages and nowhere else; what could be a page is only ever kept', async () => {
  const document = (await ours.request('GET', `/api/files/${await upload('合同.pdf', '%PDF-1.7 x')}`)).headers;
  expect(document).toMatchObject({
    'content-type': 'application/pdf',
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': "frame-ancestors 'self'",
  });
  expect(document['content-disposition']).toMatch(/^inline;/);
  const page = (await ours.request('GET', `/api/files/${await upload('seite.pdf', '<html><script>alert(1)</script></html>')}`)).headers;
  expect(page['content-type']).toMatch(/^text\/plain/);
  expect(page['content-disposition']).toMatch(/^attachment;/);
  expect(page).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
});

test('another workspace neither lists nor removes them', async () => {
  const id = await upload('geheim.txt', 'x');
  expect((await theirs.request('GET', `/api/files/of/account/${account}`)).statusCode).toBe(404);
  expect((await theirs.request('DELETE', `/api/files/${id}`)).statusCode).toBe(404);
});
