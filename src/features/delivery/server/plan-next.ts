import type { Context } from '#engine/server/context.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { nextDueAt } from '../contract/due-times.ts';
import { createIssue, deletePlanned } from './issue.queries.ts';
import type { SubscriptionRow } from './subscription.queries.ts';

/** Plans the next due time. Whoever writes its row queues the job, in one transaction: a due time has one job, however many look at once. */
export async function planNext(ctx: Context, subscription: SubscriptionRow): Promise<void> {
  if (subscription.status !== 'active') return;
  const dueAt = nextDueAt(subscription.rhythm, ctx.now, ctx.workspace.timeZone);
  await planAt(ctx, subscription.id, dueAt);
}

/** Forgets what was planned and plans anew, after a change. */
export async function planAnew(ctx: Context, subscription: SubscriptionRow): Promise<void> {
  await deletePlanned(ctx, subscription.id);
  await planNext(ctx, subscription);
}

/** Plans one time; tells its id, or nothing when it is planned already. */
export async function planAt(ctx: Context, subscriptionId: string, dueAt: Date): Promise<string | undefined> {
  const issueId = await createIssue(ctx, subscriptionId, dueAt);
  if (issueId !== undefined) await enqueueJob(ctx, 'delivery.send', { issueId }, { runAt: dueAt });
  return issueId;
}
