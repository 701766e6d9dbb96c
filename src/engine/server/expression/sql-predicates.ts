import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { isTrue } from '../../contract/expression/value-rules.ts';
import { existsSql } from './sql-aggregates.ts';
import { compileCompare, compileIn } from './sql-compare.ts';
import { constantNumber, constantValue, isConstant } from './sql-constants.ts';
import { compilePredicateCall } from './sql-predicate-functions.ts';
import { findReferenceCondition } from './sql-reference-condition.ts';
import { bounded, countNode, referenceChain, withVariable, type SqlScope } from './sql-scope.ts';
import { compileMoney } from './sql-money.ts';
import { compileValue, storedColumn } from './sql-values.ts';

/**
 * SQL that is true exactly where the condition is true; elsewhere it may be false or null. So nothing is wrapped around a column and
 * an index serves `stage == 'won' && amount > 10000` as it stands.
 */
export function compileWhere(node: TypedNode, scope: SqlScope): string {
  countNode(scope);
  return bounded(writeWhere(node, scope));
}

function writeWhere(node: TypedNode, scope: SqlScope): string {
  if (isConstant(node)) return String(isTrue(constantValue(node, scope)));
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${compileWhere(node.left, scope)} ${node.kind} ${compileWhere(node.right, scope)})`;
    case 'not':
      return compileNot(node.operand, scope);
    case 'is_null':
      return `${nullable(node.operand, scope)} is null`;
    case 'aggregate':
      return node.aggregate === 'all' ? `not ${existsSql(node, scope, true)}` : existsSql(node, scope);
    case 'compare': {
      const existence = existenceOf(node, scope);
      if (existence) return `${existence.isAny ? '' : 'not '}${existsSql(existence.aggregate, scope)}`;
      return throughReference(node, scope) ?? compileCompare(node, scope);
    }
    case 'in':
      return throughReference(node, scope) ?? compileIn(node, scope);
    case 'conditional':
      return `(case when ${compileWhere(node.condition, scope)} then ${compileWhere(node.then, scope)} else ${compileWhere(node.otherwise, scope)} end)`;
    case 'call':
      if (node.name === 'coalesce') return compileValue(node, scope);
      return throughReference(node, scope) ?? compilePredicateCall(node, scope);
    default:
      return compileValue(node, scope);
  }
}

/** SQL that is true exactly where the condition is not true: its complement, records without a value included. */
export function compileNot(node: TypedNode, scope: SqlScope): string {
  countNode(scope);
  if (isConstant(node)) return String(!isTrue(constantValue(node, scope)));
  switch (node.kind) {
    case 'and':
      return `(${compileNot(node.left, scope)} or ${compileNot(node.right, scope)})`;
    case 'or':
      return `(${compileNot(node.left, scope)} and ${compileNot(node.right, scope)})`;
    case 'not':
      return compileWhere(node.operand, scope);
    case 'is_null':
      return `${nullable(node.operand, scope)} is not null`;
    case 'aggregate':
      return node.aggregate === 'all' ? existsSql(node, scope, true) : `not ${existsSql(node, scope)}`;
    case 'call':
      // Never null, so that the planner may join the complement.
      return node.name === 'in_segment' ? `not ${compileWhere(node, scope)}` : `(${compileWhere(node, scope)}) is not true`;
    case 'compare': {
      const existence = existenceOf(node, scope);
      if (existence) return `${existence.isAny ? 'not ' : ''}${existsSql(existence.aggregate, scope)}`;
      return `(${compileWhere(node, scope)}) is not true`;
    }
    default:
      return `(${compileWhere(node, scope)}) is not true`;
  }
}

/** What tells whether a part is null: the stored column where there is one. */
function nullable(node: TypedNode, scope: SqlScope): string {
  if (node.kind === 'field') return storedColumn(node, scope);
  return node.type.kind === 'money' ? compileMoney(node, scope).amount : compileValue(node, scope);
}

/** `children.count(…) > 0` and its kin ask whether there is any: the database can stop at the first. */
function existenceOf(
  node: Extract<TypedNode, { kind: 'compare' }>,
  scope: SqlScope,
): { aggregate: Extract<TypedNode, { kind: 'aggregate' }>; isAny: boolean } | undefined {
  if (node.left.kind !== 'aggregate' || node.left.aggregate !== 'count') return undefined;
  const limit = constantNumber(node.right, scope);
  if (limit?.scale !== 0 || (limit.coefficient !== 0n && limit.coefficient !== 1n)) return undefined;
  const question = `${node.operator}${limit.coefficient}`;
  if (['>0', '!=0', '>=1'].includes(question)) return { aggregate: node.left, isAny: true };
  return ['==0', '<=0', '<1'].includes(question) ? { aggregate: node.left, isAny: false } : undefined;
}

/** A condition on a field behind a reference as `exists`, which the planner can turn into a join. */
function throughReference(node: TypedNode, scope: SqlScope): string | undefined {
  const found = findReferenceCondition(node);
  if (!found) return undefined;
  const { from, alias } = referenceChain(found.record, scope);
  return `exists (select 1 ${from} and ${compileWhere(found.condition, withVariable(scope, found.variable, alias))})`;
}
