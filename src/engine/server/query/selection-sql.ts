import { type Issue, invalid } from '#platform/contract/errors.ts';
import { checkExpression, type CheckResult } from '../../contract/expression/check-expression.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import { isTooDeepFilter } from '../../contract/expression/filter-tree.ts';
import type { ExpressionIssue } from '../../contract/expression/issue.ts';
import { listDependencies } from '../../contract/expression/list-dependencies.ts';
import { segmentListsIn } from '../../contract/expression/segment-lists.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { Selection } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import { environmentOf } from '../expression/environment.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { schemaFor } from '../policy/field-access.ts';
import { visibleTables } from '../policy/visible-tables.ts';
import { requireHistoric } from './historic.ts';
import { nameNarrowingSql, nameSearchSql } from './name-search.ts';

const condition = { expects: { kind: 'boolean' } } as const;

/** The conditions a selection amounts to, for rows under this alias; refuses what the actor may not see or the past does not know. */
export async function selectionSql(
  ctx: Context,
  storage: ObjectStorage,
  selection: Partial<Selection>,
  alias: string,
  parameters: SqlParameters,
): Promise<string[]> {
  const checked = checkedConditions(ctx, storage, selection);
  if (selection.asOf !== undefined) for (const typed of checked) requireHistoricNeeds(storage, typed);
  const conditions = checked.map((typed) => compileCondition(ctx, typed, alias, parameters, selection.asOf));
  const search = selection.search?.trim() ?? '';
  if (search !== '') conditions.push(nameSearchSql(storage, alias, search, parameters));
  // Entries hold the names of today.
  if (selection.asOf !== undefined) return conditions;
  const narrowing = await nameNarrowingSql(ctx, storage, { search, conditions: checked }, alias, parameters);
  return narrowing === undefined ? conditions : [narrowing, ...conditions];
}

/** One written condition, checked and compiled; for measures that count only some records. */
export function expressionSql(
  ctx: Context,
  storage: ObjectStorage,
  expression: string,
  alias: string,
  parameters: SqlParameters,
  asOf: string | undefined,
): string {
  const typed = accepted('expression', checkExpression(expression, schemaFor(ctx.registry, ctx.actor, 'column'), storage.object.id, condition));
  if (asOf !== undefined) requireHistoricNeeds(storage, typed);
  return compileCondition(ctx, typed, alias, parameters, asOf);
}

function compileCondition(ctx: Context, typed: TypedExpression, alias: string, parameters: SqlParameters, asOf: string | undefined): string {
  return compileExpressionSql(typed, { alias, env: environmentOf(ctx, asOf), tables: visibleTables(ctx, parameters), parameters, use: 'where' }).sql;
}

function checkedConditions(ctx: Context, storage: ObjectStorage, selection: Partial<Selection>): TypedExpression[] {
  const schema = schemaFor(ctx.registry, ctx.actor, 'column');
  const checked: TypedExpression[] = [];
  if (selection.filter !== undefined) {
    if (isTooDeepFilter(selection.filter)) throw invalid([tooDeep]);
    const tree = treeOfFilter(selection.filter);
    if (!tree.ok) throw invalid(issuesOf('filter', tree.issues));
    checked.push(accepted('filter', checkExpression(tree.tree, schema, storage.object.id, condition)));
  }
  if (selection.expression !== undefined && selection.expression.trim() !== '') {
    checked.push(accepted('expression', checkExpression(selection.expression, schema, storage.object.id, condition)));
  }
  return checked;
}

function accepted(field: string, result: CheckResult): TypedExpression {
  if (result.ok) return result.typed;
  throw invalid(issuesOf(field, result.issues));
}

function issuesOf(field: string, issues: readonly ExpressionIssue[]): Issue[] {
  return issues.map((issue) => ({
    field,
    code: `expression.${issue.code}`,
    message: issue.message,
    facts: { ...issue.facts, start: issue.start, end: issue.end },
  }));
}

function requireHistoricNeeds(storage: ObjectStorage, typed: TypedExpression): void {
  if (segmentListsIn(typed.root).length > 0) throw invalid([listOfToday]);
  const needs = listDependencies(typed);
  requireHistoric(storage, [...needs.fields, ...needs.identities, ...needs.references.keys(), ...needs.children.keys()]);
  const through = [...needs.references.keys()].find((name) => (needs.references.get(name)?.fields.size ?? 0) > 0);
  if (through !== undefined) requireHistoric(storage, [`${through}.${[...(needs.references.get(through)?.fields ?? [])].join(', ')}`]);
}

const listOfToday: Issue = {
  code: 'query.segment_not_historic',
  message: {
    zh: '静态细分只知道今天的名单，不能按过去的时点查询；动态细分可以。',
    en: 'A static segment knows today’s list only and cannot be asked for as of a date; a dynamic one can.',
  },
};

const tooDeep: Issue = {
  field: 'filter',
  code: 'filter.too_deep',
  message: { zh: '筛选条件嵌套太深，请拆开。', en: 'The filter is nested too deeply; split it.' },
};
