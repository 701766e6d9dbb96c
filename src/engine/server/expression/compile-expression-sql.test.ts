import { expect, test } from 'vitest';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { ExprEnvironment } from '#engine/contract/expression/record.ts';
import { sampleSchema } from '#engine/contract/expression/sample-schema.given.ts';
import { compileExpressionSql } from './compile-expression-sql.ts';
import { createSqlParameters, splitAtParameters } from './sql-parameters.ts';

const env: ExprEnvironment = { now: new Date('2026-03-15T04:00:00Z'), timeZone: 'Asia/Shanghai', memberId: 'me', teamMemberIds: ['me', 'you'] };
const tables = { table: (object: string) => ({ name: object }) };

function compile(text: string, offset = 0) {
  const checked = checkExpression(text, sampleSchema, 'opportunity');
  if (!checked.ok) throw new Error(checked.issues.map((issue) => issue.message.en).join());
  return compileExpressionSql(checked.typed, { alias: 't', env, tables, parameters: createSqlParameters(offset) });
}

test.each([
  { text: "stage == 'won'", sql: 't."stage" = $1::text', values: ['won'], why: 'an equality asks the column itself' },
  { text: "stage in ['won', 'new']", sql: 't."stage" = any($1::text[])', values: [['won', 'new']], why: 'one parameter for a list' },
  { text: 'budget > 10000', sql: 't."budget_minor" > $1::bigint', values: ['1000000'], why: 'currencies with one exponent need one bound' },
  { text: 'quantity >= 2.5', sql: 't."quantity" >= $1::bigint', values: ['3'], why: 'the bound moves to the column' },
  { text: 'discount == 0.0005', sql: 'false', values: [], why: 'three digits never hold a fourth' },
  { text: 'owner == me()', sql: '(t."owner_id" = $1::uuid)', values: ['me'], why: 'a reference is its column' },
  { text: 'inMyTeam(owner)', sql: 't."owner_id" = any($1::uuid[])', values: [['me', 'you']], why: 'a team is a list' },
  { text: 'close_date == null', sql: 't."close_date" is null', values: [], why: 'null is asked of the column' },
  {
    text: 'created_at > now() - days(30)',
    sql: '(t."created_at" > $1::timestamptz)',
    values: ['2026-02-13T04:00:00.000Z'],
    why: 'what is known before is computed before',
  },
  {
    text: "inPeriod(created_at, 'today')",
    sql: '(t."created_at" >= $1::timestamptz and t."created_at" < $2::timestamptz)',
    values: ['2026-03-14T16:00:00.000Z', '2026-03-15T16:00:00.000Z'],
    why: 'a period is two bounds in the time zone',
  },
  {
    text: "account.tier == 'A'",
    why: 'a condition behind a reference is a semi-join within the workspace',
    sql: 'exists (select 1 from "account" expr1 where expr1."workspace_id" = t."workspace_id" and expr1."id" = t."account_id" and expr1."tier" = $1::text)',
    values: ['A'],
  },
  {
    text: 'activities.count(a, a.minutes > 5) == 0',
    why: 'none is an anti-join',
    sql: 'not exists (select 1 from "activity" expr1 where expr1."workspace_id" = t."workspace_id" and expr1."opportunity_id" = t."id" and expr1."minutes" > $1::bigint)',
    values: ['5'],
  },
  {
    text: "!(stage == 'won') && !(is_key || close_date == null)",
    sql: '((t."stage" = $1::text) is not true and ((t."is_key") is not true and t."close_date" is not null))',
    values: ['won'],
    why: 'not is pushed down',
  },
])('$text: $why', ({ text, sql, values }) => {
  expect(compile(text)).toEqual({ sql, values });
});

test('parameters go on from those of the statement', () => {
  expect(compile("stage == 'won' && quantity > 1", 3).sql).toBe('(t."stage" = $4::text and t."quantity" > $5::bigint)');
});

test('a statement can be cut at its parameters for builders that number them', () => {
  const parameters = createSqlParameters(3);
  const sql = `${parameters.add('a', 'text')} < ${parameters.add('b', 'text')}`;
  expect(splitAtParameters(sql, parameters, 3)).toEqual({ strings: ['', '::text < ', '::text'], values: ['a', 'b'] });
});

test('a text never becomes part of the statement', () => {
  const text = "x'; drop table account; --";
  const compiled = compile(`name == "${text}"`);
  expect(compiled.sql).not.toContain('drop');
  expect(compiled.values).toEqual([text]);
});

test('an expression that would grow without end is refused', () => {
  let text = 'amount';
  for (let depth = 0; depth < 40; depth += 1) text = `(${text} > budget ? amount : budget)`;
  expect(() => compile(text)).toThrow(
    expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ code: 'expression.too_complex' })] }),
  );
});
