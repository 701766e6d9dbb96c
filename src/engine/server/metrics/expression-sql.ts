import { type Issue, invalid } from '#platform/contract/errors.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import type { FilterTree } from '../../contract/expression/filter-tree.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import type { ExpressionIssue } from '../../contract/expression/issue.ts';
import type { ExprType } from '../../contract/expression/schema.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { UntypedNode } from '../../contract/expression/tree.ts';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { schemaFor } from '../policy/field-access.ts';
import { objectTables } from '../query/object-schema.ts';
import type { MeasurePlan } from './measure-plan.ts';

const condition: ExprType = { kind: 'boolean' };

/** A condition over the records under alias `t`; fields the person's role hides do not exist for it. */
export function compileCondition(ctx: Context, plan: MeasurePlan, source: string | FilterTree, parameters: SqlParameters): string {
  return compile(ctx, plan, check(ctx, plan, typeof source === 'string' ? source : treeOf(source), condition), parameters, 't', 'where');
}

/** A value over the records under an alias. */
export function compileValue(ctx: Context, plan: MeasurePlan, text: string, parameters: SqlParameters, alias = 't'): string {
  return compile(ctx, plan, check(ctx, plan, text), parameters, alias, 'value');
}

function compile(ctx: Context, plan: MeasurePlan, typed: TypedExpression, parameters: SqlParameters, alias: string, use: 'where' | 'value'): string {
  const env = {
    now: plan.readAt,
    timeZone: ctx.workspace.timeZone,
    memberId: ctx.actor.memberId,
    teamMemberIds: ctx.actor.reach.own,
  };
  return `(${compileExpressionSql(typed, { alias, env, tables: objectTables(ctx.registry), parameters, use }).sql})`;
}

function check(ctx: Context, plan: MeasurePlan, source: string | UntypedNode, expects?: ExprType): TypedExpression {
  const checked = checkExpression(source, schemaFor(ctx.registry, ctx.actor), plan.object.id, expects ? { expects } : {});
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
