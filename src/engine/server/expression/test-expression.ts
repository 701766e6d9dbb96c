import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import type { testExpressionRoute, TestedExpression, TestedValue } from '../../contract/expression/expression.routes.ts';
import { listParts } from '../../contract/expression/list-parts.ts';
import type { TypedExpression, TypedNode } from '../../contract/expression/typed-tree.ts';
import type { Context } from '../context.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { schemaFor } from '../policy/field-access.ts';
import { scopeFor } from '../policy/scope.ts';
import { visibleTables } from '../policy/visible-tables.ts';
import { compileExpressionSql } from './compile-expression-sql.ts';
import { environmentOf } from './environment.ts';
import { createSqlParameters, type SqlParameters } from './sql-parameters.ts';

const mostParts = 30;
const unshown: ReadonlySet<string> = new Set(['choices', 'file-list', 'list', 'duration', 'null', 'record']);

/** What an expression and each of its parts come to for one record the actor may see. */
export async function testExpression(ctx: Context, input: RouteInput<typeof testExpressionRoute>): Promise<TestedExpression> {
  const storage = storageOf(objectNamed(ctx.registry, input.object));
  const scope = scopeFor(ctx, input.object, 'see');
  const checked = checkExpression(input.expression, schemaFor(ctx.registry, ctx.actor), input.object);
  if (!checked.ok) {
    return { ok: false, issues: checked.issues.map(({ start, end, code, message }) => ({ start, end, code, message: { ...message } })) };
  }
  const { root } = checked.typed;
  const asked = [...(unshown.has(root.type.kind) ? [] : [root]), ...listParts(root, mostParts)];
  const parameters = createSqlParameters();
  const place = `t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')} and t.id = ${parameters.add(input.record, 'uuid')}`;
  const seen = scope.text('t', parameters);
  const items = asked.flatMap((node, at) => selectPart(ctx, checked.typed, node, at, parameters));
  const [row] = await ctx.session.query<Record<string, unknown>>({
    text: `select ${['1 as found', ...items].join(', ')} from ${storage.table} t where ${place}${seen === undefined ? '' : ` and ${seen}`}`,
    values: [...parameters.values],
  });
  if (!row) throw notFound(storage.object.label);
  const values = asked.map((node, at) => ({ node, value: readValue(row, at) }));
  return {
    ok: true,
    type: root.type.kind,
    value: values.find(({ node }) => node === root)?.value ?? null,
    parts: values.filter(({ node }) => node !== root).map(({ node, value }) => ({ start: node.start, end: node.end, type: node.type.kind, value })),
  };
}

function selectPart(ctx: Context, typed: TypedExpression, node: TypedNode, at: number, parameters: SqlParameters): string[] {
  const part: TypedExpression = { ...typed, type: node.type, root: node };
  const compiled = compileExpressionSql(part, {
    alias: 't',
    env: environmentOf(ctx),
    tables: visibleTables(ctx, parameters),
    parameters,
    use: 'value',
  });
  const json = node.type.kind === 'boolean' || node.type.kind === 'instant';
  const own = json ? `to_jsonb(${compiled.sql}) as p${at}` : `(${compiled.sql})::text as p${at}`;
  return compiled.currencySql === undefined ? [own] : [own, `${compiled.currencySql} as c${at}`];
}

function readValue(row: Readonly<Record<string, unknown>>, at: number): TestedValue {
  const value = row[`p${at}`];
  const currency = row[`c${at}`];
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  const text = String(value);
  if (typeof currency === 'string') return { amount: tidyNumber(text), currency };
  return text;
}

/** `128000.0000` is read as 128000. */
function tidyNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
