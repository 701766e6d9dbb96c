import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeApp, composeServer, type ComposedServer, type Product, startWorker } from '#apps/compose.ts';
import { findCallerIn } from '#apps/identity.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { createRecord } from '#engine/server/records/create-records.ts';
import type { Route } from '#platform/contract/route.ts';
import type { z } from 'zod';
import { createAccessRule } from '#features/access/server/use-cases/manage-rules.ts';
import { shareRecord } from '#features/access/server/use-cases/share-records.ts';
import { setPrivateField } from '#features/access/server/use-cases/private-fields.ts';
import { createDashboard } from '#features/analytics/server/use-cases/manage-dashboards.ts';
import { createRole } from '#features/organisation/server/use-cases/manage-roles.ts';
import { changeInBulk, fillDuplicates, keepBatchAndMapping, subscribeToBoard } from './rows-no-route-makes.given.ts';
import { given, type GivenWorkspace } from '#tests/support/given.ts';
import { sampleInput } from '#tests/support/sample-input.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';

// Calls every declared route with ids of another workspace. A route added tomorrow is called tomorrow, without a word here.

/** Stands in every name of the other workspace; seeing it anywhere means a wall has a hole. */
const marker = 'Geheimnis';

/** Routes whose rows the other workspace cannot have here, each with its reason. */
const withoutForeignIds: Readonly<Record<string, string>> = {
  'file.remove': 'The file uploaded here belongs to no record; record-files.test.ts tries to remove one that does from another workspace.',
  'organisation.end_session': 'Sessions belong to a person, not to a workspace; nobody is signed in here.',
  'approval.decide': 'Its source is a name no sample guesses; exception-requests.test.ts tries it across workspaces.',
  'approval.withdraw': 'The same.',
  'process.revoke_exception': 'An exception is granted for a requirement of the published process, which no sample names.',
};

let database: TestDatabase;
let filesFolder: string;
let product: Product;
let server: ComposedServer;
let ours: GivenWorkspace;
let theirs: GivenWorkspace;
let routes: readonly Route[];
let foreignIds: string[];
/** Ids of the other workspace's rows by the last words of their table. */
const idByWord = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  filesFolder = mkdtempSync(join(tmpdir(), 'sloop-files-'));
  product = composeApp({ urls: database, filesFolder });
  ours = await given.workspace(product.app, { name: 'Ours' });
  theirs = await given.workspace(product.app, { name: marker });
  server = await composeServer({
    product,
    connectIdentity: async () => ({
      resolveCaller: (request) => (request.headers['x-test'] === 'theirs' ? theirs : ours).as('administrator'),
    }),
  });
  routes = product.app.registry.routes.map((bound) => bound.route).filter((route) => route.access !== 'public');
  const worker = await startWorker(product, findCallerIn(product.app));
  await fillTheirs();
  await waitForJobs();
  await worker.stop(5_000);
  foreignIds = await listForeignIds(2);
  expect(foreignIds.length).toBeGreaterThan(15);
}, 120_000);

afterAll(async () => {
  await server.close();
  await product.close();
  await database.drop();
  rmSync(filesFolder, { recursive: true, force: true });
});

test('no route finds a row of another workspace by its id, and none changes it', async () => {
  const before = await readTheirs();
  const found: string[] = [];
  for (const route of routes.filter(namesRow)) {
    for (const id of foreignIds) {
      const answer = await call('ours', route, id);
      if (answer.statusCode !== 404 || answer.body.includes(marker)) found.push(`${route.id} ${answer.statusCode} ${answer.body.slice(0, 160)}`);
    }
  }
  expect(summarise(found)).toEqual([]);
  expect(await readTheirs()).toEqual(before);
}, 300_000);

test('no route without an id in its path shows or takes anything of another workspace', async () => {
  const before = await readTheirs();
  const wrong: string[] = [];
  for (const route of routes.filter((each) => !namesRow(each))) {
    for (const id of foreignIds.slice(0, 40)) {
      const answer = await call('ours', route, id);
      if (answer.statusCode >= 500 || answer.body.includes(marker)) wrong.push(`${route.id} ${answer.statusCode} ${answer.body.slice(0, 160)}`);
      if (!takesIds(route)) break;
    }
  }
  expect(summarise(wrong)).toEqual([]);
  expect(await readTheirs()).toEqual(before);
}, 300_000);

