import { createIssue, type Bilingual, type ExpressionIssue, type IssueCode, type IssueFacts } from './issue.ts';
import { readTokens, type Token } from './tokens.ts';
import type { BinaryOperator, LiteralValue, Span, UntypedNode } from './tree.ts';
import { EXPECTED } from './type-names.messages.ts';

/** A tree, or the first thing wrong. */
export type ParseResult = { readonly ok: true; readonly tree: UntypedNode } | { readonly ok: false; readonly issues: readonly ExpressionIssue[] };

const MAX_LENGTH = 10_000;
const MAX_NODES = 2_000;
/** Deepest nesting of a tree, whether written or built by clicking; keeps every walk within the stack. */
export const MAX_DEPTH = 100;

/** Binary operators from the loosest to the tightest; `!`, unary `-`, calls and members bind tighter. */
export const PRECEDENCE: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARISON_LEVEL = 2;

/** Reads the text of an expression (CEL syntax); what is wrong is returned with its place. */
export function parseExpression(text: string): ParseResult {
  if (text.length > MAX_LENGTH) {
    return { ok: false, issues: [createIssue('too_long', { start: MAX_LENGTH, end: text.length }, { limit: MAX_LENGTH })] };
  }
  const read = readTokens(text);
  if (!read.ok) return { ok: false, issues: [read.issue] };
  const cursor: Cursor = { tokens: read.tokens, at: 0, depth: 0, nodes: 0 };
  try {
    const tree = readConditional(cursor);
    if (peek(cursor).kind !== 'end') throw unexpected(cursor, EXPECTED.end);
    return { ok: true, tree };
  } catch (error) {
    if (error instanceof ParseStop) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  nodes: number;
}

/** Leaves the descent at the first thing wrong; never leaves this file. */
class ParseStop extends Error {
  readonly issue: ExpressionIssue;
  constructor(code: IssueCode, span: Span, facts: IssueFacts) {
    super(code);
    this.issue = createIssue(code, span, facts);
  }
}

function readConditional(cursor: Cursor): UntypedNode {
  return deeper(cursor, () => {
    const condition = readBinary(cursor, 0);
    if (!takeSign(cursor, '?')) return condition;
    const then = readConditional(cursor);
    expectSign(cursor, ':');
    const otherwise = readConditional(cursor);
    return counted(cursor, { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end });
  });
}

function readBinary(cursor: Cursor, level: number): UntypedNode {
  const operators = PRECEDENCE[level];
  if (!operators) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  let depth = 0;
  for (let operator = takeOperator(cursor, operators); operator; operator = takeOperator(cursor, operators)) {
    if (level === COMPARISON_LEVEL && depth > 0) throw new ParseStop('chained_comparison', previous(cursor), {});
    depth += 1;
    if (cursor.depth + depth > MAX_DEPTH) throw tooDeep(peek(cursor));
    const right = readBinary(cursor, level + 1);
    left = counted(cursor, { kind: 'binary', operator, left, right, start: left.start, end: right.end });
  }
  return left;
}

function readUnary(cursor: Cursor): UntypedNode {
  const token = peek(cursor);
  for (const operator of ['!', '-'] as const) {
    if (!takeSign(cursor, operator)) continue;
    const operand = deeper(cursor, () => readUnary(cursor));
    return counted(cursor, { kind: 'unary', operator, operand, start: token.start, end: operand.end });
  }
  return readMembers(cursor);
}

function readMembers(cursor: Cursor): UntypedNode {
  let target = readPrimary(cursor);
  let depth = 0;
  while (takeSign(cursor, '.')) {
    depth += 1;
    if (cursor.depth + depth > MAX_DEPTH) throw tooDeep(peek(cursor));
    const name = takeKind(cursor, 'name');
    if (!name) throw unexpected(cursor, EXPECTED.name);
    const place = { name: name.text, nameStart: name.start, start: target.start };
    if (takeSign(cursor, '(')) {
      const args = readItems(cursor, ')');
      target = counted(cursor, { kind: 'call', target, args, ...place, end: previous(cursor).end });
    } else {
      target = counted(cursor, { kind: 'member', target, ...place, end: name.end });
    }
  }
  return target;
}

function readPrimary(cursor: Cursor): UntypedNode {
  const { start } = peek(cursor);
  const number = takeKind(cursor, 'number');
  if (number) return literal(cursor, { type: 'number', digits: number.text }, number);
  const text = takeKind(cursor, 'text');
  if (text) return literal(cursor, { type: 'text', text: text.text }, text);
  const name = takeKind(cursor, 'name');
  if (name) return readNamed(cursor, name);
  if (takeSign(cursor, '(')) {
    const inner = readConditional(cursor);
    expectSign(cursor, ')');
    return inner;
  }
  if (takeSign(cursor, '[')) {
    const items = readItems(cursor, ']');
    return counted(cursor, { kind: 'list', items, start, end: previous(cursor).end });
  }
  throw unexpected(cursor, EXPECTED.value);
}

function readNamed(cursor: Cursor, name: Token): UntypedNode {
  if (name.text === 'true' || name.text === 'false') return literal(cursor, { type: 'boolean', value: name.text === 'true' }, name);
  if (name.text === 'null') return literal(cursor, { type: 'null' }, name);
  if (name.text === 'in') throw new ParseStop('expected', name, { expected: EXPECTED.value, found: 'in' });
  if (!takeSign(cursor, '(')) return counted(cursor, { kind: 'name', name: name.text, start: name.start, end: name.end });
  const args = readItems(cursor, ')');
  return counted(cursor, { kind: 'call', name: name.text, nameStart: name.start, args, start: name.start, end: previous(cursor).end });
}

function readItems(cursor: Cursor, close: ')' | ']'): UntypedNode[] {
  const items: UntypedNode[] = [];
  if (takeSign(cursor, close)) return items;
  do items.push(readConditional(cursor));
  while (takeSign(cursor, ','));
  expectSign(cursor, close);
  return items;
}

function literal(cursor: Cursor, value: LiteralValue, token: Token): UntypedNode {
  return counted(cursor, { kind: 'literal', value, start: token.start, end: token.end });
}

function counted(cursor: Cursor, node: UntypedNode): UntypedNode {
  cursor.nodes += 1;
  if (cursor.nodes > MAX_NODES) throw new ParseStop('too_large', node, { limit: MAX_NODES });
  return node;
}

function deeper<T>(cursor: Cursor, read: () => T): T {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) throw tooDeep(peek(cursor));
  const result = read();
  cursor.depth -= 1;
  return result;
}

