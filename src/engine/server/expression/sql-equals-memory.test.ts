import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import { evaluateExpression } from '#engine/contract/expression/evaluate-expression.ts';
import { formatDecimal, parseDecimal } from '#engine/contract/expression/exact-decimal.ts';
import type { ExprEnvironment, ExprValue } from '#engine/contract/expression/record.ts';
import { sampleSchema } from '#engine/contract/expression/sample-schema.given.ts';
import type { TypedExpression } from '#engine/contract/expression/typed-tree.ts';
import { moneyOf, numberOf } from '#engine/contract/expression/value-rules.ts';
import { propertySettings } from '#tests/support/property-runs.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-postgres.ts';
import { compileExpressionSql } from './compile-expression-sql.ts';
import { gridOfExpressions } from './expression-grid.given.ts';
import { writeExpression } from './random-expression.given.ts';
import { createSampleTables, insertDeletedActivities, sampleTables, tableOf, writeSampleRows } from './sample-database.given.ts';
import { sampleExchange, sampleExchangeInYen, samplePeople } from './sample-people.given.ts';
import { idOf, recordOf, sampleRows, type SampleRows } from './sample-rows.given.ts';
import { createSqlParameters } from './sql-parameters.ts';

const { runs: EXPRESSIONS, seed: SEED } = propertySettings({ runs: 10_000, seed: 20_260_315 });
const PER_STATEMENT = 20;
const GRID_PER_STATEMENT = 150;
const PER_WORLD = 200;
const OURS = '00000000-0000-7000-8000-00000000000a';
const THEIRS = '00000000-0000-7000-8000-00000000000b';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  // An answer must not depend on the session's time zone.
  await client.query(`set time zone 'America/Los_Angeles'`);
  await createSampleTables(client);
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const environments: readonly ExprEnvironment[] = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC'].map((timeZone, index) => ({
  now: new Date(index % 2 === 0 ? '2026-03-15T15:59:59.999Z' : '2026-03-15T16:00:00.000Z'),
  timeZone,
  memberId: index === 3 ? null : idOf('member', 1),
  teamMemberIds: index === 3 ? [] : [idOf('member', 1), idOf('member', 2)],
  fiscalYearStart: [1, 4, 7, 10][index] ?? 1,
  ...(index === 3 ? {} : { exchange: index === 2 ? sampleExchangeInYen : sampleExchange, people: samplePeople }),
  workCalendar: { holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2025-10-01', '2026-01-01'], extraWorkDays: ['2026-02-28', '2026-02-14'] },
}));

test(`${EXPRESSIONS} random expressions give the same answer in SQL and in memory`, { timeout: 600_000 }, async () => {
  const worlds = Math.ceil(EXPRESSIONS / PER_WORLD);
  for (let world = 0; world < worlds; world += 1) await checkWorld(SEED + world, Math.min(PER_WORLD, EXPRESSIONS - world * PER_WORLD));
});

test('every operator against every kind of bound gives the same answer in SQL and in memory', async () => {
  const texts = gridOfExpressions();
  for (let world = 0; world < 6; world += 1) {
    const { rows, env } = await givenWorld(SEED + 1_000 + world);
    for (let from = 0; from < texts.length; from += GRID_PER_STATEMENT) await compareAll(texts.slice(from, from + GRID_PER_STATEMENT), rows, env);
  }
});

async function checkWorld(seed: number, expressions: number): Promise<void> {
  const { rows, env } = await givenWorld(seed);
  const randomTexts = fc.array(randomExpression, { minLength: PER_STATEMENT, maxLength: PER_STATEMENT, size: 'max' });
  const numRuns = Math.ceil(expressions / PER_STATEMENT);
  await fc.assert(
    fc.asyncProperty(randomTexts, (texts) => compareAll(texts, rows, env)),
    { seed, numRuns, endOnFailure: false },
  );
}

