import { boundsAtScale, compareDecimals, ZERO, type ExactDecimal } from '../../contract/expression/exact-decimal.ts';
import { startOfDate } from '../../contract/expression/time-zone.ts';
import { dateOfDayNumber, dayNumber } from '../../contract/expression/calendar-days.ts';
import { scaleOf } from '../../contract/expression/schema.ts';
import type { CompareOperator, TypedNode } from '../../contract/expression/typed-tree.ts';
import { numberOf } from '../../contract/expression/value-rules.ts';
import { arrayParameter, constantNumber, constantValue, isConstant, parameterOf } from './sql-constants.ts';
import { compileMoney, exponentOf, sharesCurrency } from './sql-money.ts';
import type { SqlScope } from './sql-scope.ts';
import { compileValue, storedColumn } from './sql-values.ts';

type CompareNode = Extract<TypedNode, { kind: 'compare' }>;

const SQL_OPERATORS: Readonly<Record<CompareOperator, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const MIRRORED: Readonly<Record<CompareOperator, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const BIGINT = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n };
const MAX_EXPONENT = 4;

/** A comparison; where one side is a stored column and the other is known, in the form an index understands. */
export function compileCompare(node: CompareNode, scope: SqlScope): string {
  // Money itself is never constant, so an amount stays on the left of a number.
  if (isConstant(node.left)) {
    return compileCompare(swapped(node), scope);
  }
  const operator = SQL_OPERATORS[node.operator];
  switch (node.domain) {
    case 'number':
      return storedComparison(node, scope) ?? plain(node, operator, scope);
    case 'money_number':
      return moneyBound(node, scope) ?? `(${compileMoney(node.left, scope).amount} ${operator} ${compileValue(node.right, scope)})`;
    case 'money': {
      const left = compileMoney(node.left, scope);
      const right = compileMoney(node.right, scope);
      return `(${left.amount} ${operator} ${right.amount} and ${sharesCurrency(left, right)})`;
    }
    case 'text':
      return storedEquality(node, operator, scope) ?? plain(node, operator, scope);
    case 'date':
      return dateOfInstant(node, scope) ?? plain(node, operator, scope);
    default:
      return plain(node, operator, scope);
  }
}

/** `x in [ … ]`: one array parameter where all members are known. */
export function compileIn(node: Extract<TypedNode, { kind: 'in' }>, scope: SqlScope): string {
  const operand = compileValue(node.operand, scope);
  if (node.items.every(isConstant)) {
    const values = node.items.map((item) => constantValue(item, scope));
    const known = node.operand.kind === 'field' && node.domain === 'text' ? storedColumn(node.operand, scope) : operand;
    return storedMembership(node, values.map(numberOf), scope) ?? `${known} = any(${arrayParameter(values, node.operand.type.kind, scope)})`;
  }
  return `${operand} in (${node.items.map((item) => compileValue(item, scope)).join(', ')})`;
}

function plain(node: CompareNode, operator: string, scope: SqlScope): string {
  return `(${compileValue(node.left, scope)} ${operator} ${compileValue(node.right, scope)})`;
}

/** Equality is the same in every collation, so the column stays as the index knows it. */
function storedEquality(node: CompareNode, operator: string, scope: SqlScope): string | undefined {
  if (node.left.kind !== 'field' || !isConstant(node.right) || (operator !== '=' && operator !== '<>')) return undefined;
  return `${storedColumn(node.left, scope)} ${operator} ${compileValue(node.right, scope)}`;
}

function swapped(node: CompareNode): CompareNode {
  return { ...node, left: node.right, right: node.left, operator: MIRRORED[node.operator] };
}

function storedComparison(node: CompareNode, scope: SqlScope): string | undefined {
  if (node.left.kind !== 'field') return undefined;
  const limit = constantNumber(node.right, scope);
  if (limit) return scaledBound(storedColumn(node.left, scope), node.operator, limit, scaleOf(node.left.field), scope);
  if (node.right.kind !== 'field' || scaleOf(node.left.field) !== scaleOf(node.right.field)) return undefined;
  return `(${storedColumn(node.left, scope)} ${SQL_OPERATORS[node.operator]} ${storedColumn(node.right, scope)})`;
}

