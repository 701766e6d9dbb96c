import { report, type CheckContext } from './check-context.ts';
import { coerceConstant } from './coerce-constant.ts';
import { checkArithmetic } from './check-arithmetic.ts';
import type { ExprType } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import { nameOfKinds, nameOfType } from './type-names.messages.ts';
import { BOOLEAN, isIdLike, isNumber, isTextLike } from './type-rules.ts';
import type { CompareDomain, CompareOperator, TypedNode } from './typed-tree.ts';

type BinaryNode = Extract<UntypedNode, { kind: 'binary' }>;

const MIRRORED: Readonly<Record<CompareOperator, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Any binary operator. */
export function checkBinary(node: BinaryNode, context: CheckContext): TypedNode | undefined {
  const span = { start: node.start, end: node.end };
  switch (node.operator) {
    case '&&':
    case '||': {
      const left = checkBoolean(node.left, context);
      const right = checkBoolean(node.right, context);
      return left && right && { kind: node.operator === '&&' ? 'and' : 'or', left, right, type: BOOLEAN, ...span };
    }
    case 'in':
      return checkIn(node, context);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%': {
      const left = context.check(node.left, context);
      const right = context.check(node.right, context);
      return left && right && checkArithmetic(context, node.operator, left, right, span);
    }
    default: {
      const left = context.check(node.left, context);
      const right = context.check(node.right, context);
      return left && right && checkComparison(context, node.operator, left, right, span);
    }
  }
}

/** A node that must be yes or no. */
export function checkBoolean(node: UntypedNode, context: CheckContext): TypedNode | undefined {
  const typed = context.check(node, context);
  if (!typed || typed.type.kind === 'boolean') return typed;
  return report(context, 'type_mismatch', typed, { expected: nameOfKinds(['boolean']), found: nameOfType(typed.type) });
}

/** Whether a value is null; an empty multi-choice and an empty file list count as null. */
export function nullTest(operand: TypedNode, span: Span): TypedNode {
  const place = { type: BOOLEAN, start: span.start, end: span.end };
  if (operand.type.kind === 'choices') return { kind: 'call', name: 'choices_empty', args: [operand], ...place };
  if (operand.type.kind === 'file-list') return { kind: 'call', name: 'files_empty', args: [operand], ...place };
  return { kind: 'is_null', operand, ...place };
}

function checkComparison(context: CheckContext, operator: CompareOperator, left: TypedNode, right: TypedNode, span: Span): TypedNode | undefined {
  if (isNull(left) || isNull(right)) {
    const operand = isNull(right) ? left : right;
    if (operator === '==') return nullTest(operand, span);
    if (operator === '!=') return { kind: 'not', operand: nullTest(operand, span), type: BOOLEAN, ...span };
    return report(context, 'cannot_order', isNull(right) ? right : left, { type: nameOfType({ kind: 'null' }) });
  }
  const coercedLeft = coerceConstant(context, left, right.type);
  const coercedRight = coerceConstant(context, right, left.type);
  if (!coercedLeft || !coercedRight) return undefined;
  return compare(context, operator, coercedLeft, coercedRight, span);
}

function compare(context: CheckContext, operator: CompareOperator, left: TypedNode, right: TypedNode, span: Span): TypedNode | undefined {
  const domain = compareDomain(left.type, right.type);
  if (!domain) {
    if (isNumber(left.type) && right.type.kind === 'money') return compare(context, MIRRORED[operator], right, left, span);
    return reportIncomparable(context, left, right, span);
  }
  const unordered = [left, right].find((side) => ['boolean', 'id', 'record', 'choice'].includes(side.type.kind));
  if (unordered && operator !== '==' && operator !== '!=') {
    return report(context, 'cannot_order', unordered, { type: nameOfType(unordered.type) });
  }
  return { kind: 'compare', operator, domain, left, right, type: BOOLEAN, ...span };
}

/** How two types are compared; undefined when they are not. */
export function compareDomain(left: ExprType, right: ExprType): CompareDomain | undefined {
  if (isNumber(left) && isNumber(right)) return 'number';
  if (left.kind === 'money') return right.kind === 'money' ? 'money' : isNumber(right) ? 'money_number' : undefined;
  if (isTextLike(left) && isTextLike(right)) return 'text';
  if (isIdLike(left) && isIdLike(right)) return 'id';
  if (left.kind !== right.kind) return undefined;
  switch (left.kind) {
    case 'date':
    case 'instant':
    case 'duration':
    case 'boolean':
      return left.kind;
    default:
      return undefined;
  }
}

function checkIn(node: BinaryNode, context: CheckContext): TypedNode | undefined {
  const span = { start: node.start, end: node.end };
  const operand = context.check(node.left, context);
  if (node.right.kind !== 'list') {
    const set = context.check(node.right, context);
    if (!operand || !set) return undefined;
    if (set.type.kind !== 'choices')
      return report(context, 'type_mismatch', set, { expected: nameOfKinds(['list', 'choices']), found: nameOfType(set.type) });
    const key = isTextLike(operand.type)
      ? coerceConstant(context, operand, set.type)
      : report(context, 'cannot_compare', span, { left: nameOfType(operand.type), right: nameOfType(set.type) });
    return key && { kind: 'call', name: 'choices_contain', args: [set, key], type: BOOLEAN, ...span };
  }
  const items = node.right.items.map((item) => operand && checkItem(item, operand, context));
  if (!operand) return undefined;
  const known = items.filter((item) => item !== undefined);
  if (known.length < items.length) return undefined;
  return membership(operand, known, span);
}

/** Money is asked for amount by amount: each may be a number or money. */
function membership(operand: TypedNode, items: readonly TypedNode[], span: Span): TypedNode {
  const place = { type: BOOLEAN, start: span.start, end: span.end };
  const never: TypedNode = { kind: 'constant', value: false, ...place };
  const domain = items[0] && compareDomain(operand.type, items[0].type);
  if (!domain) return never;
  if (operand.type.kind !== 'money') return { kind: 'in', domain, operand, items, ...place };
  return items.reduce<TypedNode>((found, right) => {
    const itemDomain = compareDomain(operand.type, right.type) ?? domain;
    return { kind: 'or', left: found, right: { kind: 'compare', operator: '==', domain: itemDomain, left: operand, right, ...place }, ...place };
  }, never);
}

function checkItem(item: UntypedNode, operand: TypedNode, context: CheckContext): TypedNode | undefined {
  const typed = context.check(item, context);
  const coerced = typed && coerceConstant(context, typed, operand.type);
  if (!coerced) return undefined;
  if (isNull(coerced)) return report(context, 'null_in_list', coerced);
  if (compareDomain(operand.type, coerced.type)) return coerced;
  return reportIncomparable(context, operand, coerced, coerced);
}

function reportIncomparable(context: CheckContext, left: TypedNode, right: TypedNode, span: Span): undefined {
  const kinds = [left.type.kind, right.type.kind];
  const hasNumber = isNumber(left.type) || isNumber(right.type);
  if (kinds.includes('date') && kinds.includes('instant')) return report(context, 'cannot_compare_date_instant', span);
  if (kinds.includes('duration') && hasNumber) return report(context, 'cannot_compare_duration', span);
  return report(context, 'cannot_compare', span, { left: nameOfType(left.type), right: nameOfType(right.type) });
}

function isNull(node: TypedNode): boolean {
  return node.type.kind === 'null';
}
