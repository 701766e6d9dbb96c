import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { features } from '#features/features.server.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { registerRoutes } from '../http/register-routes.ts';

// Whoever adds an entrance that takes data out cannot forget the log: every one there is, is called here.
const exits = features
  .flatMap((feature) => feature.routes ?? [])
  .map((bound) => bound.route)
  .filter((route) => route.method === 'POST' && !route.path.includes(':') && route.path.endsWith('/export'));

let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  registerRoutes(server, { app: run.app, resolveCaller: () => workspace.as('administrator', 'api') }, run.app.registry.routes);
});
afterAll(async () => {
  await server.close();
  await run.close();
});

test.each(exits.map((route) => route.path))('%s is in the log when its answer has arrived', async (path) => {
  const before = await countExports();
  const answer = await server.inject({ method: 'POST', url: path, payload: {} });
  expect(answer.statusCode).toBe(200);
  expect(await countExports()).toBe(before + 1);
});

test('there are exits to be told of', () => {
  expect(exits.length).toBeGreaterThan(5);
});

async function countExports(): Promise<number> {
  const text = "select count(*)::int as count from event where workspace_id = $1 and kind like 'export.%' and actor_id = $2";
  const values = [workspace.id, workspace.members.administrator];
  const [row] = await run.app.database.read(workspace.id, (session) => session.query<{ count: number }>({ text, values }));
  return row?.count ?? 0;
}
