import { sql } from 'kysely';
import type { Label } from '#platform/contract/label.ts';
import type { Db } from '#platform/server/database/database.ts';
import { Job, JobStatus } from '../../contract/jobs/job.routes.ts';

/** Why a job failed, for people. */
export interface JobError {
  readonly code: string;
  readonly message: Label;
}

/** Whose jobs, of which kind; newest first. */
export interface JobFilter {
  readonly workspaceId: string;
  /** Absent: everybody's. */
  readonly requestedBy?: string;
  readonly kind?: string;
  readonly status?: JobStatus;
  readonly limit: number;
}

const shown = [
  'id',
  'kind',
  'status',
  'done',
  'total',
  'note',
  'error',
  'attempts',
  'requested_by',
  'created_at',
  'started_at',
  'finished_at',
] as const;

/** Records a job before it is put into the queue. */
export async function createJob(
  db: Db,
  job: { workspaceId: string; id: string; kind: string; input: object; requestedBy: string | null; at: Date },
): Promise<void> {
  await db
    .insertInto('engine_job')
    .values({
      workspace_id: job.workspaceId,
      id: job.id,
      kind: job.kind,
      input: JSON.stringify(job.input),
      requested_by: job.requestedBy,
      created_at: job.at,
      updated_at: job.at,
    })
    .execute();
}

/** Newest first, bounded. */
export async function listJobs(db: Db, filter: JobFilter): Promise<Job[]> {
  let query = db.selectFrom('engine_job').select(shown).where('workspace_id', '=', filter.workspaceId);
  if (filter.requestedBy) query = query.where('requested_by', '=', filter.requestedBy);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.status) query = query.where('status', '=', filter.status);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
  return rows.map(toJob);
}

/** One job as people see it. */
export async function findJob(db: Db, workspaceId: string, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom('engine_job').select(shown).where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst();
  return row && toJob(row);
}

/** What the runner needs: kind and input, and whether it has ended already. */
export async function findJobWork(db: Db, workspaceId: string, id: string): Promise<{ kind: string; status: string; input: unknown } | undefined> {
  return db
    .selectFrom('engine_job')
    .select(['kind', 'status', 'input'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Says that a try has begun. */
export async function markRunning(db: Db, workspaceId: string, id: string): Promise<void> {
  await updateJob(db, workspaceId, id)
    .set({ status: 'running', attempts: sql<number>`attempts + 1`, started_at: sql<Date>`coalesce(started_at, now())`, error: null })
    .execute();
}

/** Says how far it has come. */
export async function markProgress(
  db: Db,
  workspaceId: string,
  id: string,
  progress: { done: number; total: number | null; note: string | null },
): Promise<void> {
  await updateJob(db, workspaceId, id).set(progress).where('status', '=', 'running').execute();
}

/** Says that it has ended well. */
export async function markDone(db: Db, workspaceId: string, id: string): Promise<void> {
  await updateJob(db, workspaceId, id)
    .set({ status: 'done', error: null, done: sql<number>`coalesce(total, done)`, finished_at: sql<Date>`now()` })
    .execute();
}

/** Says why it failed; `isFinal` when it will not be tried again. */
export async function markFailed(db: Db, workspaceId: string, id: string, error: JobError, isFinal: boolean): Promise<void> {
  await updateJob(db, workspaceId, id)
    .set({ status: isFinal ? 'failed' : 'queued', error: JSON.stringify(error), finished_at: isFinal ? sql<Date>`now()` : null })
    .execute();
}

function updateJob(db: Db, workspaceId: string, id: string) {
  return db
    .updateTable('engine_job')
    .set({ updated_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);
}

interface JobRow extends Omit<Job, 'status' | 'error' | 'created_at' | 'started_at' | 'finished_at'> {
  readonly status: string;
  readonly error: unknown;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

/** A row of `engine_job` in JSON form. */
export function toJob(row: JobRow): Job {
  return {
    ...row,
    status: JobStatus.parse(row.status),
    error: Job.shape.error.parse(row.error ?? null),
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
