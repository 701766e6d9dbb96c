import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import { conditionOf, segmentsNamedIn } from '../../contract/expression/segment-condition.ts';
import type { SegmentUse } from '../../contract/segments/segment.routes.ts';
import type { Context } from '../context.ts';
import { canSeeView } from '../views/view.policy.ts';
import { canSeeSegment } from './segment.policy.ts';
import { listViewsThatAsk, type SegmentRow } from './segment.queries.ts';

/** What asks for a segment: what the actor may see of it by name, the rest as a number. */
export interface SegmentUses {
  readonly rows: SegmentUse[];
  readonly hidden: number;
}

/** Views and other segments that would no longer work without this one. */
export async function findSegmentUses(ctx: Context, { id, name }: Pick<SegmentRow, 'id' | 'name'>): Promise<SegmentUses> {
  const asksFor = (names: readonly string[]) => names.includes(id) || names.includes(name);
  const uses: (SegmentUse & { readonly isSeen: boolean })[] = [];
  for (const segment of ctx.registry.segments ?? []) {
    const tree = conditionOf(segment);
    if (segment.id === id || !tree.ok || !asksFor(segmentsNamedIn(tree.tree))) continue;
    uses.push({ kind: 'segment', id: segment.id, name: segment.name, object: segment.object, isSeen: canSeeSegment(ctx.actor, segment) });
  }
  for (const view of await listViewsThatAsk(ctx)) {
    const tree = treeOfFilter(view.filter);
    if (!tree.ok || !asksFor(segmentsNamedIn(tree.tree))) continue;
    uses.push({ kind: 'view', id: view.id, name: view.name, object: view.object, isSeen: canSeeView(ctx.actor, view) });
  }
  const seen = uses.filter((use) => use.isSeen);
  return { rows: seen.map(({ kind, id: of, name: called, object }) => ({ kind, id: of, name: called, object })), hidden: uses.length - seen.length };
}
