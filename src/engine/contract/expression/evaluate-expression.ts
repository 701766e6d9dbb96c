import { evaluateAggregate } from './evaluate-aggregate.ts';
import { evaluateArithmetic, negateValue } from './evaluate-arithmetic.ts';
import { FUNCTION_EVALUATORS } from './evaluate-functions.ts';
import { identityOf, recordAt, type EvaluationScope } from './evaluation-scope.ts';
import { readValue } from './read-value.ts';
import type { ExprEnvironment, ExprRecord, ExprValue } from './record.ts';
import type { CompareOperator, TypedExpression, TypedNode } from './typed-tree.ts';
import { isTrue, orderOf } from './value-rules.ts';

/** The value of an expression for one record. Pure: time, person and calendar come from `env`. */
export function evaluateExpression(typed: TypedExpression, record: ExprRecord, env: ExprEnvironment): ExprValue {
  return evaluateNode(typed.root, { root: record, variables: new Map(), env, evaluate: evaluateNode });
}

/** Whether a condition holds for one record: nothing but true is true. */
export function isTrueFor(typed: TypedExpression, record: ExprRecord, env: ExprEnvironment): boolean {
  return isTrue(evaluateExpression(typed, record, env));
}

/** The value of a part of an expression that asks for no record; the SQL compiler turns it into a parameter. */
export function evaluateConstant(node: TypedNode, env: ExprEnvironment): ExprValue {
  return evaluateNode(node, { root: { id: '', values: {} }, variables: new Map(), env, evaluate: evaluateNode });
}

function evaluateNode(node: TypedNode, scope: EvaluationScope): ExprValue {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'field':
      return readValue(node.field.type, recordAt(node.source, scope)?.values[node.field.name]);
    case 'identity':
      return identityOf(node.source, scope);
    case 'compare':
      return isOrdered(node.operator, orderOf(evaluateNode(node.left, scope), evaluateNode(node.right, scope)));
    case 'is_null':
      return evaluateNode(node.operand, scope) === null;
    case 'not':
      return !isTrue(evaluateNode(node.operand, scope));
    case 'and':
      return isTrue(evaluateNode(node.left, scope)) && isTrue(evaluateNode(node.right, scope));
    case 'or':
      return isTrue(evaluateNode(node.left, scope)) || isTrue(evaluateNode(node.right, scope));
    case 'in': {
      const value = evaluateNode(node.operand, scope);
      return node.items.some((item) => orderOf(value, evaluateNode(item, scope)) === 0);
    }
    case 'negate':
      return negateValue(evaluateNode(node.operand, scope));
    case 'arithmetic':
      return evaluateArithmetic(node, evaluateNode(node.left, scope), evaluateNode(node.right, scope));
    case 'conditional':
      return evaluateNode(isTrue(evaluateNode(node.condition, scope)) ? node.then : node.otherwise, scope);
    case 'call':
      return FUNCTION_EVALUATORS[node.name](
        node.args.map((arg) => evaluateNode(arg, scope)),
        scope.env,
      );
    case 'aggregate':
      return evaluateAggregate(node, scope);
  }
}

/** A comparison with null has no order and is false. */
function isOrdered(operator: CompareOperator, order: number | null): boolean {
  if (order === null) return false;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
