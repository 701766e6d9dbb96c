import type { FoundPair } from './find-pairs.ts';

/** Records that may all be the same, with the pairs that say so. */
export interface MatchGroup {
  readonly ids: readonly string[];
  readonly pairs: readonly FoundPair[];
  /** Of its weakest pair, in percent. */
  readonly confidence: number;
}

/** Puts pairs that share a record into one group; the surest groups first. */
export function groupPairs(pairs: readonly FoundPair[]): MatchGroup[] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent;
    parents.set(id, root);
    return root;
  };
  for (const { left, right } of pairs) parents.set(rootOf(left), rootOf(right));
  const byRoot = Map.groupBy(pairs, (pair) => rootOf(pair.left));
  return [...byRoot.values()]
    .map((own) => ({
      ids: [...new Set(own.flatMap(({ left, right }) => [left, right]))].toSorted(),
      pairs: own,
      confidence: Math.min(...own.map(({ score }) => score.confidence)),
    }))
    .toSorted((a, b) => b.confidence - a.confidence);
}
