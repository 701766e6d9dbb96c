import type { FilterCondition, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { FilterTree as FilterTreeSchema } from '#engine/contract/expression/filter-tree.ts';
import { parseExpression } from '#engine/contract/expression/parse-expression.ts';
import { printExpression } from '#engine/contract/expression/print-expression.ts';
import { filterOfTree } from '#engine/contract/expression/tree-to-filter.ts';
import type { UntypedNode } from '#engine/contract/expression/tree.ts';
import { z } from 'zod';

/** An expression as the conditions of a sentence, joined by “and”; what clicking cannot say stays an expression. */
export function partsOfExpression(expression: string | undefined): readonly FilterTree[] {
  if (expression === undefined || expression.trim() === '' || expression.trim() === 'true') return [];
  const parsed = parseExpression(expression);
  return parsed.ok ? split(parsed.tree) : [{ expression }];
}

function split(node: UntypedNode): readonly FilterTree[] {
  const whole = filterOfTree(node);
  if (whole && 'and' in whole && whole.and.every(isCondition)) return whole.and;
  if (whole && (isCondition(whole) || 'not' in whole)) return [whole];
  const dated = datedCondition(node);
  if (dated) return [dated];
  if (node.kind === 'binary' && node.operator === '&&') return [...split(node.left), ...split(node.right)];
  return [{ expression: printExpression(node) }];
}

const dateOperators = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt', '==': 'eq' } as const;

/** `closed_on >= date('2017-06-01')` as links from figures write it: a condition with that day. */
function datedCondition(node: UntypedNode): FilterCondition | undefined {
  if (node.kind !== 'binary' || node.left.kind !== 'name' || node.right.kind !== 'call' || node.right.target) return undefined;
  const [day] = node.right.args;
  const op = Object.entries(dateOperators).find(([sign]) => sign === node.operator)?.[1];
  if (node.right.name !== 'date' || op === undefined || day?.kind !== 'literal' || day.value.type !== 'text') return undefined;
  return { field: node.left.name, op, value: day.value.text };
}

/** `due_at < now()`: a field beside this very moment or day, which no picked day can say. */
export function momentCondition(expression: string): (FilterCondition & { readonly than: 'now' | 'today' }) | undefined {
  const parsed = parseExpression(expression);
  if (!parsed.ok || parsed.tree.kind !== 'binary') return undefined;
  const { left, right, operator } = parsed.tree;
  const op = Object.entries(dateOperators).find(([sign]) => sign === operator)?.[1];
  if (op === undefined || left.kind !== 'name' || right.kind !== 'call' || right.target || right.args.length > 0) return undefined;
  return right.name === 'now' || right.name === 'today' ? { field: left.name, op, than: right.name } : undefined;
}

/** Whether a part can be edited by clicking. */
export function isCondition(part: FilterTree): part is FilterCondition {
  return 'op' in part;
}

const Parts = z.array(FilterTreeSchema).max(50);

/** The conditions kept in an address; undefined when it holds none that can be read. */
export function partsOfText(text: string | undefined): readonly FilterTree[] | undefined {
  if (text === undefined) return undefined;
  try {
    const read = Parts.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The parts of a group; none for a condition. */
export function childrenOf(tree: FilterTree): readonly FilterTree[] {
  if ('and' in tree) return tree.and;
  if ('or' in tree) return tree.or;
  return 'not' in tree ? [tree.not] : [];
}

/** Whether a part is made of others. */
export function isGroup(tree: FilterTree): boolean {
  return 'and' in tree || 'or' in tree || 'not' in tree;
}

/** The tree without conditions that do not say enough to be asked; undefined when nothing is left. */
export function completeTree(tree: FilterTree): FilterTree | undefined {
  if (!isGroup(tree)) return !isCondition(tree) || isComplete(tree) ? tree : undefined;
  const kept = childrenOf(tree).flatMap((child) => completeTree(child) ?? []);
  return kept.length === 0 ? undefined : withChildren(tree, kept);
}

/** The filter of a request. */
export function filterOfParts(parts: readonly FilterTree[]): FilterTree | undefined {
  return completeTree({ and: [...parts] });
}

/** A group with other parts. */
export function withChildren(tree: FilterTree, children: readonly FilterTree[]): FilterTree {
  if ('or' in tree) return { or: [...children] };
  if ('not' in tree) return { not: children[0] ?? { and: [] } };
  return { and: [...children] };
}

const valueless: readonly FilterCondition['op'][] = ['is_empty', 'is_not_empty', 'is_me', 'in_my_team', 'in_my_department'];

/** Whether the operator stands alone. */
export function needsNoValue(op: FilterCondition['op']): boolean {
  return valueless.includes(op);
}

/** Whether the condition says enough to be asked. */
export function isComplete(condition: FilterCondition): boolean {
  if (needsNoValue(condition.op)) return true;
  if (Array.isArray(condition.value)) return condition.value.length > 0;
  return condition.value !== undefined && condition.value !== '';
}