async function givenWorld(seed: number): Promise<{ rows: SampleRows; env: ExprEnvironment }> {
  const [rows = {}, others = {}] = fc.sample(sampleRows, { seed, numRuns: 2 });
  await writeSampleRows(client, OURS, rows);
  // Another workspace with the same ids: a statement that forgets the workspace sees its rows too.
  await writeSampleRows(client, THEIRS, others);
  await insertDeletedActivities(
    client,
    OURS,
    (rows['opportunity'] ?? []).map((row) => row.id),
  );
  const env = environments[seed % environments.length];
  if (!env) throw new Error('no environment');
  return { rows, env };
}

// Without bias: small numbers would only mean the first entries of the generator's lists.
const die = (most: number): fc.Arbitrary<number> => fc.noBias(fc.nat(most));
const randomExpression = fc.gen().map((generate) => writeExpression((most) => generate(die, most)));

/** A choice compared with a text that is none of its options is refused before anything is computed. */
function hasKnownOptions(text: string): boolean {
  const result = checkExpression(text, sampleSchema, 'opportunity');
  return result.ok || result.issues.some((issue) => !issue.code.startsWith('unknown_choice'));
}

async function compareAll(written: readonly string[], rows: SampleRows, env: ExprEnvironment): Promise<void> {
  const texts = written.filter(hasKnownOptions);
  if (texts.length === 0) return;
  const typed = texts.map(checked);
  const parameters = createSqlParameters(1);
  const columns = typed.flatMap((expression, index) => columnsOf(expression, index, env, parameters));
  const sql = `select t.id, ${columns.join(', ')} from ${tableOf('opportunity')} t where t.workspace_id = $1::uuid`;
  const result = await client.query<Record<string, string | null>>(sql, [OURS, ...parameters.values]).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${texts.join('\n')}`);
  });
  for (const answer of result.rows) {
    const row = rows['opportunity']?.find((each) => each.id === answer['id']);
    if (!row) throw new Error('a row of nobody');
    const record = recordOf(rows, 'opportunity', row);
    for (const [index, expression] of typed.entries()) {
      const value = evaluateExpression(expression, record, env);
      const expected = { value: printed(value), where: expression.type.kind === 'boolean' ? String(value === true) : null };
      const actual = { value: normalised(expression, answer, index), where: answer[`w${index}`] ?? null };
      expect(actual, `${texts[index]}\n${env.timeZone} ${JSON.stringify(row)}`).toEqual(expected);
    }
  }
}

function checked(text: string): TypedExpression {
  const result = checkExpression(text, sampleSchema, 'opportunity');
  if (!result.ok)
    throw new Error(`${text}\n${result.issues.map((issue) => `${issue.message.en} at ${text.slice(issue.start, issue.end)}`).join('\n')}`);
  return result.typed;
}

function columnsOf(typed: TypedExpression, index: number, env: ExprEnvironment, parameters: ReturnType<typeof createSqlParameters>): string[] {
  const options = { alias: 't', env, parameters, tables: sampleTables };
  const { sql, currencySql } = compileExpressionSql(typed, { ...options, use: 'value' });
  const isInstant = typed.type.kind === 'instant';
  const value = `${isInstant ? `(extract(epoch from ${sql}) * 1000)` : `(${sql})`}::text as v${index}`;
  const currency = currencySql ? [`(${currencySql})::text as c${index}`] : [];
  const where = typed.type.kind === 'boolean' ? [`coalesce((${compileExpressionSql(typed, options).sql}), false)::text as w${index}`] : [];
  return [value, ...currency, ...where];
}

function printed(value: ExprValue): string | null {
  if (value === null) return null;
  if (value instanceof Date) return String(value.getTime());
  const money = moneyOf(value);
  if (money) return `${formatDecimal(money.amount)} ${money.currency}`;
  const number = numberOf(value);
  return number ? formatDecimal(number) : String(value);
}

function normalised(typed: TypedExpression, answer: Record<string, string | null>, index: number): string | null {
  const text = answer[`v${index}`] ?? null;
  if (text === null) return null;
  switch (typed.type.kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'duration':
    case 'instant':
      return plainNumber(text);
    case 'money':
      return `${plainNumber(text)} ${answer[`c${index}`] ?? null}`;
    default:
      return text;
  }
}

function plainNumber(text: string): string {
  const number = parseDecimal(text);
  return number ? formatDecimal(number) : text;
}
