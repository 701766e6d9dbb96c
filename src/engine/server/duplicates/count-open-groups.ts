import type { Context } from '../context.ts';

/** How many groups of likely duplicates wait for a decision in the whole workspace; for those who see all of it. */
export async function countOpenGroups(ctx: Context): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    name: 'duplicates.count_open',
    text: `select count(*)::int as count from engine_match_group where workspace_id = $1 and state = 'open'`,
    values: [ctx.workspace.id],
  });
  return row?.count ?? 0;
}
