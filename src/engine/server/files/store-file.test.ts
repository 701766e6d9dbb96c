import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let ours: TestMember;
let theirs: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ours = await server.createWorkspace('Ours');
  theirs = await server.createWorkspace('Theirs');
});

afterAll(() => server.close());

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

test('a file comes back byte for byte, under its Chinese name, to whoever uploaded it', async () => {
  const uploaded = await upload(ours, '报价 2026.png', png);
  expect(uploaded.statusCode).toBe(200);
  expect(uploaded.json()).toMatchObject({ name: '报价 2026.png', size: png.length, type: 'image/png' });

  const downloaded = await ours.request('GET', `/api/files/${uploaded.json().id}`);
  expect(downloaded.rawPayload.equals(png)).toBe(true);
  expect(downloaded.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  expect(downloaded.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('报价 2026.png')}`);
});

test('a page that calls itself a picture is only ever a download of plain text', async () => {
  const uploaded = await upload(ours, 'holiday.png', Buffer.from('<html><script>alert(1)</script></html>'));
  const downloaded = await ours.request('GET', `/api/files/${uploaded.json().id}`);
  expect(downloaded.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(downloaded.headers['content-disposition']).toMatch(/^attachment/);
  expect(downloaded.headers['content-security-policy']).toContain("default-src 'none'");
});

test('another workspace does not find it, and nobody may attach to a record they cannot see', async () => {
  const uploaded = await upload(ours, 'secret.txt', Buffer.from('secret'));
  expect((await theirs.request('GET', `/api/files/${uploaded.json().id}`)).statusCode).toBe(404);
  const attached = await ours.request('POST', `/api/files?name=a.txt&object=opportunity&record=${theirs.memberId}`, Buffer.from('a'), {
    'content-type': 'text/plain',
  });
  expect(attached.statusCode).toBe(404);
});

test('without signing in nothing is taken or given', async () => {
  const answer = await server.composed.http.inject({
    method: 'POST',
    url: '/api/files?name=a.txt',
    payload: Buffer.from('a'),
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(answer.statusCode).toBe(401);
});

test('a write with our cookie from a page of somebody else is refused', async () => {
  const answer = await ours.request('POST', '/api/files?name=a.txt', Buffer.from('a'), {
    'content-type': 'application/octet-stream',
    origin: 'https://evil.example',
  });
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'request.foreign_origin' });
});

function upload(member: TestMember, name: string, content: Buffer) {
  return member.request('POST', `/api/files?name=${encodeURIComponent(name)}`, content, { 'content-type': 'application/octet-stream' });
}
