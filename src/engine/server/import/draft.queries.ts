import type { Context } from '../context.ts';
import { clearRehearsal } from './result.queries.ts';

/** The first rows of a staged file. */
export async function listSample(ctx: Context, importId: string, limit: number): Promise<string[][]> {
  const rows = await ctx.session.query<{ cells: string[] }>({
    text: 'select cells from engine_import_row where workspace_id = $1 and import_id = $2 order by row_number limit $3',
    values: [ctx.workspace.id, importId, limit],
  });
  return rows.map((row) => row.cells);
}

/** Different texts of one column in the rows that have something in another. */
export async function listColumnPairs(ctx: Context, importId: string, given: number, wanted: number): Promise<string[]> {
  const rows = await ctx.session.query<{ text: string }>({
    text: `select distinct btrim(cells[$4]) as text from engine_import_row
      where workspace_id = $1 and import_id = $2 and btrim(coalesce(cells[$3], '')) <> '' and btrim(coalesce(cells[$4], '')) <> '' limit 200`,
    values: [ctx.workspace.id, importId, given + 1, wanted + 1],
  });
  return rows.map((row) => row.text);
}

/** Makes a staged file one of another kind; what was decided about it no longer holds. */
export async function saveKind(ctx: Context, importId: string, object: string): Promise<void> {
  await ctx.session.query({
    text: 'update engine_import set object = $3, plan = null where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, importId, object],
  });
  await clearRehearsal(ctx, importId);
}