/** A scaled bigint column against a number: the number moves to the column's scale, rounded to the side that keeps the answer. */
function scaledBound(column: string, operator: CompareOperator, limit: ExactDecimal, scale: number, scope: SqlScope): string {
  const { floor, ceiling } = boundsAtScale(limit, scale);
  const isWhole = floor === ceiling;
  const isReachable = isWhole && floor >= BIGINT.least && floor <= BIGINT.greatest;
  switch (operator) {
    case '==':
      return isReachable ? `${column} = ${bigintParameter(floor, scope)}` : 'false';
    case '!=':
      return isReachable ? `${column} <> ${bigintParameter(floor, scope)}` : `${column} is not null`;
    case '>':
    case '<=':
      return rangeBound(column, operator, floor, scope);
    case '>=':
    case '<':
      return rangeBound(column, operator, ceiling, scope);
  }
}

function rangeBound(column: string, operator: '>' | '>=' | '<' | '<=', limit: bigint, scope: SqlScope): string {
  const isUpward = operator === '>' || operator === '>=';
  if (limit > BIGINT.greatest) return isUpward ? 'false' : `${column} is not null`;
  if (limit < BIGINT.least) return isUpward ? `${column} is not null` : 'false';
  return `${column} ${operator} ${bigintParameter(limit, scope)}`;
}

/**
 * A money field against a number. One exponent for all values: one bound. Otherwise a bound that no match can miss, which the index
 * serves, and the exact comparison in the value's own currency.
 */
function moneyBound(node: CompareNode, scope: SqlScope): string | undefined {
  if (node.left.kind !== 'field') return undefined;
  const limit = constantNumber(node.right, scope);
  if (!limit) return undefined;
  const column = storedColumn(node.left, scope);
  const exponent = exponentOf(node.left, scope);
  if (exponent !== undefined) return scaledBound(column, node.operator, limit, exponent, scope);
  const exact = `${compileMoney(node.left, scope).amount} ${SQL_OPERATORS[node.operator]} ${compileValue(node.right, scope)}`;
  const coarse = coarseBound(column, node.operator, limit, scope);
  return coarse ? `(${coarse} and ${exact})` : `(${exact})`;
}

function coarseBound(column: string, operator: CompareOperator, limit: ExactDecimal, scope: SqlScope): string | undefined {
  const isPositive = compareDecimals(limit, ZERO) >= 0;
  // The smallest count of minor units an amount can have is that of a currency without any; the largest that of four digits.
  if (operator === '>' || operator === '>=') return scaledBound(column, operator, limit, isPositive ? 0 : MAX_EXPONENT, scope);
  if (operator === '<' || operator === '<=') return scaledBound(column, operator, limit, isPositive ? MAX_EXPONENT : 0, scope);
  return undefined;
}

function storedMembership(node: Extract<TypedNode, { kind: 'in' }>, values: readonly (ExactDecimal | null)[], scope: SqlScope): string | undefined {
  if (node.domain !== 'number' || node.operand.kind !== 'field') return undefined;
  const scale = scaleOf(node.operand.field);
  const reachable = values.flatMap((value) => {
    const bounds = value && boundsAtScale(value, scale);
    const isStored = bounds && bounds.floor === bounds.ceiling && bounds.floor >= BIGINT.least && bounds.floor <= BIGINT.greatest;
    return isStored ? [String(bounds.floor)] : [];
  });
  return `${storedColumn(node.operand, scope)} = any(${scope.parameters.add(reachable, 'bigint[]')})`;
}

/** `dateOf(created_at) >= date('2026-01-01')` asks the column itself. */
function dateOfInstant(node: CompareNode, scope: SqlScope): string | undefined {
  const isRange = node.operator !== '==' && node.operator !== '!=';
  if (!isRange || node.left.kind !== 'call' || node.left.name !== 'date_of' || !isConstant(node.right)) return undefined;
  const [instant] = node.left.args;
  const date = constantValue(node.right, scope);
  if (!instant || typeof date !== 'string') return undefined;
  // Up to a date includes all of it, so the bound is the start of the next one.
  const isAfter = node.operator === '>' || node.operator === '<=';
  const bound = isAfter ? dateOfDayNumber(dayNumber(date) + 1) : date;
  if (bound === null) return undefined;
  const operator = node.operator === '>' || node.operator === '>=' ? '>=' : '<';
  return `(${compileValue(instant, scope)} ${operator} ${parameterOf(startOfDate(bound, scope.env.timeZone), 'instant', scope)})`;
}

function bigintParameter(value: bigint, scope: SqlScope): string {
  return scope.parameters.add(String(value), 'bigint');
}
