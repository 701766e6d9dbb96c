import type { Context } from '#engine/server/context.ts';

/** By account: all accounts above it in the group, to a depth no real group reaches. */
export async function listAncestors(ctx: Context, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.session.query<{ start: string; id: string }>({
    name: 'account.ancestors',
    text: `with recursive up (start, id, depth) as (
        select id, parent_id, 1 from account where workspace_id = $1 and id = any($2::uuid[]) and parent_id is not null
        union all
        select up.start, a.parent_id, up.depth + 1 from up join account a on a.workspace_id = $1 and a.id = up.id
        where a.parent_id is not null and up.depth < 30)
      select start, id from up`,
    values: [ctx.workspace.id, ids],
  });
  const found = new Map<string, Set<string>>();
  for (const row of rows) found.set(row.start, (found.get(row.start) ?? new Set()).add(row.id));
  return found;
}
