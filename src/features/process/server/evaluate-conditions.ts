import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { TypedExpression } from '#engine/contract/expression/typed-tree.ts';
import type { Context } from '#engine/server/context.ts';
import { compileExpressionSql } from '#engine/server/expression/compile-expression-sql.ts';
import { environmentOf } from '#engine/server/expression/environment.ts';
import { createSqlParameters } from '#engine/server/expression/sql-parameters.ts';
import { objectNamed, storageOf } from '#engine/server/fields/object-storage.ts';
import { objectSchema, objectTables } from '#engine/server/query/object-schema.ts';
import { type Candidate, candidateSource } from '#engine/server/records/candidates-sql.ts';

/** By record id, then by name of the expression: what it comes to, as text; null where it is null. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/**
 * Answers named expressions about records as they would be after a change, in one statement for the whole batch: the
 * candidates stand in for their rows, what they refer to and their children are read from the tables.
 */
export async function evaluateConditions(
  ctx: Context,
  objectId: string,
  candidates: readonly Candidate[],
  expressions: ReadonlyMap<string, string>,
): Promise<Answers> {
  if (candidates.length === 0 || expressions.size === 0) return new Map();
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const parameters = createSqlParameters();
  const source = candidateSource(ctx, storage, candidates, parameters);
  const env = environmentOf(ctx);
  const tables = objectTables(ctx.registry);
  const names = [...expressions.keys()];
  const columns = names.map((name, index) => {
    const typed = typedExpression(ctx, objectId, expressions.get(name) ?? 'false');
    const { sql } = compileExpressionSql(typed, { alias: 'o', env, tables, parameters });
    return `(${sql})::text as c${index}`;
  });
  const rows = await ctx.session.query<Readonly<Record<string, string | null>>>({
    text: `select o.id, ${columns.join(', ')} from (${source}) as o`,
    values: parameters.values,
  });
  return new Map(rows.map((row) => [String(row['id']), new Map(names.map((name, index) => [name, row[`c${index}`] ?? null]))]));
}

const typedByRegistry = new WeakMap<Context['registry'], Map<string, TypedExpression>>();

/** Checked once for each program; a published process has passed the linter, so a fault here is one of the program. */
function typedExpression(ctx: Context, object: string, text: string): TypedExpression {
  const known = typedByRegistry.get(ctx.registry) ?? new Map<string, TypedExpression>();
  typedByRegistry.set(ctx.registry, known);
  const key = `${object}\n${text}`;
  const found = known.get(key);
  if (found) return found;
  const checked = checkExpression(text, objectSchema(ctx.registry), object);
  if (!checked.ok) throw new Error(`The expression ${text} of a published process is not valid: ${checked.issues[0]?.message.en ?? ''}`);
  if (known.size > 5000) known.clear();
  known.set(key, checked.typed);
  return checked.typed;
}
