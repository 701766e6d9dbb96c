import { report, type CheckContext } from './check-context.ts';
import { checkNegation } from './check-arithmetic.ts';
import { checkConditional, checkFunction } from './check-functions.ts';
import { checkMethod } from './check-methods.ts';
import { checkMember, checkName } from './check-names.ts';
import { checkBinary, checkBoolean } from './check-operators.ts';
import { coerceConstant } from './coerce-constant.ts';
import { parseDecimal } from './exact-decimal.ts';
import { createIssue, type ExpressionIssue } from './issue.ts';
import { parseExpression } from './parse-expression.ts';
import type { ExprSchema, ExprType } from './schema.ts';
import type { UntypedNode } from './tree.ts';
import { nameOfKinds, nameOfType } from './type-names.messages.ts';
import { BOOLEAN, DECIMAL, INTEGER, NULL_TYPE, TEXT, isAssignable } from './type-rules.ts';
import type { TypedExpression, TypedNode } from './typed-tree.ts';

/** A typed expression, or everything that is wrong with it. */
export type CheckResult =
  | { readonly ok: true; readonly typed: TypedExpression }
  | { readonly ok: false; readonly issues: readonly ExpressionIssue[] };

/** Gives every part of an expression its type, or says what is wrong and where. */
export function checkExpression(
  source: UntypedNode | string,
  schema: ExprSchema,
  object: string,
  options: { readonly expects?: ExprType } = {},
): CheckResult {
  const parsed = typeof source === 'string' ? parseExpression(source) : { ok: true as const, tree: source };
  if (!parsed.ok) return parsed;
  const { tree } = parsed;
  const root = schema.object(object);
  if (!root) return { ok: false, issues: [createIssue('unknown_object', tree, { name: object })] };
  const context: CheckContext = { schema, root, variables: new Map(), issues: [], counter: { segments: 0 }, check: checkNode };
  const checked = checkNode(tree, context);
  const typed = checked && expected(checked, options.expects, context);
  if (!typed || context.issues.length > 0) return { ok: false, issues: context.issues };
  return { ok: true, typed: { object, type: typed.type, tree, root: typed } };
}

function checkNode(node: UntypedNode, context: CheckContext): TypedNode | undefined {
  switch (node.kind) {
    case 'literal':
      return checkLiteral(node);
    case 'name':
      return checkName(node, context);
    case 'member':
      return checkMember(node, context);
    case 'call':
      return node.target ? checkMethod({ node, context }, node.target) : checkFunction(node, context);
    case 'unary':
      return checkUnary(node, context);
    case 'binary':
      return checkBinary(node, context);
    case 'conditional':
      return checkConditional(node, context);
    case 'list':
      return report(context, 'type_mismatch', node, { expected: { zh: '单个值', en: 'a single value' }, found: nameOfKinds(['list']) });
  }
}

function checkUnary(node: Extract<UntypedNode, { kind: 'unary' }>, context: CheckContext): TypedNode | undefined {
  if (node.operator === '-') return checkNegation(context, context.check(node.operand, context), node);
  const operand = checkBoolean(node.operand, context);
  return operand && { kind: 'not', operand, type: BOOLEAN, start: node.start, end: node.end };
}

function checkLiteral(node: Extract<UntypedNode, { kind: 'literal' }>): TypedNode {
  const place = { kind: 'constant', start: node.start, end: node.end } as const;
  switch (node.value.type) {
    case 'text':
      return { ...place, type: TEXT, value: node.value.text };
    case 'number':
      return { ...place, type: node.value.digits.includes('.') ? DECIMAL : INTEGER, value: parseDecimal(node.value.digits) ?? null };
    case 'boolean':
      return { ...place, type: BOOLEAN, value: node.value.value };
    case 'null':
      return { ...place, type: NULL_TYPE, value: null };
  }
}

function expected(node: TypedNode, wanted: ExprType | undefined, context: CheckContext): TypedNode | undefined {
  if (!wanted) return node;
  const coerced = coerceConstant(context, node, wanted);
  if (!coerced || isAssignable(coerced.type, wanted)) return coerced;
  return report(context, 'type_mismatch', coerced, { expected: nameOfType(wanted), found: nameOfType(coerced.type) });
}