function tooDeep(span: Span): ParseStop {
  return new ParseStop('too_deep', span, { limit: MAX_DEPTH });
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.at] ?? { kind: 'end', text: '', start: 0, end: 0 };
}

function previous(cursor: Cursor): Token {
  return cursor.tokens[cursor.at - 1] ?? peek(cursor);
}

function takeKind(cursor: Cursor, kind: Token['kind']): Token | undefined {
  const token = peek(cursor);
  if (token.kind !== kind) return undefined;
  cursor.at += 1;
  return token;
}

function takeSign(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  const isSign = token.kind === 'sign' && token.text === text;
  if (isSign) cursor.at += 1;
  return isSign;
}

function takeOperator(cursor: Cursor, operators: readonly BinaryOperator[]): BinaryOperator | undefined {
  const token = peek(cursor);
  if (token.kind !== 'sign' && token.kind !== 'name') return undefined;
  const operator = operators.find((candidate) => candidate === token.text);
  if (operator) cursor.at += 1;
  return operator;
}

function expectSign(cursor: Cursor, text: string): void {
  if (!takeSign(cursor, text)) throw unexpected(cursor, text);
}

function unexpected(cursor: Cursor, expected: string | Bilingual): ParseStop {
  const token = peek(cursor);
  if (token.kind === 'end') return new ParseStop('unexpected_end', token, { expected });
  return new ParseStop('expected', token, { expected, found: token.text });
}
