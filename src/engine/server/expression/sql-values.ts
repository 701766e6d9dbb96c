import type { ExprKind } from '../../contract/expression/schema.ts';
import { scaleOf } from '../../contract/expression/schema.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { compileAggregate } from './sql-aggregates.ts';
import { compileArithmetic } from './sql-arithmetic.ts';
import { constantValue, isConstant, parameterOf } from './sql-constants.ts';
import { compileFunction } from './sql-functions.ts';
import { compileWhere } from './sql-predicates.ts';
import { countNode, identitySql, onRecord, placeSql, type SqlScope } from './sql-scope.ts';

/**
 * The value of a part as one SQL scalar: numbers as numeric, durations as numeric milliseconds, ids as uuid. Money has two: see
 * `compileMoney`. `kind` gives a written null its type.
 */
export function compileValue(node: TypedNode, scope: SqlScope, kind: ExprKind = node.type.kind): string {
  countNode(scope);
  if (isConstant(node)) return parameterOf(constantValue(node, scope), kind, scope);
  switch (node.kind) {
    case 'field':
      return compileField(node, scope);
    case 'identity':
      return identitySql(node.source, scope);
    case 'negate':
      return `(- ${compileValue(node.operand, scope)})`;
    case 'arithmetic':
      return compileArithmetic(node, scope);
    case 'conditional': {
      const [then, otherwise] = [compileValue(node.then, scope, kind), compileValue(node.otherwise, scope, kind)];
      return `(case when ${compileWhere(node.condition, scope)} then ${then} else ${otherwise} end)`;
    }
    case 'call':
      return isPredicateCall(node) ? `((${compileWhere(node, scope)}) is true)` : compileFunction(node, scope, kind);
    case 'aggregate':
      return node.type.kind === 'boolean' ? `(${compileWhere(node, scope)})` : compileAggregate(node, scope);
    case 'constant':
    case 'compare':
    case 'is_null':
    case 'not':
    case 'and':
    case 'or':
    case 'in':
      return `((${compileWhere(node, scope)}) is true)`;
  }
}

/** The column of a field as it is stored, without scaling: what an index knows. */
export function storedColumn(node: Extract<TypedNode, { kind: 'field' }>, scope: SqlScope): string {
  const column = node.field.column ?? node.field.name;
  const stored = node.type.kind === 'money' ? `${column}_minor` : node.type.kind === 'id' && !node.field.column ? `${column}_id` : column;
  return onRecord(node.source, scope, (alias) => placeSql(alias, node.field, stored, documentTypes[node.type.kind] ?? 'text'));
}

const documentTypes: Partial<Record<ExprKind, string>> = {
  integer: 'bigint',
  decimal: 'bigint',
  percent: 'bigint',
  money: 'bigint',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
};

/** A power of ten below one, as SQL literal: 2 → `0.01`. */
export function tenth(digits: number): string {
  return digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`;
}

function compileField(node: Extract<TypedNode, { kind: 'field' }>, scope: SqlScope): string {
  const stored = storedColumn(node, scope);
  switch (node.type.kind) {
    case 'integer':
    case 'decimal':
    case 'percent': {
      const scale = scaleOf(node.field);
      return scale === 0 ? `${stored}::numeric` : `(${stored} * ${tenth(scale)})`;
    }
    // Column by column the collation may differ; within an expression it is always that of code points.
    case 'text':
    case 'choice':
      return `(${stored} collate "C")`;
    default:
      return stored;
  }
}

/** Functions that answer yes or no, and never null; coalesce of yes/no may be null and is a value. */
function isPredicateCall(node: Extract<TypedNode, { kind: 'call' }>): boolean {
  return node.type.kind === 'boolean' && node.name !== 'coalesce';
}
