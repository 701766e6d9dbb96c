import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { TypedExpression } from '#engine/contract/expression/typed-tree.ts';
import type { Context } from '#engine/server/context.ts';
import { compileExpressionSql } from '#engine/server/expression/compile-expression-sql.ts';
import { environmentOf } from '#engine/server/expression/environment.ts';
import { createSqlParameters } from '#engine/server/expression/sql-parameters.ts';
import { type ObjectStorage, objectNamed, storageOf, toColumns } from '#engine/server/fields/object-storage.ts';
import { objectSchema, objectTables } from '#engine/server/query/object-schema.ts';
import type { Values } from '#engine/server/records/guard.ts';

/** A record as it would be after the change; it need not be stored yet. */
export interface Candidate {
  readonly id: string;
  readonly values: Values;
}

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

function candidateSource(
  ctx: Context,
  storage: ObjectStorage,
  candidates: readonly Candidate[],
  parameters: ReturnType<typeof createSqlParameters>,
): string {
  const rows = candidates.map(({ id, values }) => {
    const row: Record<string, unknown> = { id };
    for (const stored of storage.fields) {
      const parts = toColumns(stored, values[stored.name] ?? null);
      for (const [at, column] of stored.columns.entries()) row[column.name] = parts[at] ?? null;
    }
    return row;
  });
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const given = parameters.add(JSON.stringify(rows), 'json');
  const now = parameters.add(ctx.now, 'timestamptz');
  const columns = storage.columns.map((column) => `${column.name} ${column.type}`).join(', ');
  return `select ${workspace} as workspace_id, d.*, coalesce(t.version, 1) as version, coalesce(t.created_at, ${now}) as created_at, t.created_by,
      coalesce(t.updated_at, ${now}) as updated_at, t.updated_by
    from json_to_recordset(${given}) as d (id uuid, ${columns})
    left join ${storage.table} t on t.workspace_id = ${workspace} and t.id = d.id`;
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