test('the same calls do find the rows for their own people, so that "not found" above means the wall', async () => {
  const blind: string[] = [];
  for (const route of routes.filter(namesRow).toSorted((a, b) => placeInOrder(a) - placeInOrder(b))) {
    if (withoutForeignIds[route.id]) continue;
    let isFound = false;
    for (const id of foreignIds) isFound ||= (await call('theirs', route, id)).statusCode !== 404;
    if (!isFound) blind.push(route.id);
  }
  expect(blind).toEqual([]);
}, 300_000);

// What ends something comes after what needs it, and what others hang on comes last of all.
function placeInOrder(route: Route): number {
  if (!isEnding(route)) return route.method === 'GET' ? 0 : 1;
  if (/leave/.test(route.id)) return 5;
  if (/discard/.test(route.id)) return 2;
  if (/^(account|organisation|contact|opportunity)\./.test(route.id)) return 4;
  return route.method === 'DELETE' ? 3 : 2;
}

function call(who: 'ours' | 'theirs', route: Route, id: string) {
  const params = new Map(entriesOf(route.params, id));
  const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => params.get(name) ?? id) + queryOf(route, id);
  const body = route.body ? sampleInput(route.body, (name) => foreignIdFor(name) ?? id) : undefined;
  const isUpload = route.raw === true && route.body === undefined && route.method !== 'GET';
  const options: InjectOptions = { method: route.method, url, headers: { 'x-test': who } };
  if (isUpload)
    return server.http.inject({
      ...options,
      payload: Buffer.from(`name\n${who === 'theirs' ? marker : 'Ours'} import\n`),
      headers: { 'x-test': who, 'content-type': 'application/octet-stream' },
    });
  // oxlint-disable-next-line sloop/no-assertion -- made from the JSON form of the body's schema
  return server.http.inject(body === undefined ? options : { ...options, payload: body as NonNullable<InjectOptions['payload']> });
}

function queryOf(route: Route, id: string): string {
  const entries = entriesOf(route.query, id);
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
}

function entriesOf(schema: z.ZodType | undefined, id: string): [string, string][] {
  const values = schema ? sampleInput(schema, () => id) : {};
  return Object.entries(typeof values === 'object' && values !== null ? values : {}).map(([name, value]) => [name, String(value)]);
}

/** Whether the path names a row; a path by the name of an object or process is the same in every workspace. */
function namesRow(route: Route): boolean {
  return entriesOf(route.params, 'an-id-here').some(([, value]) => value === 'an-id-here');
}

/** Rows of the other workspace by the word a place calls for: a member for `ownerId`, a department for `department_id`. */
function foreignIdFor(name: string): string | undefined {
  const word = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/_?ids?$/, '');
  if (/^(owner|member|assignee|actor)$/.test(word)) return theirs.members.representative;
  if (/^manager$/.test(word)) return theirs.members.manager;
  if (/^department$/.test(word)) return theirs.departments.east;
  return idByWord.get(word);
}

function takesIds(route: Route): boolean {
  return [route.query, route.body].some(
    (schema) => schema !== undefined && JSON.stringify(sampleInput(schema, () => 'an-id-here')).includes('an-id-here'),
  );
}

