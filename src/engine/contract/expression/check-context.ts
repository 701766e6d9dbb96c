import { createIssue, type ExpressionIssue, type IssueCode, type IssueFacts } from './issue.ts';
import { findNearestName } from './nearest-name.ts';
import type { ExprKind, ExprObject, ExprSchema, ExprSegment } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import { nameOfKinds, nameOfType } from './type-names.messages.ts';
import { isOneOf } from './type-rules.ts';
import type { RecordSource, TypedNode } from './typed-tree.ts';

/** What the checker knows while it walks: the schema, the variables in sight, and the issues found so far. */
export interface CheckContext {
  readonly schema: ExprSchema;
  readonly root: ExprObject;
  /** Macro variables in sight and the object each one is. */
  readonly variables: ReadonlyMap<string, string>;
  readonly issues: ExpressionIssue[];
  /** The record bare names are of, where that is not the one asked about: inside a computed field. */
  readonly source?: RecordSource;
  /** Computed fields that are being expanded, outermost first. */
  readonly expanding?: readonly string[];
  /** Segments that stand for their condition here, outermost first, and how many were read in all. */
  readonly segments?: readonly ExprSegment[];
  readonly counter?: { segments: number };
  /** Checks any node; undefined when something in it is wrong (and was reported). */
  readonly check: (node: UntypedNode, context: CheckContext) => TypedNode | undefined;
}

/** A call as written, on its way to a typed node. */
export interface CallSite {
  readonly node: Extract<UntypedNode, { kind: 'call' }>;
  readonly context: CheckContext;
}

/** Notes an issue; returns undefined so that a check can end with it. */
export function report(context: CheckContext, code: IssueCode, span: Span, facts: IssueFacts = {}): undefined {
  context.issues.push(createIssue(code, span, facts));
  return undefined;
}

/** Notes an unknown name, with the nearest known one when there is one. */
export function reportUnknown(
  context: CheckContext,
  code: 'unknown_field' | 'unknown_function' | 'unknown_method' | 'unknown_choice' | 'unknown_period' | 'unknown_currency',
  span: Span,
  facts: IssueFacts,
  given: string,
  candidates: Iterable<string>,
): undefined {
  const suggestion = findNearestName(given, candidates);
  if (suggestion === undefined) return report(context, code, span, facts);
  return report(context, `${code}_suggest`, span, { ...facts, suggestion });
}

/** Where the name of a member or a call stands. */
export function nameSpan(node: { name: string; nameStart: number }): Span {
  return { start: node.nameStart, end: node.nameStart + node.name.length };
}

/** Checks that the call has as many arguments as it takes. */
export function hasArguments(call: CallSite, least: number, most = least): boolean {
  const found = call.node.args.length;
  if (found >= least && found <= most) return true;
  const expected = least === most ? String(least) : most === Infinity ? `≥ ${least}` : `${least}–${most}`;
  report(call.context, 'argument_count', nameSpan(call.node), { name: call.node.name, expected, found });
  return false;
}

/** The argument at this place, of one of these kinds. */
export function argument(call: CallSite, index: number, kinds: readonly ExprKind[]): TypedNode | undefined {
  const node = call.node.args[index];
  return node && ofKind(call.context, call.context.check(node, call.context), kinds);
}

/** The node itself when it is of one of these kinds; otherwise the mismatch is reported. */
export function ofKind(context: CheckContext, typed: TypedNode | undefined, kinds: readonly ExprKind[]): TypedNode | undefined {
  if (!typed || isOneOf(typed.type, kinds)) return typed;
  return report(context, 'type_mismatch', typed, { expected: nameOfKinds(kinds), found: nameOfType(typed.type) });
}

/** The text written as an argument; anything computed is reported. */
export function literalText(call: CallSite, index: number): (Span & { text: string }) | undefined {
  const node = call.node.args[index];
  if (!node) return undefined;
  if (node.kind !== 'literal' || node.value.type !== 'text') return report(call.context, 'literal_needed', node);
  return { text: node.value.text, start: node.start, end: node.end };
}
