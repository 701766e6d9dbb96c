import { ZERO, addDecimals, divideDecimals, wholeNumber, type ExactDecimal } from './exact-decimal.ts';
import { recordAt, type EvaluationScope } from './evaluation-scope.ts';
import type { ExprRecord, ExprValue, MoneyValue } from './record.ts';
import type { ChildCondition, ChildrenSource, TypedNode } from './typed-tree.ts';
import { commonCurrency, durationOf, extremeOf, isTrue, moneyOf, numberOf } from './value-rules.ts';

type AggregateNode = Extract<TypedNode, { kind: 'aggregate' }>;

/** A question over the children of a record; values that are null take no part in sums and extremes. */
export function evaluateAggregate(node: AggregateNode, scope: EvaluationScope): ExprValue {
  const children = listChildren(node.children, scope);
  const { body } = node;
  const holds = (child: ExprRecord): boolean => !body || isTrue(valueFor(body, child, scope));
  switch (node.aggregate) {
    case 'count':
      return wholeNumber(children.filter(holds).length);
    case 'exists':
      return children.some(holds);
    case 'all':
      return children.every(holds);
    default: {
      const values = body ? children.map((child) => valueFor(body, child, scope)).filter((value) => value !== null) : [];
      return foldValues(node, values);
    }
  }
}

function listChildren(source: ChildrenSource, scope: EvaluationScope): readonly ExprRecord[] {
  const children = recordAt(source.parent, scope)?.children?.[source.relation] ?? [];
  return children.filter((child) => source.filters.every((filter) => isTrue(valueFor(filter, child, scope))));
}

function valueFor(condition: ChildCondition, child: ExprRecord, scope: EvaluationScope): ExprValue {
  const variables = new Map([...scope.variables, [condition.variable, child]]);
  return scope.evaluate(condition.body, { ...scope, variables });
}

function foldValues(node: AggregateNode, values: readonly ExprValue[]): ExprValue {
  if (node.aggregate === 'min' || node.aggregate === 'max') return extremeOf(values, node.aggregate === 'max' ? 1 : -1);
  switch (node.type.kind) {
    case 'duration':
      return values.reduce<bigint>((sum, value) => sum + (durationOf(value) ?? 0n), 0n);
    case 'money':
      return foldMoney(
        node,
        values.map(moneyOf).filter((money) => money !== null),
      );
    default: {
      const numbers = values.map(numberOf).filter((number) => number !== null);
      return node.aggregate === 'avg' ? average(numbers) : sumOf(numbers);
    }
  }
}

/** The sum over nothing is zero of any currency; over several currencies there is none. */
function foldMoney(node: AggregateNode, amounts: readonly MoneyValue[]): MoneyValue | null {
  const currency = commonCurrency(amounts);
  if (currency === undefined) return null;
  const numbers = amounts.map((money) => money.amount);
  const amount = node.aggregate === 'avg' ? average(numbers) : sumOf(numbers);
  return amount && { amount, currency };
}

function sumOf(numbers: readonly ExactDecimal[]): ExactDecimal {
  return numbers.reduce(addDecimals, ZERO);
}

function average(numbers: readonly ExactDecimal[]): ExactDecimal | null {
  return divideDecimals(sumOf(numbers), wholeNumber(numbers.length));
}
