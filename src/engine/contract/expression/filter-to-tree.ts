import type { FilterCondition, FilterOperator, FilterScalar, FilterTree } from './filter-tree.ts';
import { createIssue, type ExpressionIssue } from './issue.ts';
import { parseExpression } from './parse-expression.ts';
import type { BinaryOperator, UntypedNode } from './tree.ts';

/** The tree of a filter, or why it has none. */
export type FilterResult = { readonly ok: true; readonly tree: UntypedNode } | { readonly ok: false; readonly issues: readonly ExpressionIssue[] };

type TextMatch = 'containsIgnoreCase' | 'startsWithIgnoreCase';

const NOWHERE = { start: 0, end: 0 };

/** The expression a clicked filter means. An empty `and` is true, an empty `or` is false. */
export function treeOfFilter(filter: FilterTree): FilterResult {
  const issues: ExpressionIssue[] = [];
  const tree = build(filter, issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, tree };
}

/** Comparisons by their operator in a filter. */
export const COMPARISONS = {
  eq: '==',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
} as const satisfies Partial<Record<FilterOperator, BinaryOperator>>;

function build(filter: FilterTree, issues: ExpressionIssue[]): UntypedNode {
  if ('and' in filter) return join(filter.and, '&&', true, issues);
  if ('or' in filter) return join(filter.or, '||', false, issues);
  if ('not' in filter) return { kind: 'unary', operator: '!', operand: build(filter.not, issues), ...NOWHERE };
  if (!('expression' in filter)) return condition(filter, issues);
  const parsed = parseExpression(filter.expression);
  if (parsed.ok) return parsed.tree;
  issues.push(...parsed.issues);
  return boolean(false);
}

function join(parts: readonly FilterTree[], operator: '&&' | '||', whenEmpty: boolean, issues: ExpressionIssue[]): UntypedNode {
  const [first, ...rest] = parts.map((part) => build(part, issues));
  return first ? rest.reduce((left, right) => binary(operator, left, right), first) : boolean(whenEmpty);
}

function condition(filter: FilterCondition, issues: ExpressionIssue[]): UntypedNode {
  const field = path(filter.field);
  switch (filter.op) {
    case 'is_empty':
      return call('isEmpty', [field]);
    case 'is_not_empty':
      return { kind: 'unary', operator: '!', operand: call('isEmpty', [field]), ...NOWHERE };
    case 'is_me':
      return binary('==', field, call('me', []));
    case 'in_my_team':
      return call('inMyTeam', [field]);
    case 'in_my_department':
      return call('inMyDepartment', [field]);
    case 'in_department':
      return call('inDepartment', [field, values(filter, 1, issues)[0]]);
    case 'in_segment':
    case 'not_in_segment':
      return segment(field, filter, issues);
    case 'in':
    case 'not_in':
      return membership(field, filter, issues);
    case 'between': {
      const [from, to] = values(filter, 2, issues);
      return binary('&&', binary('>=', field, from), binary('<=', field, to));
    }
    case 'in_period':
      return call('inPeriod', [field, values(filter, 1, issues)[0]]);
    case 'starts_with':
      return textMatch(field, 'startsWithIgnoreCase', filter, issues);
    case 'contains':
      return textMatch(field, 'containsIgnoreCase', filter, issues);
    default:
      return binary(COMPARISONS[filter.op], field, values(filter, 1, issues)[0]);
  }
}

/** `not_in` keeps records without a value, as a person expects of “not one of”. */
function membership(field: UntypedNode, filter: FilterCondition, issues: ExpressionIssue[]): UntypedNode {
  if (!Array.isArray(filter.value)) issues.push(valueIssue(filter, '≥ 0'));
  const items = Array.isArray(filter.value) ? filter.value.map(literal) : [];
  const found = binary('in', field, { kind: 'list', items, ...NOWHERE });
  return filter.op === 'in' ? found : { kind: 'unary', operator: '!', operand: found, ...NOWHERE };
}

/** `not_in_segment` keeps records that refer to nothing. The field is `id` for the record itself, or a reference. */
function segment(field: UntypedNode, filter: FilterCondition, issues: ExpressionIssue[]): UntypedNode {
  const name = typeof filter.value === 'string' ? filter.value : undefined;
  if (name === undefined) issues.push(valueIssue(filter, '1'));
  const member = call('inSegment', [...(filter.field === 'id' ? [] : [field]), literal(name ?? '')]);
  return filter.op === 'in_segment' ? member : { kind: 'unary', operator: '!', operand: member, ...NOWHERE };
}

/** Clicked text matches ignore case; for a multi-choice the checker reads `containsIgnoreCase` as “has this option”. */
function textMatch(target: UntypedNode, name: TextMatch, filter: FilterCondition, issues: ExpressionIssue[]): UntypedNode {
  const text = typeof filter.value === 'string' ? filter.value : undefined;
  if (text === undefined) issues.push(valueIssue(filter, '1'));
  return { kind: 'call', target, name, nameStart: 0, args: [literal(text ?? '')], ...NOWHERE };
}

function values(filter: FilterCondition, count: 1 | 2, issues: ExpressionIssue[]): [UntypedNode, UntypedNode] {
  const given = filter.value === undefined ? [] : Array.isArray(filter.value) ? filter.value : [filter.value];
  const [first, second] = given;
  if (given.length !== count || first === undefined) issues.push(valueIssue(filter, String(count)));
  return [literal(first ?? ''), literal(second ?? '')];
}

function valueIssue(filter: FilterCondition, expected: string): ExpressionIssue {
  return createIssue('filter_value', NOWHERE, { field: filter.field, op: filter.op, expected });
}

function path(field: string): UntypedNode {
  const [first = '', ...rest] = field.split('.');
  const start: UntypedNode = { kind: 'name', name: first, ...NOWHERE };
  return rest.reduce<UntypedNode>((target, name) => ({ kind: 'member', target, name, nameStart: 0, ...NOWHERE }), start);
}

function literal(value: FilterScalar): UntypedNode {
  if (typeof value === 'string') return { kind: 'literal', value: { type: 'text', text: value }, ...NOWHERE };
  if (typeof value === 'boolean') return boolean(value);
  const digits = typeof value === 'number' ? String(value) : value.number;
  const isNegative = digits.startsWith('-');
  const number: UntypedNode = { kind: 'literal', value: { type: 'number', digits: digits.replace('-', '') }, ...NOWHERE };
  return isNegative ? { kind: 'unary', operator: '-', operand: number, ...NOWHERE } : number;
}

function boolean(value: boolean): UntypedNode {
  return { kind: 'literal', value: { type: 'boolean', value }, ...NOWHERE };
}

function binary(operator: BinaryOperator, left: UntypedNode, right: UntypedNode): UntypedNode {
  return { kind: 'binary', operator, left, right, ...NOWHERE };
}

function call(name: string, args: readonly UntypedNode[]): UntypedNode {
  return { kind: 'call', name, nameStart: 0, args, ...NOWHERE };
}
