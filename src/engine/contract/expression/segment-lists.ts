import { partsOf } from './list-dependencies.ts';
import type { TypedNode } from './typed-tree.ts';

/** The static segments whose lists must be read to answer an expression; dynamic ones are conditions by now. */
export function segmentListsIn(node: TypedNode): readonly string[] {
  if (node.kind === 'aggregate') return [...node.children.filters, ...(node.body ? [node.body] : [])].flatMap((part) => segmentListsIn(part.body));
  const [segment] = node.kind === 'call' && node.name === 'in_segment' ? node.args : [];
  const own = segment?.kind === 'constant' && typeof segment.value === 'string' ? [segment.value] : [];
  return [...own, ...partsOf(node).flatMap(segmentListsIn)];
}
