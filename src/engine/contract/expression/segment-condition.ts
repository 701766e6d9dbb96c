import { treeOfFilter, type FilterResult } from './filter-to-tree.ts';
import type { ExprSegment } from './schema.ts';
import type { UntypedNode } from './tree.ts';

/** What a record must meet to be in a dynamic segment: its filter and its expression, both. */
export function conditionOf(segment: Pick<ExprSegment, 'filter' | 'expression'>): FilterResult {
  const expression = segment.expression?.trim() ?? '';
  return treeOfFilter({ and: [...(segment.filter ? [segment.filter] : []), ...(expression === '' ? [] : [{ expression }])] });
}

/** The segments a condition asks for, by the id or name it calls them. */
export function segmentsNamedIn(node: UntypedNode): readonly string[] {
  const last = node.kind === 'call' && node.name === 'inSegment' ? node.args.at(-1) : undefined;
  const own = last?.kind === 'literal' && last.value.type === 'text' ? [last.value.text] : [];
  return [...own, ...partsOf(node).flatMap(segmentsNamedIn)];
}

function partsOf(node: UntypedNode): readonly UntypedNode[] {
  switch (node.kind) {
    case 'member':
      return [node.target];
    case 'call':
      return node.target ? [node.target, ...node.args] : node.args;
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'list':
      return node.items;
    default:
      return [];
  }
}
