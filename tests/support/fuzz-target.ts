import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyRequest, LightMyRequestResponse as Answer } from 'fastify';
import { composeApp, composeServer, type ComposedServer, type Product } from '#apps/compose.ts';
import { describeApi } from '#apps/openapi.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { createRecord } from '#engine/server/records/create-records.ts';
import type { Caller } from '#engine/server/run.ts';
import { narrowRole } from '#features/organisation/contract/api-key-scopes.ts';
import { createCallerResolver } from '#features/organisation/server/resolve-caller.ts';
import type { FuzzStock } from './fuzz-input.ts';
import type { FuzzRequest } from './fuzz-requests.ts';
import { given, type GivenWorkspace } from './given.ts';
import { sampleInput } from './sample-input.ts';
import { createTestDatabase } from './test-postgres.ts';

/** A word that stands in everything the other workspace has and in nothing that is sent. */
export const marker = 'Zwölfkämmerlein';

/** The product with two workspaces full of things, to be asked anything. */
export interface FuzzTarget {
  readonly document: Readonly<Record<string, unknown>>;
  readonly stock: FuzzStock;
  /** Ids of the other workspace that are never sent; an answer that holds one has leaked it. */
  readonly keptIds: ReadonlySet<string>;
  ask(who: string, request: FuzzRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Names of callers; `nobody` is not signed in, the last two come with keys that are narrower than their member. */
export const callerNames = ['administrator', 'representative', 'nobody', 'reader', 'accountsOnly'] as const;

/** Builds the product and fills both workspaces. */
export async function startFuzzTarget(): Promise<FuzzTarget> {
  const database = await createTestDatabase();
  const filesFolder = mkdtempSync(join(tmpdir(), 'sloop-files-'));
  const product = composeApp({ urls: database, filesFolder });
  const ours = await given.workspace(product.app, { name: 'Ours' });
  const theirs = await given.workspace(product.app, { name: `${marker} Ltd.` });
  const callers = await callersOf(ours, theirs);
  const server = await openServer(product, callers);
  const document: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(describeApi(product.app.registry)));
  await fillRecords(product, ours, 'Ours');
  await fillRecords(product, theirs, marker);
  for (const who of ['administrator', 'their administrator']) await fillThroughRoutes(product, server, who, who === 'administrator' ? ours : theirs);
  const theirIds = await idsOf(product, theirs.id);
  const keptIds = new Set(theirIds.filter((_, index) => index % 2 === 1));
  const ids = [...(await idsOf(product, ours.id)), ...theirIds.filter((id) => !keptIds.has(id)), '00000000-0000-0000-0000-000000000000', 'not-an-id'];
  return {
    document,
    stock: { ids, words: wordsOf(product) },
    keptIds,
    ask: (who, { method, url, headers, payload }) =>
      server.http.inject({
        // oxlint-disable-next-line sloop/no-assertion -- any word is a method to whoever attacks
        method: method as 'GET',
        url,
        headers: { 'x-test': who, ...headers },
        ...(payload !== undefined && { payload }),
      }),
    close: async () => {
      await server.close();
      await product.close();
      await database.drop();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

async function callersOf(ours: GivenWorkspace, theirs: GivenWorkspace): Promise<Readonly<Record<string, Caller>>> {
  const administrator = await ours.as('administrator');
  const keyed = (scopes: readonly string[]): Caller => ({
    ...administrator,
    door: 'api',
    actor: { ...administrator.actor, role: narrowRole(administrator.actor.role, scopes), apiKeyId: ours.id, keyScopes: scopes },
  });
  return {
    administrator,
    representative: await ours.as('representative'),
    reader: keyed(['read']),
    accountsOnly: keyed(['account:read']),
    'their administrator': await theirs.as('administrator'),
  };
}

// Always the same callers: a request that ends a session or a membership must not silence all that follow. Whoever brings a key or
// a cookie is looked up as in earnest.
async function openServer(product: Product, callers: Readonly<Record<string, Caller>>): Promise<ComposedServer> {
  const resolveKey = createCallerResolver(product.app, { findSignedIn: async () => undefined });
  const resolveCaller = (request: FastifyRequest): Promise<Caller | undefined> =>
    request.headers.authorization === undefined ? Promise.resolve(callers[String(request.headers['x-test'])]) : resolveKey(request);
  return composeServer({ product, connectIdentity: async () => ({ resolveCaller }) });
}

async function fillRecords(product: Product, workspace: GivenWorkspace, word: string): Promise<void> {
  const made = new Map<string, string>();
  const objects = [...product.app.registry.objects.values()];
  for (let round = 0; round < 3; round += 1) {
    for (const object of objects.filter((each) => !made.has(each.id))) {
      const record = await workspace
        .write('administrator', (ctx) => createRecord(ctx, object.id, sampleValues(object, made, workspace, word), { asSystem: true }))
        .catch(() => undefined);
      if (record) made.set(object.id, record.id);
    }
  }
}

function sampleValues(object: ObjectDefinition, made: ReadonlyMap<string, string>, workspace: GivenWorkspace, word: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(object.fields)) {
    const target = field.kind === 'reference' ? made.get(field.object) : undefined;
    if (target !== undefined) values[name] = target;
    else if (field.kind === 'member') values[name] = workspace.members.representative;
    else if (name === object.nameField) values[name] = `${word} ${object.id}`;
    else if (field.kind === 'long_text') values[name] = `${word} says`;
    else if (field.kind === 'choice' && field.options[0]) values[name] = field.options[0].value;
    else if (field.required === true && field.kind !== 'reference')
      values[name] = sampleInput(rulesOf(field).schema(field), () => workspace.members.administrator);
  }
  return values;
}

/** Lets every route that makes something make it, so that there is something to ask for. */
async function fillThroughRoutes(product: Product, server: ComposedServer, who: string, workspace: GivenWorkspace): Promise<void> {
  const routes = product.app.registry.routes.map((bound) => bound.route);
  for (const route of routes) {
    if (route.kind !== 'write' || route.method !== 'POST' || route.path.includes(':') || !route.body || route.id.startsWith('demo.')) continue;
    const payload = JSON.stringify(sampleInput(route.body, () => workspace.members.administrator));
    await server.http.inject({ method: 'POST', url: route.path, headers: { 'x-test': who, 'content-type': 'application/json' }, payload });
  }
}

/** A few ids from every table of a workspace. */
async function idsOf(product: Product, workspaceId: string): Promise<string[]> {
  return product.app.database.system(async (session) => {
    const tables = await session.query<{ name: string }>({
      text: `select table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('id', 'workspace_id') and udt_name = 'uuid'
        group by table_name having count(*) = 2 order by table_name`,
    });
    const ids = [];
    for (const { name } of tables) {
      ids.push(...(await session.query<{ id: string }>({ text: `select id from "${name}" where workspace_id = $1 limit 2`, values: [workspaceId] })));
    }
    return [...new Set(ids.map((row) => row.id))].filter((id) => id !== workspaceId);
  });
}

/** Names that mean something: objects, their fields, metrics. */
function wordsOf(product: Product): string[] {
  const { objects, metrics } = product.app.registry;
  const fields = [...objects.values()].flatMap((object) => Object.keys(object.fields));
  return [...new Set([...objects.keys(), ...fields, ...metrics.keys(), 'account.name', 'owner.name', 'created_at', 'nothing'])];
}
