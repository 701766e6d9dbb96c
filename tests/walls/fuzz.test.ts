import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LightMyRequestResponse as Answer } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeApp, composeServer, type ComposedServer, type Product } from '#apps/compose.ts';
import type { Caller } from '#engine/server/run.ts';
import type { Route } from '#platform/contract/route.ts';
import type { z } from 'zod';
import { type Chance, createChance, fuzzInput, type FuzzStock } from '#tests/support/fuzz-input.ts';
import { given } from '#tests/support/given.ts';
import { propertySettings } from '#tests/support/property-runs.ts';
import { sampleInput } from '#tests/support/sample-input.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';

// Sends every declared route what nobody would send: boundaries, broken parts, another workspace's ids. The answer may refuse, in
// time; it may not fail. SLOOP_PROPERTY_RUNS and SLOOP_PROPERTY_SEED try more and others.

const longestMs = 5_000;

let database: TestDatabase;
let filesFolder: string;
let product: Product;
let server: ComposedServer;
let callers: Readonly<Record<string, Caller>>;
let routes: readonly Route[];
let stock: FuzzStock;

beforeAll(async () => {
  database = await createTestDatabase();
  filesFolder = mkdtempSync(join(tmpdir(), 'sloop-files-'));
  product = composeApp({ urls: database, filesFolder });
  const ours = await given.workspace(product.app, { name: 'Ours' });
  const theirs = await given.workspace(product.app, { name: 'Theirs' });
  callers = { administrator: await ours.as('administrator'), representative: await ours.as('representative') };
  // Always the same callers: a request that ends a session or a membership must not silence all that follow.
  server = await composeServer({
    product,
    connectIdentity: async () => ({ resolveCaller: async (request) => callers[String(request.headers['x-test'])] }),
  });
  routes = product.app.registry.routes.map((bound) => bound.route);
  await fill();
  stock = { ids: [...(await idsOf(ours.id)), ...(await idsOf(theirs.id)), '00000000-0000-0000-0000-000000000000', 'not-an-id'], words: wordsOf() };
}, 120_000);

afterAll(async () => {
  await server.close();
  await product.close();
  await database.drop();
  rmSync(filesFolder, { recursive: true, force: true });
});

test('whatever is sent to whichever route, the answer comes in time and is no failure of ours', async () => {
  const { runs, seed } = propertySettings({ runs: 3_000, seed: 20_260_101 });
  const chance = createChance(seed);
  const wrong = new Map<string, string>();
  const counts = new Map<number, number>();
  for (let run = 0; run < runs; run += 1) {
    const route = routes[run % routes.length];
    if (!route) break;
    const { answer, sent } = await send(route, chance);
    const status = answer?.statusCode ?? 0;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const isFine = status > 0 && (status < 500 || status === 503);
    if (!isFine && !wrong.has(route.id))
      wrong.set(route.id, `${route.id} ${status || 'no answer'} ${answer?.body.slice(0, 120) ?? ''} to ${sent.slice(0, 400)}`);
  }
  expect([...wrong.values()]).toEqual([]);
  // Refusals only would mean that nothing behind the door was reached.
  expect(counts.get(200) ?? 0).toBeGreaterThan(runs / 20);
}, 600_000);

async function send(route: Route, chance: Chance): Promise<{ answer: Answer | undefined; sent: string }> {
  const params = partOf(route.params, chance);
  const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(wordOf(params[name])) || 'x') + queryOf(route, chance);
  const body = route.body && route.method !== 'GET' ? bodyOf(fuzzInput(route.body, chance, stock), chance) : undefined;
  const isUpload = route.raw === true && body === undefined && route.method !== 'GET';
  const payload = isUpload ? chance.pick(uploads) : body;
  const headers = {
    'x-test': chance.is(0.8) ? 'administrator' : 'representative',
    ...(payload !== undefined && {
      'content-type': isUpload ? chance.pick(['application/octet-stream', 'text/csv', 'image/png']) : 'application/json',
    }),
  };
  const pending = server.http.inject({ method: route.method, url, headers, ...(payload !== undefined && { payload }) });
  const answer = await Promise.race([pending, wait(longestMs, undefined, { ref: false })]);
  return { answer, sent: `${route.method} ${url} ${payload?.toString() ?? ''}` };
}

const uploads = ['', 'name\nx\n', '\u{feff}名称,金额\n"a', 'PK\u0003\u0004broken', '"'.repeat(10_000), `${'a,'.repeat(3_000)}\n`, '\0\0\0\0'];

function bodyOf(value: unknown, chance: Chance): string {
  const text = JSON.stringify(value) ?? '';
  return chance.is(0.02) ? text.slice(0, -1) : text;
}

function queryOf(route: Route, chance: Chance): string {
  const entries = Object.entries(partOf(route.query, chance)).map(([name, value]) => [name, wordOf(value)]);
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
}

function partOf(schema: z.ZodType | undefined, chance: Chance): Record<string, unknown> {
  const value = schema ? fuzzInput(schema, chance, stock) : {};
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function wordOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.toWellFormed().slice(0, 2_000);
}

/** Lets every route that makes something make it, so that there is something to ask for. */
async function fill(): Promise<void> {
  for (const route of routes.filter((each) => each.kind === 'write' && each.method === 'POST' && !each.path.includes(':') && each.body)) {
    const payload = JSON.stringify(sampleInput(route.body ?? neverGiven(), () => callers['administrator']?.actor.memberId ?? ''));
    await server.http.inject({
      method: 'POST',
      url: route.path,
      headers: { 'x-test': 'administrator', 'content-type': 'application/json' },
      payload,
    });
  }
}

function neverGiven(): never {
  throw new TypeError('A route without a body was asked for one.');
}

/** A few ids from every table of a workspace. */
async function idsOf(workspaceId: string): Promise<string[]> {
  return product.app.database.system(async (session) => {
    const tables = await session.query<{ name: string }>({
      text: `select table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('id', 'workspace_id') and udt_name = 'uuid'
        group by table_name having count(*) = 2 order by table_name`,
    });
    const ids = [];
    for (const { name } of tables) {
      ids.push(...(await session.query<{ id: string }>({ text: `select id from "${name}" where workspace_id = $1 limit 2`, values: [workspaceId] })));
    }
    return [...new Set(ids.map((row) => row.id))];
  });
}

/** Names that mean something: objects, their fields, metrics. */
function wordsOf(): string[] {
  const { objects, metrics } = product.app.registry;
  const fields = [...objects.values()].flatMap((object) => Object.keys(object.fields));
  return [...new Set([...objects.keys(), ...fields, ...metrics.keys(), 'account.name', 'owner.name', 'nothing'])];
}
