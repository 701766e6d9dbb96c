import { useState } from 'react';
import { z } from 'zod';
import { treeOfFilter } from '#engine/contract/expression/filter-to-tree.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { printExpression } from '#engine/contract/expression/print-expression.ts';
import type { ListView } from '#engine/contract/objects/object.ts';
import { filterOfParts } from '../filters/filter-parts.ts';

const Saved = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    filter: z.string(),
    sort: z.array(z.object({ field: z.string(), descending: z.boolean() })),
    columns: z.array(z.string()),
  }),
);
type Saved = z.infer<typeof Saved>;

/** Views a person kept for themselves in this browser. */
export function useSavedViews(objectId: string) {
  const [saved, setSaved] = useState(() => read(objectId));
  const write = (next: Saved) => {
    localStorage.setItem(keyOf(objectId), JSON.stringify(next));
    setSaved(next);
  };
  const views: readonly ListView[] = saved.map(({ id, name, filter, sort, columns }) => ({
    id,
    label: { zh: name, en: name },
    ...(filter && { filter }),
    sort,
    columns,
  }));
  return {
    views,
    add: (view: {
      readonly name: string;
      readonly parts: readonly FilterTree[];
      readonly sort: readonly { field: string; descending: boolean }[];
      readonly columns: readonly string[];
    }): string => {
      const id = `mine_${crypto.randomUUID().slice(0, 8)}`;
      const filter = filterOfParts(view.parts);
      const tree = filter && treeOfFilter(filter);
      write([
        ...saved,
        { id, name: view.name, filter: tree?.ok ? printExpression(tree.tree) : '', sort: [...view.sort], columns: [...view.columns] },
      ]);
      return id;
    },
    remove: (id: string) => write(saved.filter((view) => view.id !== id)),
  };
}

function keyOf(objectId: string): string {
  return `sloop.views.${objectId}`;
}

function read(objectId: string): Saved {
  try {
    const stored = Saved.safeParse(JSON.parse(localStorage.getItem(keyOf(objectId)) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch {
    return [];
  }
}
