import { formatDecimal, type ExactDecimal } from '../../contract/expression/exact-decimal.ts';
import { evaluateConstant } from '../../contract/expression/evaluate-expression.ts';
import { partsOf } from '../../contract/expression/list-dependencies.ts';
import type { ExprValue } from '../../contract/expression/record.ts';
import type { ExprKind } from '../../contract/expression/schema.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { numberOf } from '../../contract/expression/value-rules.ts';
import type { SqlScope } from './sql-scope.ts';

/** The SQL type that carries each kind during a computation (money is two values; sets never are one). */
export const SQL_TYPES: Readonly<Record<ExprKind, string>> = {
  text: 'text',
  choice: 'text',
  boolean: 'boolean',
  integer: 'numeric',
  decimal: 'numeric',
  percent: 'numeric',
  money: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  duration: 'numeric',
  id: 'uuid',
  record: 'uuid',
  choices: 'text',
  list: 'text',
  null: 'text',
  'file-list': 'text',
};

/** Whether a part asks for no record, so that its value is known before the query runs. */
export function isConstant(node: TypedNode): boolean {
  if (node.kind === 'field' || node.kind === 'identity' || node.kind === 'aggregate') return false;
  return partsOf(node).every(isConstant);
}

/** The value of a constant part. */
export function constantValue(node: TypedNode, scope: SqlScope): ExprValue {
  return evaluateConstant(node, scope.env);
}

/** The number a constant part has; null when it has none. */
export function constantNumber(node: TypedNode, scope: SqlScope): ExactDecimal | null {
  return isConstant(node) ? numberOf(constantValue(node, scope)) : null;
}

/** A known value as parameter of the SQL type of this kind. */
export function parameterOf(value: ExprValue, kind: ExprKind, scope: SqlScope): string {
  const type = SQL_TYPES[kind];
  if (value === null) return `null::${type}`;
  if (typeof value === 'boolean') return String(value);
  return scope.parameters.add(driverValue(value), type);
}

/** Known values as one array parameter. */
export function arrayParameter(values: readonly ExprValue[], kind: ExprKind, scope: SqlScope): string {
  const known = values.filter((value) => value !== null);
  return scope.parameters.add(known.map(driverValue), `${SQL_TYPES[kind]}[]`);
}

function driverValue(value: ExprValue): string | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  const number = numberOf(value);
  if (!number) throw new Error('this kind of value is never a parameter');
  return formatDecimal(number);
}
