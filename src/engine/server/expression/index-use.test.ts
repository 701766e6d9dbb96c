import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { ExprEnvironment } from '#engine/contract/expression/record.ts';
import { sampleSchema } from '#engine/contract/expression/sample-schema.given.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';
import { compileExpressionSql } from './compile-expression-sql.ts';
import { createSampleTables, sampleTables } from './sample-database.given.ts';
import { createSqlParameters } from './sql-parameters.ts';

const workspace = '00000000-0000-7000-8000-00000000000a';
const env: ExprEnvironment = { now: new Date('2026-03-15T04:00:00Z'), timeZone: 'Asia/Shanghai', memberId: workspace, teamMemberIds: [workspace] };

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  await createSampleTables(client);
  await client.query(
    `insert into sample_opportunity (workspace_id, id, name, stage, amount_minor, amount_currency, budget_minor, budget_currency, quantity, close_date, created_at, account_id, owner_id)
     select $1, gen_random_uuid(), 'n' || n, case when n % 500 = 0 then 'won' else 'new' end, n, 'CNY', n, 'CNY', n, date '2020-01-01' + n / 5,
       timestamptz '2020-01-01' + n * interval '1 hour', gen_random_uuid(), gen_random_uuid() from generate_series(1, 20000) n`,
    [workspace],
  );
  for (const column of ['stage', 'amount_minor', 'budget_minor', 'quantity', 'close_date', 'created_at', 'owner_id', 'account_id']) {
    await client.query(`create index on sample_opportunity (workspace_id, ${column})`);
  }
  await client.query('insert into sample_account (workspace_id, id, tier) select $1, gen_random_uuid(), $2 from generate_series(1, 20)', [
    workspace,
    'A',
  ]);
  await client.query('vacuum analyze');
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

test.each([
  "stage == 'won'",
  "stage in ['won', 'quote']",
  'budget > 199.5',
  'amount > 19990',
  'quantity <= 20',
  "inPeriod(close_date, 'this_month')",
  "inPeriod(created_at, 'last_month')",
  "dateOf(created_at) < date('2020-01-05')",
  "created_at < instant('2020-01-03T00:00:00Z') + days(1)",
  'owner == me()',
  'inMyTeam(owner)',
  'close_date == null',
  "account.tier == 'A'",
  "!(stage != 'won' || quantity > 100) && stage == 'won'",
])('%s is served by an index', async (text) => {
  const plan = await planOf(text);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan on sample_opportunity/);
});

async function planOf(text: string): Promise<string> {
  const checked = checkExpression(text, sampleSchema, 'opportunity');
  if (!checked.ok) throw new Error(checked.issues.map((issue) => issue.message.en).join('\n'));
  const parameters = createSqlParameters(1);
  const { sql, values } = compileExpressionSql(checked.typed, { alias: 't', env, tables: sampleTables, parameters });
  const explained = await client.query<{ 'QUERY PLAN': string }>(
    `explain select t.id from sample_opportunity t where t.workspace_id = $1::uuid and ${sql}`,
    [workspace, ...values],
  );
  return explained.rows.map((row) => row['QUERY PLAN']).join('\n');
}
