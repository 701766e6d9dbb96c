import { conflict, forbidden } from '#platform/contract/errors.ts';
import { has } from '#engine/contract/actor.ts';
import { localDate } from '#engine/contract/expression/time-zone.ts';
import type { Context } from '#engine/server/context.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import * as queries from '../demo.queries.ts';

/** Puts the making of the demo company into the queue. */
export async function startDemo(ctx: Context): Promise<{ jobId: string }> {
  await openDemo(ctx);
  return { jobId: await enqueueJob(ctx, 'demo.build', { memberId: ctx.actor.memberId }) };
}

/** Claims an empty workspace for the demo company; only an administrator may, and only once. */
export async function openDemo(ctx: Context): Promise<void> {
  if (!has(ctx.actor, 'workspace.manage')) {
    throw forbidden('demo.forbidden', { zh: '只有管理员可以生成演示公司。', en: 'Only an administrator may make the demo company.' });
  }
  if (await queries.isInUse(ctx)) {
    throw conflict('demo.in_use', {
      zh: '工作区里已经有客户或商机，演示公司只能放进空的工作区。',
      en: 'There are customers or deals here already; the demo company goes into an empty workspace only.',
    });
  }
  if (!(await queries.insertDemo(ctx, localDate(ctx.now, ctx.workspace.timeZone)))) {
    throw conflict('demo.started', { zh: '演示公司已经在生成，请稍候。', en: 'The demo company is being made already; wait a moment.' });
  }
}
