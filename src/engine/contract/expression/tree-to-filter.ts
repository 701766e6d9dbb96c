import type { FilterCondition, FilterScalar, FilterTree } from './filter-tree.ts';
import type { COMPARISONS } from './filter-to-tree.ts';
import type { UntypedNode } from './tree.ts';

type Operators = keyof typeof COMPARISONS;
const COMPARISON_NAMES = new Map<string, Operators>([
  ['==', 'eq'],
  ['!=', 'ne'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
]);

/** The clickable form of an expression; undefined when clicking cannot say it. */
export function filterOfTree(node: UntypedNode): FilterTree | undefined {
  switch (node.kind) {
    case 'binary':
      if (node.operator === '&&' || node.operator === '||') return joined(node.operator, node);
      return node.operator === 'in' ? membership(node) : comparison(node);
    case 'unary':
      return node.operator === '!' ? negation(node.operand) : undefined;
    case 'call':
      return node.target ? methodCondition(node.name, node.target, node.args) : functionCondition(node.name, node.args);
    case 'literal':
      if (node.value.type !== 'boolean') return undefined;
      return node.value.value ? { and: [] } : { or: [] };
    default:
      return undefined;
  }
}

function joined(operator: '&&' | '||', node: UntypedNode): FilterTree | undefined {
  const parts = flatten(operator, node).map(filterOfTree);
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  if (operator === '||') return { or: known };
  const merged = mergeRanges(known);
  const [first] = merged;
  return first && merged.length === 1 ? first : { and: merged };
}

/** The operands of a chain written without brackets. */
function flatten(operator: '&&' | '||', node: UntypedNode): UntypedNode[] {
  if (node.kind !== 'binary' || node.operator !== operator) return [node];
  return [...flatten(operator, node.left), node.right];
}

/** “From” directly followed by “to” on the same field is one range. */
function mergeRanges(parts: readonly FilterTree[]): FilterTree[] {
  const merged: FilterTree[] = [];
  for (const part of parts) {
    const range = between(merged.at(-1), part);
    if (range) merged.splice(-1, 1, range);
    else merged.push(part);
  }
  return merged;
}

function between(from: FilterTree | undefined, to: FilterTree): FilterCondition | undefined {
  if (!from || !('op' in from) || !('op' in to) || from.op !== 'gte' || to.op !== 'lte' || from.field !== to.field) return undefined;
  if (from.value === undefined || to.value === undefined || Array.isArray(from.value) || Array.isArray(to.value)) return undefined;
  return { field: from.field, op: 'between', value: [from.value, to.value] };
}

function comparison(node: Extract<UntypedNode, { kind: 'binary' }>): FilterCondition | undefined {
  const field = pathOf(node.left);
  const op = COMPARISON_NAMES.get(node.operator);
  if (field === undefined || op === undefined) return undefined;
  if (op === 'eq' && node.right.kind === 'call' && node.right.name === 'me' && !node.right.target) return { field, op: 'is_me' };
  const value = scalarOf(node.right);
  return value === undefined ? undefined : { field, op, value };
}

function membership(node: Extract<UntypedNode, { kind: 'binary' }>): FilterCondition | undefined {
  const field = pathOf(node.left);
  if (field === undefined || node.right.kind !== 'list') return undefined;
  const value = node.right.items.map(scalarOf);
  const known = value.filter((item) => item !== undefined);
  return known.length < value.length ? undefined : { field, op: 'in', value: known };
}

function negation(operand: UntypedNode): FilterTree | undefined {
  const inner = filterOfTree(operand);
  if (!inner) return undefined;
  if ('op' in inner && inner.op === 'is_empty') return { field: inner.field, op: 'is_not_empty' };
  if ('op' in inner && inner.op === 'in') return { ...inner, op: 'not_in' };
  if ('op' in inner && inner.op === 'in_segment') return { ...inner, op: 'not_in_segment' };
  return { not: inner };
}

function functionCondition(name: string, args: readonly UntypedNode[]): FilterCondition | undefined {
  const [first, second] = args;
  if (name === 'inSegment' && first && args.length === 1) return segmentCondition('id', first);
  const field = first && pathOf(first);
  if (field === undefined) return undefined;
  if (name === 'isEmpty' && args.length === 1) return { field, op: 'is_empty' };
  if (name === 'inMyTeam' && args.length === 1) return { field, op: 'in_my_team' };
  if (name === 'inMyDepartment' && args.length === 1) return { field, op: 'in_my_department' };
  if (name === 'inSegment' && second && args.length === 2) return segmentCondition(field, second);
  const value = args.length === 2 && second ? scalarOf(second) : undefined;
  if (value === undefined) return undefined;
  if (name === 'inDepartment') return { field, op: 'in_department', value };
  return name === 'inPeriod' ? { field, op: 'in_period', value } : undefined;
}

function segmentCondition(field: string, written: UntypedNode): FilterCondition | undefined {
  const value = scalarOf(written);
  return typeof value === 'string' ? { field, op: 'in_segment', value } : undefined;
}

function methodCondition(name: string, target: UntypedNode, args: readonly UntypedNode[]): FilterCondition | undefined {
  const op = name === 'containsIgnoreCase' ? 'contains' : name === 'startsWithIgnoreCase' ? 'starts_with' : undefined;
  const field = pathOf(target);
  const value = args[0] && scalarOf(args[0]);
  return op && field !== undefined && typeof value === 'string' ? { field, op, value } : undefined;
}

function pathOf(node: UntypedNode): string | undefined {
  if (node.kind === 'name') return node.name;
  const target = node.kind === 'member' ? pathOf(node.target) : undefined;
  return node.kind === 'member' && target !== undefined ? `${target}.${node.name}` : undefined;
}

function scalarOf(node: UntypedNode): FilterScalar | undefined {
  if (node.kind === 'unary' && node.operator === '-') {
    const value = scalarOf(node.operand);
    return typeof value === 'object' && !value.number.startsWith('-') ? { number: `-${value.number}` } : undefined;
  }
  if (node.kind !== 'literal') return undefined;
  switch (node.value.type) {
    case 'text':
      return node.value.text;
    case 'boolean':
      return node.value.value;
    case 'number':
      return { number: node.value.digits };
    case 'null':
      return undefined;
  }
}
