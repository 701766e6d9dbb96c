import { expect, test } from 'vitest';
import { createHttpServer } from './server.ts';

const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

test.each([
  { depth: 64, status: 200, why: 'as deep as allowed' },
  { depth: 65, status: 422, why: 'one level deeper' },
  { depth: 100_000, status: 422, why: 'deep enough to exhaust a recursive reader' },
])('JSON $depth levels deep is answered with $status: $why', async ({ depth, status }) => {
  const server = createHttpServer({ isReady: async () => true });
  server.post('/api/echo', async (request) => ({ length: JSON.stringify(request.body).length }));
  const answer = await server.inject({ method: 'POST', url: '/api/echo', headers: { 'content-type': 'application/json' }, payload: nested(depth) });
  expect(answer.statusCode, answer.body).toBe(status);
  await server.close();
});

test.each([
  { body: { name: 'a\0b' }, status: 422, why: 'a text that cannot be stored' },
  { body: { rows: [{ name: '\ud800' }] }, status: 422, why: 'half a character' },
  { body: { 'a\0': 1 }, status: 422, why: 'a name that cannot be stored' },
  { body: { name: '😀 王敏' }, status: 200, why: 'every whole character can' },
])('a body with $why is answered with $status', async ({ body, status }) => {
  const server = createHttpServer({ isReady: async () => true });
  server.post('/api/echo', async (request) => ({ body: request.body }));
  const answer = await server.inject({ method: 'POST', url: '/api/echo', payload: body });
  expect(answer.statusCode, answer.body).toBe(status);
  await server.close();
});
