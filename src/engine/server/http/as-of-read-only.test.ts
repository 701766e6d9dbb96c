import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { registerRoutes } from './register-routes.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  registerRoutes(server, { app: run.app, resolveCaller: () => workspace.as('administrator'), checkOutputs: true }, run.app.registry.routes);
});
afterAll(async () => {
  await server.close();
  await run.close();
});

const post = (url: string, payload: object, headers: Record<string, string>) => server.inject({ method: 'POST', url, payload, headers });

test('a screen that shows the past writes nothing, whatever it sends; it still reads', async () => {
  const past = { 'x-as-of': '2026-10-01T15:59:59.999Z' };
  const refused = await post('/api/accounts', { name: '回到过去' }, past);
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'as_of.read_only' });
  const found = await post('/api/accounts/query', { filter: { field: 'name', op: 'eq', value: '回到过去' } }, past);
  expect(found.statusCode).toBe(200);
  expect(found.json()).toMatchObject({ rows: [] });
  expect((await post('/api/accounts', { name: '回到过去' }, {})).statusCode).toBe(200);
});
