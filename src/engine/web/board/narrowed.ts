import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';

/** What a list shows, and more conditions. */
export function narrowed(filter: FilterTree | undefined, conditions: readonly FilterTree[]): FilterTree {
  return { and: [...(filter ? [filter] : []), ...conditions] };
}
