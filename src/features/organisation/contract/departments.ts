/** A department as rules need it; `path` holds the ids from the top to itself, each followed by a slash. */
export interface DepartmentNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
}

/** The path of a department below the given one, or at the top. */
export function pathBelow(parentPath: string | null, id: string): string {
  return `${parentPath ?? '/'}${id}/`;
}

/** Whether a department is another or lies anywhere below it. */
export function isWithin(path: string, ancestorPath: string): boolean {
  return path.startsWith(ancestorPath);
}

/** Paths of all departments of a tree that moves below a new parent; ids by path. */
export function movedPaths(tree: readonly DepartmentNode[], root: DepartmentNode, newParentPath: string | null): { id: string; path: string }[] {
  const start = pathBelow(newParentPath, root.id);
  return tree.filter((each) => isWithin(each.path, root.path)).map((each) => ({ id: each.id, path: start + each.path.slice(root.path.length) }));
}
