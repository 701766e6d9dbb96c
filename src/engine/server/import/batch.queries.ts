import type { Context } from '../context.ts';
import type { ImportStatus } from './import.queries.ts';

export interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly status: ImportStatus;
  readonly job_id: string | null;
  readonly error: unknown;
  readonly created_by: string;
  readonly created_at: Date;
  /** Objects made for its files, in the order they were made. */
  readonly made_objects: readonly string[];
}

const columns = 'id, name, status, job_id, error, created_by, created_at, made_objects';

/** One batch, or undefined. */
export async function findBatch(ctx: Context, id: string): Promise<BatchRow | undefined> {
  const [row] = await ctx.session.query<BatchRow>({
    text: `select ${columns} from engine_import_batch where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** The batch, locked so that two people cannot start it at once. */
export async function lockBatch(ctx: Context, id: string): Promise<BatchRow | undefined> {
  const [row] = await ctx.session.query<BatchRow>({
    text: `select ${columns} from engine_import_batch where workspace_id = $1 and id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Makes imports one batch; those of a run that has begun stay there, and a run left without files is gone. */
export async function insertBatch(ctx: Context, id: string, name: string, imports: readonly string[]): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import_batch (workspace_id, id, name, status, created_by, created_at) values ($1, $2, $3, 'staged', $4, $5)`,
    values: [ctx.workspace.id, id, name, ctx.actor.memberId, ctx.now],
  });
  await ctx.session.query({
    text: `update engine_import i set batch_id = $2 where workspace_id = $1 and id = any($3)
      and (batch_id is null or exists (select 1 from engine_import_batch b
        where b.workspace_id = i.workspace_id and b.id = i.batch_id and b.status in ('staged', 'previewed', 'failed')))`,
    values: [ctx.workspace.id, id, imports],
  });
  await ctx.session.query({
    text: `with empty as (delete from engine_import_batch b where workspace_id = $1 and created_by = $3 and id <> $2 and status in ('staged', 'previewed', 'failed')
        and not exists (select 1 from engine_import i where i.workspace_id = b.workspace_id and i.batch_id = b.id) returning made_objects)
      update engine_import_batch set made_objects = coalesce((select array_agg(distinct o) from empty, unnest(empty.made_objects) as o), '{}')
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, ctx.actor.memberId],
  });
}

/** Moves a batch to a station, with the job or the error that belongs to it. */
export async function markBatch(ctx: Context, id: string, status: ImportStatus, more: { jobId?: string; error?: unknown } = {}): Promise<void> {
  await ctx.session.query({
    text: 'update engine_import_batch set status = $3, job_id = coalesce($4, job_id), error = $5 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, status, more.jobId ?? null, more.error === undefined ? null : JSON.stringify(more.error)],
  });
}

/** Notes which objects were made for files of the batch. */
export async function keepMade(ctx: Context, id: string, objects: readonly string[]): Promise<void> {
  await ctx.session.query({
    text: 'update engine_import_batch set made_objects = made_objects || $3::text[] where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, objects],
  });
}
