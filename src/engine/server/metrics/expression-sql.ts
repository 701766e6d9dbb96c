import { type Issue, invalid } from '#platform/contract/errors.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import type { FilterTree } from '../../contract/expression/filter-tree.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import type { ExpressionIssue } from '../../contract/expression/issue.ts';
import type { ExprType } from '../../contract/expression/schema.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { UntypedNode } from '../../contract/expression/tree.ts';
import type { Context } from '../context.ts';
import { type CompileOptions, compileExpressionSql } from '../expression/compile-expression-sql.ts';
import { environmentOf } from '../expression/environment.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { SqlTables } from '../expression/sql-tables.ts';
import { schemaFor } from '../policy/field-access.ts';
import { visibleTables } from '../policy/visible-tables.ts';
import { objectTables } from '../query/object-schema.ts';
import type { MeasurePlan } from './measure-plan.ts';

const condition: ExprType = { kind: 'boolean' };

/** A declared condition over the records under alias `t`; fields the person's role hides do not exist for it. */
export function compileCondition(ctx: Context, plan: MeasurePlan, source: string, parameters: SqlParameters): string {
  return compile(ctx, plan, check(ctx, plan, source, condition), { parameters, alias: 't', use: 'where' });
}

/** A condition the person asking wrote: records they may not see are not there for it. */
export function compileAsked(ctx: Context, plan: MeasurePlan, source: string | FilterTree, parameters: SqlParameters): string {
  const typed = check(ctx, plan, typeof source === 'string' ? source : treeOf(source), condition);
  return compile(ctx, plan, typed, { parameters, alias: 't', use: 'where', tables: visibleTables(ctx, parameters) });
}

/** A value over the records under an alias. */
export function compileValue(ctx: Context, plan: MeasurePlan, text: string, parameters: SqlParameters, alias = 't'): string {
  return compile(ctx, plan, check(ctx, plan, text), { parameters, alias, use: 'value' });
}

type Compilation = Pick<CompileOptions, 'alias' | 'use'> & { readonly parameters: SqlParameters; readonly tables?: SqlTables };

function compile(ctx: Context, plan: MeasurePlan, typed: TypedExpression, options: Compilation): string {
  const env = { ...environmentOf(ctx), now: plan.readAt };
  return `(${compileExpressionSql(typed, { tables: objectTables(ctx.registry), ...options, env }).sql})`;
}

function check(ctx: Context, plan: MeasurePlan, source: string | UntypedNode, expects?: ExprType): TypedExpression {
  const checked = checkExpression(source, schemaFor(ctx.registry, ctx.actor, 'column'), plan.object.id, expects ? { expects } : {});
  if (checked.ok) return checked.typed;
  throw invalid(checked.issues.map(issueOf));
}

function treeOf(filter: FilterTree): UntypedNode {
  const made = treeOfFilter(filter);
  if (made.ok) return made.tree;
  throw invalid(made.issues.map(issueOf));
}

function issueOf(issue: ExpressionIssue): Issue {
  return { field: 'expression', code: `expression.${issue.code}`, message: issue.message };
}
