import { report, type CheckContext } from './check-context.ts';
import type { ExprType } from './schema.ts';
import type { Span } from './tree.ts';
import { nameOfType } from './type-names.messages.ts';
import { DECIMAL, INTEGER, TEXT, isNumber, isTextLike } from './type-rules.ts';
import type { ArithmeticDomain, ArithmeticOperation, TypedNode } from './typed-tree.ts';

type Operator = '+' | '-' | '*' | '/' | '%';
interface Rule {
  readonly domain: ArithmeticDomain;
  readonly type: ExprType;
  readonly left: TypedNode;
  readonly right: TypedNode;
}

const OPERATIONS: Readonly<Record<Operator, ArithmeticOperation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
};

/** `+ - * / %` on numbers, money, text, dates, instants and durations. */
export function checkArithmetic(context: CheckContext, operator: Operator, left: TypedNode, right: TypedNode, span: Span): TypedNode | undefined {
  const rule = isNumber(left.type) && isNumber(right.type) ? numberRule(operator, left, right) : otherRule(operator, left, right);
  if (!rule) {
    return report(context, 'cannot_compute', span, { operator, left: nameOfType(left.type), right: nameOfType(right.type) });
  }
  return { kind: 'arithmetic', operation: OPERATIONS[operator], ...rule, ...span };
}

/** Unary minus. */
export function checkNegation(context: CheckContext, operand: TypedNode | undefined, span: Span): TypedNode | undefined {
  if (!operand) return undefined;
  if (isNumber(operand.type) || operand.type.kind === 'money' || operand.type.kind === 'duration') {
    return { kind: 'negate', operand, type: operand.type, start: span.start, end: span.end };
  }
  return report(context, 'cannot_compute_one', span, { operator: '-', type: nameOfType(operand.type) });
}

function numberRule(operator: Operator, left: TypedNode, right: TypedNode): Rule | undefined {
  const isWhole = left.type.kind === 'integer' && right.type.kind === 'integer';
  const leftPercent = left.type.kind === 'percent';
  const rightPercent = right.type.kind === 'percent';
  const domain = 'number';
  switch (operator) {
    case '*':
      // A factor in percent counts as its fraction: 200 * 50 % is 100.
      if (rightPercent) return { domain, type: leftPercent ? left.type : DECIMAL, left, right: fraction(right) };
      if (leftPercent) return { domain, type: DECIMAL, left: fraction(left), right };
      return { domain, type: isWhole ? INTEGER : DECIMAL, left, right };
    case '/':
      if (rightPercent && !leftPercent) return undefined;
      return { domain, type: leftPercent && !rightPercent ? left.type : DECIMAL, left, right };
    default:
      return { domain, type: leftPercent && rightPercent ? left.type : isWhole ? INTEGER : DECIMAL, left, right };
  }
}

function otherRule(operator: Operator, left: TypedNode, right: TypedNode): Rule | undefined {
  switch (operator) {
    case '+':
      return textRule(left, right) ?? sumRule(left, right) ?? sumRule(right, left);
    case '-':
      return differenceRule(left, right) ?? sumRule(left, right);
    case '*':
      return moneyByNumber(left, right) ?? moneyByNumber(right, left);
    case '/':
      if (left.type.kind === 'money' && right.type.kind === 'money') return { domain: 'money', type: DECIMAL, left, right };
      return right.type.kind === 'percent' ? undefined : moneyByNumber(left, right);
    case '%':
      return undefined;
  }
}

function textRule(left: TypedNode, right: TypedNode): Rule | undefined {
  return isTextLike(left.type) && isTextLike(right.type) ? { domain: 'text', type: TEXT, left, right } : undefined;
}

/** What `+` and `-` both allow, the moved one on the left. */
function sumRule(left: TypedNode, right: TypedNode): Rule | undefined {
  const { kind } = left.type;
  if (kind === 'money' && right.type.kind === 'money') return { domain: 'money', type: left.type, left, right };
  if (right.type.kind !== 'duration') return undefined;
  if (kind === 'duration') return { domain: 'duration', type: left.type, left, right };
  if (kind === 'date') return { domain: 'date_duration', type: left.type, left, right };
  return kind === 'instant' ? { domain: 'instant_duration', type: left.type, left, right } : undefined;
}

function differenceRule(left: TypedNode, right: TypedNode): Rule | undefined {
  const { kind } = left.type;
  if (kind !== right.type.kind || (kind !== 'date' && kind !== 'instant')) return undefined;
  return { domain: kind, type: { kind: 'duration' }, left, right };
}

function moneyByNumber(left: TypedNode, right: TypedNode): Rule | undefined {
  if (left.type.kind !== 'money' || !isNumber(right.type)) return undefined;
  const factor = right.type.kind === 'percent' ? fraction(right) : right;
  return { domain: 'money_number', type: left.type, left, right: factor };
}

function fraction(node: TypedNode): TypedNode {
  return { kind: 'call', name: 'fraction', args: [node], type: DECIMAL, start: node.start, end: node.end };
}
