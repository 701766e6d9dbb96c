import { sql } from 'kysely';
import type { Db } from '#platform/server/database/database.ts';
import type { Job } from '../../contract/jobs/job.routes.ts';
import { toJob } from '../jobs/job.queries.ts';

/** Jobs of some workspaces that changed in the last moments; looking twice shows some again, which the hub leaves out. */
export async function listChangedJobs(db: Db, workspaceIds: readonly string[]): Promise<{ workspaceId: string; job: Job }[]> {
  if (workspaceIds.length === 0) return [];
  const rows = await db
    .selectFrom('engine_job')
    .select([
      'workspace_id',
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
    ])
    .where('workspace_id', 'in', workspaceIds)
    .where('updated_at', '>', sql<Date>`now() - interval '3 seconds'`)
    .orderBy('updated_at')
    .limit(500)
    .execute();
  return rows.map(({ workspace_id: workspaceId, ...row }) => ({ workspaceId, job: toJob(row) }));
}
