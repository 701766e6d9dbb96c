import type { RecordSource, TypedNode } from './typed-tree.ts';

/** Parts of an expression worth showing the value of, outer ones first; what stands inside a macro has no value of its own. */
export function listParts(root: TypedNode, most: number): readonly TypedNode[] {
  const parts: TypedNode[] = [];
  const seen = new Set<string>();
  const visit = (node: TypedNode) => {
    const place = `${node.start} ${node.end}`;
    const isShown = node !== root && node.kind !== 'constant' && node.end > node.start && !seen.has(place) && hasScalar(node) && isFree(node);
    seen.add(place);
    if (isShown && parts.length < most) parts.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return parts;
}

const unscalar: ReadonlySet<string> = new Set(['choices', 'file-list', 'list', 'duration', 'null', 'record']);

function hasScalar(node: TypedNode): boolean {
  return !unscalar.has(node.type.kind);
}

function isFree(node: TypedNode): boolean {
  const source = sourceOf(node);
  return (source === undefined || source.variable === null) && childrenOf(node).every(isFree);
}

function sourceOf(node: TypedNode): RecordSource | undefined {
  if (node.kind === 'field' || node.kind === 'identity') return node.source;
  return node.kind === 'aggregate' ? node.children.parent : undefined;
}

function childrenOf(node: TypedNode): readonly TypedNode[] {
  switch (node.kind) {
    case 'compare':
    case 'arithmetic':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'is_null':
    case 'not':
    case 'in':
    case 'negate':
      return [node.operand];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'call':
      return node.args;
    default:
      return [];
  }
}
