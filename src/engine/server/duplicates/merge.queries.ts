import type { Merge } from '../../contract/duplicates/duplicates.routes.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { isGranted } from '../policy/scope.ts';
import { visibleSql } from './candidates.ts';
import type { MergeCopy, StoredMerge } from './merge-copy.ts';

const columns = 'g.id, g.object, g.survivor_id, g.merged_id, g.merged_name, g.copy, g.merged_at, g.merged_by, g.undone_at, g.kept';

/** Keeps a merge, with all its undo will need. */
export async function createMerge(
  ctx: Context,
  merge: { readonly object: string; readonly survivorId: string; readonly mergedName: string; readonly copy: MergeCopy },
): Promise<StoredMerge> {
  const [row] = await ctx.session.query<StoredMerge>({
    text: `insert into engine_merge as g (workspace_id, id, object, survivor_id, merged_id, merged_name, copy, merged_at, merged_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
    values: [
      ctx.workspace.id,
      ctx.newId(),
      merge.object,
      merge.survivorId,
      merge.copy.merged.id,
      merge.mergedName,
      JSON.stringify(merge.copy),
      ctx.now,
      ctx.actor.memberId,
    ],
  });
  if (!row) throw new Error('A merge was not stored.');
  return row;
}

/** A merge, locked until the transaction ends. */
export async function lockMerge(ctx: Context, id: string): Promise<StoredMerge | undefined> {
  const [row] = await ctx.session.query<StoredMerge>({
    text: `select ${columns} from engine_merge g where g.workspace_id = $1 and g.id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Notes that a merge was undone, and what was left alone. */
export async function markUndone(ctx: Context, id: string, kept: Merge['kept']): Promise<void> {
  await ctx.session.query({
    text: 'update engine_merge set undone_at = $3, undone_by = $4, kept = $5 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, ctx.now, ctx.actor.memberId, JSON.stringify(kept)],
  });
}

/** The latest merges into records the actor may see. */
export async function readMerges(ctx: Context, page: { readonly object?: string | undefined; readonly limit: number }): Promise<{ merges: Merge[] }> {
  const objects = [...ctx.registry.objects.keys()].filter(
    (id) => isGranted(ctx.actor, id, 'see') && (page.object === undefined || id === page.object),
  );
  if (objects.length === 0) return { merges: [] };
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const limit = parameters.add(String(page.limit), 'bigint');
  const parts = objects.map((id) => {
    const storage = storageOf(objectNamed(ctx.registry, id));
    return `(select ${columns}, t.${storage.object.nameField}::text as survivor_name from engine_merge g
      join ${storage.table} t on t.workspace_id = g.workspace_id and t.id = g.survivor_id
      where g.workspace_id = ${workspace} and g.object = '${id}' and ${visibleSql(ctx, storage, parameters)} order by g.merged_at desc limit ${limit})`;
  });
  const rows = await ctx.session.query<StoredMerge & { survivor_name: string | null }>({
    text: `select * from (${parts.join('\nunion all\n')}) m order by merged_at desc, id desc limit ${limit}`,
    values: parameters.values,
  });
  return { merges: rows.map((row) => viewMerge(row, row.survivor_name)) };
}

/** A merge as people see it. */
export function viewMerge(merge: StoredMerge, survivorName: string | null): Merge {
  const { references, rows } = merge.copy;
  return {
    id: merge.id,
    object: merge.object,
    survivorId: merge.survivor_id,
    survivorName,
    mergedId: merge.merged_id,
    mergedName: merge.merged_name,
    mergedAt: merge.merged_at.toISOString(),
    mergedBy: merge.merged_by,
    undoneAt: merge.undone_at?.toISOString() ?? null,
    moved: Object.fromEntries([
      ...references.map(({ object, field, ids }): [string, number] => [`${object}.${field}`, ids.length]),
      ...rows.map(({ table, keys }): [string, number] => [table, keys.length]),
    ]),
    kept: merge.kept?.map(({ zh, en }) => ({ zh, en })) ?? [],
  };
}
