import type { Context } from '../context.ts';

/** Records that were merged into this one, or into one that was; what happened to them happened to it. */
export async function listMergedIds(ctx: Context, id: string): Promise<string[]> {
  const rows = await ctx.session.query<{ id: string }>({
    name: 'merge.ids',
    text: `with recursive merged (id) as (
        select merged_id from engine_merge where workspace_id = $1 and survivor_id = $2 and undone_at is null
        union
        select e.merged_id from merged m join engine_merge e on e.workspace_id = $1 and e.survivor_id = m.id and e.undone_at is null)
      select id from merged limit 200`,
    values: [ctx.workspace.id, id],
  });
  return rows.map((row) => row.id);
}
