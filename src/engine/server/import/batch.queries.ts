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
}

const columns = 'id, name, status, job_id, error, created_by, created_at';

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

/** Makes imports one batch; those that belong to another stay there. */
export async function insertBatch(ctx: Context, id: string, name: string, imports: readonly string[]): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_import_batch (workspace_id, id, name, status, created_by, created_at) values ($1, $2, $3, 'staged', $4, $5)`,
    values: [ctx.workspace.id, id, name, ctx.actor.memberId, ctx.now],
  });
  await ctx.session.query({
    text: 'update engine_import set batch_id = $2 where workspace_id = $1 and id = any($3) and batch_id is null',
    values: [ctx.workspace.id, id, imports],
  });
}

/** Moves a batch to a station, with the job or the error that belongs to it. */
export async function markBatch(ctx: Context, id: string, status: ImportStatus, more: { jobId?: string; error?: unknown } = {}): Promise<void> {
  await ctx.session.query({
    text: 'update engine_import_batch set status = $3, job_id = coalesce($4, job_id), error = $5 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, status, more.jobId ?? null, more.error === undefined ? null : JSON.stringify(more.error)],
  });
}
