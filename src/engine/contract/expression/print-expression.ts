import { PRECEDENCE } from './parse-expression.ts';
import type { BinaryOperator, LiteralValue, UntypedNode } from './tree.ts';

/** The text of a tree, with no more brackets than it needs; reading it again gives the same tree. */
export function printExpression(node: UntypedNode): string {
  return print(node, 0);
}

// Levels: 0 conditional, 1… binary operators, then unary, then members and primaries.
const UNARY_LEVEL = PRECEDENCE.length + 1;
const MEMBER_LEVEL = UNARY_LEVEL + 1;

function print(node: UntypedNode, atLeast: number): string {
  const text = printBare(node);
  return levelOf(node) < atLeast ? `(${text})` : text;
}

function printBare(node: UntypedNode): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value);
    case 'name':
      return node.name;
    case 'member':
      return `${print(node.target, MEMBER_LEVEL)}.${node.name}`;
    case 'call': {
      const args = node.args.map((arg) => print(arg, 0)).join(', ');
      return `${node.target ? `${print(node.target, MEMBER_LEVEL)}.` : ''}${node.name}(${args})`;
    }
    case 'unary':
      return `${node.operator}${print(node.operand, UNARY_LEVEL)}`;
    case 'binary': {
      const level = levelOf(node);
      const isComparison = PRECEDENCE[level - 1]?.includes('==') ?? false;
      return `${print(node.left, isComparison ? level + 1 : level)} ${node.operator} ${print(node.right, level + 1)}`;
    }
    case 'conditional':
      return `${print(node.condition, 1)} ? ${print(node.then, 0)} : ${print(node.otherwise, 0)}`;
    case 'list':
      return `[${node.items.map((item) => print(item, 0)).join(', ')}]`;
  }
}

function levelOf(node: UntypedNode): number {
  if (node.kind === 'conditional') return 0;
  if (node.kind === 'binary') return levelOfOperator(node.operator);
  return node.kind === 'unary' ? UNARY_LEVEL : MEMBER_LEVEL;
}

function levelOfOperator(operator: BinaryOperator): number {
  return PRECEDENCE.findIndex((operators) => operators.includes(operator)) + 1;
}

function printLiteral(value: LiteralValue): string {
  switch (value.type) {
    case 'text':
      return quoteText(value.text);
    case 'number':
      return value.digits;
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as a literal in single quotes. */
export function quoteText(text: string): string {
  return `'${text.replaceAll(/[\\'\n\r\t]/g, (character) => ESCAPES[character] ?? character)}'`;
}
