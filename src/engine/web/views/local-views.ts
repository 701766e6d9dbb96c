import { z } from 'zod';

const Saved = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    filter: z.string(),
    sort: z.array(z.object({ field: z.string(), descending: z.boolean() })),
    columns: z.array(z.string()),
  }),
);

/** A view that an earlier version kept in the browser. */
export type LocalView = z.infer<typeof Saved>[number];

/** Views still kept in this browser only; they are offered for saving on the server. */
export function readLocalViews(objectId: string): readonly LocalView[] {
  try {
    const stored = Saved.safeParse(JSON.parse(localStorage.getItem(keyOf(objectId)) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch {
    return [];
  }
}

/** Forgets them, once they are kept or not wanted. */
export function dropLocalViews(objectId: string): void {
  localStorage.removeItem(keyOf(objectId));
}

function keyOf(objectId: string): string {
  return `sloop.views.${objectId}`;
}
