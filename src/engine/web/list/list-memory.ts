const lists = new Map<string, readonly string[]>();

/** Keeps the order of the list a record was opened from, for previous and next on its page. */
export function rememberList(objectId: string, ids: readonly string[]): void {
  lists.set(objectId, ids);
}

/** Where a record stands in the list it was opened from; undefined when it was opened otherwise. */
export function placeInList(
  objectId: string,
  id: string,
): { readonly index: number; readonly count: number; readonly previous?: string; readonly next?: string } | undefined {
  const ids = lists.get(objectId) ?? [];
  const at = ids.indexOf(id);
  if (at < 0) return undefined;
  const previous = ids[at - 1];
  const next = ids[at + 1];
  return { index: at + 1, count: ids.length, ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}
