import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { childrenOf, isGroup, withChildren } from './filter-parts.ts';

/** Where a part stands: the index in each group from the outermost in; empty for the whole. */
export type FilterPath = readonly number[];

/** The conditions of a list as one tree; a lone “any of” is the whole and not a group within it. */
export function treeOfParts(parts: readonly FilterTree[]): FilterTree {
  const [only] = parts;
  return parts.length === 1 && only && 'or' in only ? only : { and: [...parts] };
}

/** A tree as conditions joined by “and”, the way lists and views keep them. */
export function partsOfTree(tree: FilterTree): readonly FilterTree[] {
  return 'and' in tree ? tree.and : [tree];
}

/** The part at a path. */
export function partAt(tree: FilterTree, path: FilterPath): FilterTree | undefined {
  return path.reduce<FilterTree | undefined>((part, at) => part && childrenOf(part)[at], tree);
}

/** The tree with another part at a path. */
export function replaceAt(tree: FilterTree, path: FilterPath, next: FilterTree): FilterTree {
  const [at, ...rest] = path;
  if (at === undefined) return next;
  return withChildren(
    tree,
    childrenOf(tree).map((child, index) => (index === at ? replaceAt(child, rest, next) : child)),
  );
}

/** The tree without the part at a path; a group left with one part becomes that part, an empty one goes. */
export function removeAt(tree: FilterTree, path: FilterPath): FilterTree {
  const [at, ...rest] = path;
  if (at === undefined) return { and: [] };
  const children = childrenOf(tree).flatMap((child, index) => {
    if (index !== at) return [child];
    if (rest.length === 0 || ('not' in child && rest.length === 1)) return [];
    const left = removeAt(child, rest);
    const inner = childrenOf(left);
    if (isGroup(left) && inner.length === 0) return [];
    const [only] = inner;
    return inner.length === 1 && only && !('not' in left) ? [only] : [left];
  });
  return withChildren(tree, children);
}

/** The tree with one more part at the end of the group at a path. */
export function addTo(tree: FilterTree, path: FilterPath, part: FilterTree): FilterTree {
  const group = partAt(tree, path);
  return group && isGroup(group) ? replaceAt(tree, path, withChildren(group, [...childrenOf(group), part])) : tree;
}

/** The tree where the part at a path has an alternative: “this or that”. */
export function addAlternative(tree: FilterTree, path: FilterPath, part: FilterTree): FilterTree {
  const old = partAt(tree, path);
  if (!old) return tree;
  const parent = partAt(tree, path.slice(0, -1));
  // Within “any of” an alternative is one more of them.
  if (parent && path.length > 0 && 'or' in parent) return addTo(tree, path.slice(0, -1), part);
  return replaceAt(tree, path, { or: [old, part] });
}

/** The tree with the group at a path asking for any instead of all, or the other way. */
export function toggleJoint(tree: FilterTree, path: FilterPath): FilterTree {
  const group = partAt(tree, path);
  if (!group || !isGroup(group)) return tree;
  return replaceAt(tree, path, 'and' in group ? { or: group.and } : { and: [...childrenOf(group)] });
}

/** The tree where the part at a path must not hold; where that was asked already, it must hold again. */
export function toggleExcluded(tree: FilterTree, path: FilterPath): FilterTree {
  const part = partAt(tree, path);
  const above = path.slice(0, -1);
  const parent = path.length > 0 ? partAt(tree, above) : undefined;
  if (!part) return tree;
  if (parent && 'not' in parent) return replaceAt(tree, above, part);
  return 'not' in part ? replaceAt(tree, path, part.not) : replaceAt(tree, path, { not: part });
}

/** Whether the part at a path, or what encloses just it, must not hold. */
export function isExcludedAt(tree: FilterTree, path: FilterPath): boolean {
  const parent = path.length > 0 ? partAt(tree, path.slice(0, -1)) : undefined;
  return parent !== undefined && 'not' in parent;
}

/** All that is not a group, with where it stands. */
export function leavesOf(tree: FilterTree, path: FilterPath = []): readonly { readonly path: FilterPath; readonly part: FilterTree }[] {
  if (!isGroup(tree)) return [{ path, part: tree }];
  return childrenOf(tree).flatMap((child, at) => leavesOf(child, [...path, at]));
}