/** Puts a record of every object and, through every route that needs no id, as much else as possible into the other workspace. */
async function fillTheirs(): Promise<void> {
  const made = new Map<string, string>();
  const objects = [...product.app.registry.objects.values()];
  for (let round = 0; round < objects.length; round += 1) {
    for (const object of objects.filter((each) => !made.has(each.id))) {
      const record = await theirs
        .write('administrator', (ctx) => createRecord(ctx, object.id, sampleValues(object, made), { asSystem: true }))
        .catch(() => undefined);
      if (record) made.set(object.id, record.id);
    }
  }
  const shared = made.get('account') ?? '';
  await theirs.write('administrator', async (ctx) => {
    await createRole(ctx, { name: { zh: marker, en: marker }, purpose: { zh: '', en: '' }, copyOf: 'manager' });
    const rule = { kind: 'share', object: 'account', name: marker, expression: "tier == 'A'", mayWrite: false, isActive: true } as const;
    await createAccessRule(ctx, { ...rule, principals: ['role:manager'] });
    const share = {
      object: 'account',
      id: shared,
      principal: 'role:manager',
      source: 'share',
      mayWrite: false,
      expiresAt: null,
      note: marker,
    } as const;
    await shareRecord(ctx, share);
  });
  await fillDuplicates(theirs, marker);
  await theirs.write('administrator', (ctx) =>
    createDashboard(ctx, { name: marker, description: '', kind: 'dashboard', shared: 'nobody', roles: [], publish: false }),
  );
  await theirs.write('administrator', (ctx) => subscribeToBoard(ctx, marker));
  await theirs.write('administrator', (ctx) => keepBatchAndMapping(ctx, marker));
  await theirs.write('administrator', changeInBulk);
  // What one route makes another may need: an inspection before its finding, a finding before its action.
  for (let round = 0; round < 2; round += 1) {
    const ids = [...made.values(), theirs.members.representative, theirs.departments.east, ...(await listForeignIds(1))];
    for (const route of routes.filter((each) => each.kind === 'write' && !isEnding(each))) {
      for (const id of namesRow(route) ? ids : ids.slice(0, 2)) await call('theirs', route, id);
    }
    await waitForJobs();
  }
  // The first choice of every sample is taken; of a field's privacy that is none, and there would be nothing to reveal.
  await theirs.write('administrator', (ctx) => setPrivateField(ctx, { object: 'account', field: 'sample_key', level: 'everybody' }));
}

async function waitForJobs(): Promise<void> {
  // What is to be sent some day is not waited for.
  const text = "select count(*)::int as count from engine_job where status in ('queued', 'running') and kind <> 'delivery.send'";
  for (let tries = 0; tries < 400; tries += 1) {
    const [row] = await product.app.database.system((session) => session.query<{ count: number }>({ text }));
    if (row?.count === 0) return;
    await wait(25);
  }
}

function isEnding(route: Route): boolean {
  return route.method === 'DELETE' || /delete|remove|revoke|leave|undo|end_|cancel|archive/.test(route.id);
}

function sampleValues(object: ObjectDefinition, made: ReadonlyMap<string, string>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(object.fields)) {
    const isText = name === object.nameField;
    if (field.kind === 'reference') {
      const id = made.get(field.object);
      if (id) values[name] = id;
    } else if (field.kind === 'member') values[name] = theirs.members.representative;
    else if (isText) values[name] = `${marker} ${object.id}`;
    else if (field.kind === 'choice' && field.options[0]) values[name] = field.options[0].value;
    else if (field.required === true) values[name] = sampleInput(rulesOf(field).schema(field), () => theirs.members.administrator);
  }
  return values;
}

/** A few ids of every table, one after the other, so that each kind of row is tried with each route. */
async function listForeignIds(ofEach: number): Promise<string[]> {
  const ids: string[] = [];
  for (const table of await listTables()) {
    if (!table.hasId) continue;
    const text = `select id from ${table.name} where workspace_id = $1 order by id desc limit ${ofEach}`;
    const rows = await product.app.database.system((session) => session.query<{ id: string }>({ text, values: [theirs.id] }));
    ids.push(...rows.map((row) => row.id));
    if (rows[0]) for (const word of [table.name, table.name.split('_').slice(1).join('_')]) idByWord.set(word, rows[0].id);
  }
  return [...new Set(ids)].filter((id) => id !== theirs.id);
}

function listTables(): Promise<{ name: string; hasId: boolean }[]> {
  const text = `
    select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and format_type(a.atttypid, null) = 'uuid') as "hasId"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') order by 1`;
  return product.app.database.system((session) => session.query({ text }));
}

/** A fingerprint of everything the other workspace has, table by table. */
async function readTheirs(): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const { name } of await listTables()) {
    const text = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${name} t where workspace_id = $1`;
    const [row] = await product.app.database.system((session) => session.query<{ print: string }>({ text, values: [theirs.id] }));
    prints[name] = row?.print ?? '';
  }
  return prints;
}

function summarise(lines: readonly string[]): string[] {
  return [...new Map(lines.map((line) => [line.split(' ').slice(0, 2).join(' '), line])).values()];
}
