import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputNamer } from './name-input.ts';
import { startTestServer, type TestMember, type TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let member: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  member = await server.createWorkspace('Ours');
});

afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

test.each([
  { what: 'an unknown path', method: 'GET', url: '/api/nothing', status: 404, code: 'request.no_route' },
  { what: 'a method the path does not take', method: 'DELETE', url: '/api/accounts', status: 405, code: 'request.method' },
  { what: 'an unknown record', method: 'GET', url: '/api/accounts/00000000-0000-0000-0000-000000000000', status: 404, code: 'not_found' },
  { what: 'a broken address', method: 'GET', url: '/api/accounts/%E0%A4%A', status: 400, code: 'request.malformed_url' },
  { what: 'broken JSON', method: 'POST', url: '/api/accounts/query', body: '{"limit": 1', status: 400, code: 'request.malformed_json' },
  { what: 'an empty body called JSON', method: 'POST', url: '/api/accounts/query', body: '', status: 400, code: 'request.malformed_json' },
  { what: 'another type', method: 'POST', url: '/api/accounts', body: 'name=x', type: 'text/plain', status: 415, code: 'request.media_type' },
  {
    what: 'a form',
    method: 'POST',
    url: '/api/accounts',
    body: 'a=1',
    type: 'application/x-www-form-urlencoded',
    status: 415,
    code: 'request.media_type',
  },
  { what: 'a wrong type of value', method: 'POST', url: '/api/accounts/query', body: '{"limit":"x"}', status: 422, code: 'input.invalid_type' },
  { what: 'a value of the wrong kind', method: 'POST', url: '/api/accounts', body: '{"name":5}', status: 422, code: 'record.invalid_value' },
  { what: 'nobody signed in', method: 'GET', url: '/api/accounts', isStranger: true, status: 401, code: 'unauthenticated' },
])('$what is answered $status with the code $code', async ({ method, url, body, type, isStranger, status, code }) => {
  const headers = { ...(body !== undefined && (type === undefined ? json : { 'content-type': type })) };
  const answer = isStranger
    ? await server.composed.http.inject({ method: 'GET', url })
    : await member.request(method, url, body, { ...headers, 'x-locale': 'en' });
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = answer.json();
  expect(problem).toMatchObject({ type: `https://sloop.dev/errors/${problem.code}`, status, title: expect.any(String), detail: expect.any(String) });
  expect(problem.code).toBe(code);
});

test('what is refused by its form is named as people call it, with what to do, in both languages', async () => {
  const ask = async (url: string, body: string, locale: 'zh' | 'en') => {
    const answer = await server.composed.http.inject({ method: 'POST', url, payload: body, headers: { ...json, 'x-locale': locale } });
    return answer.json();
  };
  const mail = '/api/password-mails';
  expect(await ask(mail, '{}', 'zh')).toMatchObject({ status: 422, detail: '“邮箱”没有填写，请填写文字。', issues: [{ field: 'email' }] });
  expect(await ask(mail, '{"email":"wang"}', 'zh')).toMatchObject({ detail: '“邮箱”应为邮箱地址，请改正。' });
  expect(await ask(mail, '{"email":"wang"}', 'en')).toMatchObject({
    detail: '“E-mail” must be an e-mail address; correct it.',
    issues: [{ field: 'email' }],
  });
  expect((await ask(mail, '{"email":', 'zh')).detail).toContain('请检查引号、逗号和括号');
  expect((await ask(mail, '{"email":', 'en')).detail).toContain('check quotes, commas and brackets');
});

test('an input called like a field of records has the field’s name; one that has none keeps its own', async () => {
  const refused = await member.request('POST', '/api/accounts/query', { expression: 7 }, { 'x-locale': 'zh' });
  expect(refused.json()).toMatchObject({ code: 'input.invalid_type', issues: [{ field: 'expression', message: '“expression”应为文字，请改正。' }] });
  const names = inputNamer(server.app.registry);
  expect(names('close_date')).toEqual(server.app.registry.objects.get('opportunity')?.fields['close_date']?.label);
  expect(names('name')).toEqual({ zh: '名称', en: 'Name' });
  expect(names('filter')).toBeUndefined();
});

test('a body that is too large is refused with 413', async () => {
  const answer = await member.request('POST', '/api/accounts/query', `"${'x'.repeat(65 * 1024 * 1024)}"`, json);
  expect(answer.json()).toMatchObject({ status: 413, code: 'request.too_large' });
});

test('a wrong method is told which ones there are', async () => {
  const answer = await member.request('PUT', '/api/accounts');
  expect(answer.headers['allow']).toBe('GET, HEAD, POST');
});

test('a thousand rows a call are taken and answered one by one; one more is refused with the limit', async () => {
  const records = Array.from({ length: 1_000 }, (_, index) => (index % 100 === 7 ? {} : { name: `公司 ${index}`, owner: member.memberId }));
  const taken = await member.request('POST', '/api/accounts/bulk', { action: 'create', records, partial: true });
  expect(taken.statusCode, taken.body.slice(0, 300)).toBe(200);
  const { written, results } = taken.json();
  expect(written).toBe(990);
  expect(results).toHaveLength(1_000);
  expect(results[7]).toMatchObject({ isWritten: false, issues: [{ field: 'name', code: 'record.required' }] });
  expect(results[8]).toMatchObject({ isWritten: true, id: expect.any(String), issues: [] });
  const refused = await member.request(
    'POST',
    '/api/accounts/bulk',
    { action: 'create', records: [...records, { name: 'x' }] },
    { 'x-locale': 'en' },
  );
  expect(refused.json()).toMatchObject({ status: 422, code: 'input.too_big' });
  expect(refused.json().detail).toContain('1000');
});

test('what fails on our side says so without a word of what is inside', async () => {
  const { read } = server.app.database;
  Object.assign(server.app.database, { read: () => Promise.reject(new Error('select secret from inside')) });
  const answer = await member.request('GET', '/api/accounts');
  Object.assign(server.app.database, { read });
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal' });
  expect(answer.body).not.toContain('secret');
});

test('headers beyond all measure are refused before anything is read', async () => {
  const address = await server.composed.http.listen({ port: 0, host: '127.0.0.1' });
  const status = await new Promise((resolve, reject) => {
    const sent = httpRequest(`${address}/api/health`, { headers: { 'x-filler': 'x'.repeat(40_000) } }, (answer) => resolve(answer.statusCode));
    sent.on('error', reject).end();
  });
  expect(status).toBe(431);
});
