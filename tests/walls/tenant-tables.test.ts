import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNeedlessExceptions, readCatalogueProblems } from '#platform/server/database/catalogue-problems.ts';
import { otherSchemas } from '#platform/server/database/tenant-exceptions.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test('every table is walled: workspace_id leads its keys, unique indexes and references, under the one measured policy', async () => {
  expect((await readCatalogueProblems(client)).map((problem) => problem.says)).toEqual([]);
});

test('no exception stands longer than it is needed', async () => {
  expect(await listNeedlessExceptions(client)).toEqual([]);
});

test('tables outside public stand in a declared schema, closed to the application role', async () => {
  const { rows } = await client.query<{ schema: string; isOpen: boolean }>(`
    select distinct n.nspname as schema, has_schema_privilege('sloop_app', n.oid, 'usage') as "isOpen"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('public', 'pg_catalog', 'information_schema', 'pg_toast') order by 1`);
  expect(rows).toEqual(otherSchemas.map(({ schema }) => ({ schema, isOpen: false })));
});

const columns = 'workspace_id uuid not null, id uuid not null';
const policy = "workspace_id = nullif(current_setting('app.workspace', true), '')::uuid";
const walled = `alter table probe enable row level security; create policy workspace_wall on probe using (${policy}) with check (${policy});`;

test.each([
  { why: 'no workspace', ddl: 'create table probe (id uuid primary key)', says: 'has no column workspace_id' },
  { why: 'no row-level security', ddl: `create table probe (${columns}, primary key (workspace_id, id))`, says: 'has no row-level security' },
  {
    why: 'a policy with a sub-select, which costs parallel plans',
    ddl: `create table probe (${columns}, primary key (workspace_id, id)); alter table probe enable row level security;
      create policy workspace_wall on probe using (workspace_id = (select nullif(current_setting('app.workspace', true), '')::uuid))`,
    says: 'another form than the measured one',
  },
  {
    why: 'a second policy, which would open what the first closes',
    ddl: `create table probe (${columns}, primary key (workspace_id, id)); ${walled} create policy more on probe using (true)`,
    says: 'exactly the one policy',
  },
  {
    why: 'a primary key of its own',
    ddl: `create table probe (${columns}, primary key (id)); ${walled}`,
    says: 'the primary key probe_pkey must begin with workspace_id',
  },
  {
    why: 'a name unique across workspaces',
    ddl: `create table probe (${columns}, name text, primary key (workspace_id, id)); ${walled} create unique index probe_name on probe (name)`,
    says: 'the unique index probe_name must begin with workspace_id',
  },
  {
    why: 'a reference that could reach into another workspace',
    ddl: `create table probe_target (${columns}, primary key (workspace_id, id), unique (id));
      create table probe (${columns}, target_id uuid references probe_target (id), primary key (workspace_id, id)); ${walled}`,
    says: 'the foreign key probe_target_id_fkey to probe_target must begin with workspace_id',
  },
])('a table with $why is refused', async ({ ddl, says }) => {
  await client.query('begin');
  try {
    await client.query(ddl);
    const problems = await readCatalogueProblems(client);
    expect(problems.map((problem) => problem.says)).toContainEqual(expect.stringContaining(says));
  } finally {
    await client.query('rollback');
  }
});

test('the application role reaches no event by the name of a month', async () => {
  const app = new pg.Client(database.appUrl);
  await app.connect();
  const { rows } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event'::regclass",
  );
  expect(rows.length).toBeGreaterThan(1);
  try {
    for (const { name } of rows) await expect(app.query(`select 1 from ${name}`)).rejects.toThrow('permission denied');
    await expect(app.query('delete from event')).rejects.toThrow('permission denied');
  } finally {
    await app.end();
  }
});
