import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { has } from '../../contract/actor.ts';
import type { getJobRoute, Job, listJobsRoute } from '../../contract/jobs/job.routes.ts';
import type { Context } from '../context.ts';
import * as queries from './job.queries.ts';

/** Members see the jobs they started; those with `job.see_all` see everybody's and the scheduled ones. */
export async function listJobs(ctx: Context, input: RouteInput<typeof listJobsRoute>): Promise<{ rows: Job[] }> {
  const requestedBy = has(ctx.actor, 'job.see_all') ? undefined : ctx.actor.memberId;
  const rows = await queries.listJobs(ctx.db, {
    workspaceId: ctx.workspace.id,
    limit: input.limit,
    ...(requestedBy && { requestedBy }),
    ...(input.kind && { kind: input.kind }),
    ...(input.status && { status: input.status }),
  });
  return { rows };
}

/** One job the caller may see. */
export async function getJob(ctx: Context, input: RouteInput<typeof getJobRoute>): Promise<Job> {
  const job = await queries.findJob(ctx.db, ctx.workspace.id, input.id);
  if (!job || !canSeeJob(ctx.actor, job)) throw notFound({ zh: '后台任务', en: 'Background job' });
  return job;
}

/** Whether a member may watch a job. */
export function canSeeJob(actor: Context['actor'], job: Pick<Job, 'requested_by'>): boolean {
  return job.requested_by === actor.memberId || has(actor, 'job.see_all');
}
