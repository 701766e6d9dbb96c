import type { Context } from '#engine/server/context.ts';
import type { JobContext, JobDefinition } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { hasArrived, postMessage } from '#platform/server/outgoing/post-message.ts';
import { disableAfterMs, nextAttemptAt } from '../contract/retry-plan.ts';
import type { Attempt } from '../contract/webhooks.routes.ts';
import { claimDeliveries, type ClaimedDelivery, findNextDue, saveAttempt } from './delivery.queries.ts';
import { disableWebhook } from './disable-webhook.ts';
import { signMessage } from './sign-message.ts';
import { findWebhook, lockWebhook, markBegun, markRetryPlanned, saveWebhook, type WebhookRow } from './webhook.queries.ts';

const atOnce = 8;
/** Longer than an attempt can take; what a dead process claimed is sent again after it. */
const claimMs = 60_000;

/** Sends what waits for one webhook and plans the next look. */
export const deliverJob: JobDefinition = {
  id: 'integration.deliver',
  run: async (job, input) => {
    const webhookId = String(input['webhookId']);
    await job.write(null, (ctx) => markBegun(ctx.session, ctx.workspace.id, webhookId));
    let webhook = await findActive(job, webhookId);
    while (webhook) {
      const current = webhook;
      const claimed = await job.write(null, (ctx) => claim(ctx, webhookId));
      if (claimed.length === 0) break;
      await Promise.all(claimed.map((delivery) => deliverOne(job, current, delivery)));
      webhook = await findActive(job, webhookId);
    }
    if (webhook) await job.write(null, (ctx) => planNext(ctx, webhookId));
  },
};

async function findActive(job: JobContext, id: string): Promise<WebhookRow | undefined> {
  const webhook = await job.read(null, (ctx) => findWebhook(ctx.session, ctx.workspace.id, id));
  return webhook?.status === 'active' ? webhook : undefined;
}

function claim(ctx: Context, webhookId: string): Promise<ClaimedDelivery[]> {
  const until = new Date(ctx.now.getTime() + claimMs);
  return claimDeliveries(ctx.session, { workspaceId: ctx.workspace.id, webhookId, now: ctx.now, until, limit: atOnce });
}

async function planNext(ctx: Context, webhookId: string): Promise<void> {
  const next = await findNextDue(ctx.session, ctx.workspace.id, webhookId);
  if (!next) return;
  const isNew = await markRetryPlanned(ctx.session, ctx.workspace.id, webhookId, ctx.now, next);
  if (isNew) await enqueueJob(ctx, 'integration.deliver', { webhookId }, { runAt: next });
}

async function deliverOne(job: JobContext, webhook: WebhookRow, delivery: ClaimedDelivery): Promise<void> {
  const at = await job.read(null, async (ctx) => ctx.now);
  const attempt = await sendSigned(webhook, { id: delivery.eventId, body: delivery.payload, at });
  await job.write(null, (ctx) => noteAttempt(ctx, webhook, delivery, attempt));
}

/** Signs with every secret that is good now and posts. */
export function sendSigned(webhook: WebhookRow, message: { id: string; body: string; at: Date }): Promise<Attempt> {
  const { secret, previousSecret, previousUntil } = webhook;
  const isOldGood = previousSecret !== null && previousUntil !== null && previousUntil > message.at;
  const headers = signMessage(message, isOldGood ? [secret, previousSecret] : [secret]);
  return postMessage({ url: webhook.url, headers, body: message.body, at: message.at });
}

async function noteAttempt(ctx: Context, sent: WebhookRow, delivery: ClaimedDelivery, attempt: Attempt): Promise<void> {
  const number = delivery.attempts + 1;
  const isOk = hasArrived(attempt);
  const nextAt = isOk || attempt.status === 410 ? undefined : nextAttemptAt(number, ctx.now, retryAfterOf(attempt));
  await saveAttempt(ctx.session, ctx.workspace.id, {
    deliveryId: delivery.id,
    attemptId: ctx.newId(),
    attempt,
    number,
    status: isOk ? 'delivered' : nextAt ? 'waiting' : 'dead',
    nextAt: nextAt ?? ctx.now,
    finishedAt: nextAt ? null : ctx.now,
  });
  // Only when something changes: many deliveries of one webhook would otherwise wait for each other.
  if (isOk ? sent.failingSince !== null : sent.failingSince === null || isLost(sent, ctx.now) || attempt.status === 410) {
    await noteHealth(ctx, sent.id, isOk, attempt);
  }
}

async function noteHealth(ctx: Context, id: string, isOk: boolean, attempt: Attempt): Promise<void> {
  const webhook = await lockWebhook(ctx.session, ctx.workspace.id, id);
  if (!webhook || webhook.status !== 'active') return;
  const by = { memberId: ctx.actor.memberId, at: ctx.now };
  if (isOk) return saveWebhook(ctx.session, ctx.workspace.id, { ...webhook, failingSince: null }, by);
  if (attempt.status === 410) return disableWebhook(ctx, webhook.id, 'HTTP 410');
  if (isLost(webhook, ctx.now)) return disableWebhook(ctx, webhook.id, attempt.error ?? `HTTP ${attempt.status ?? ''}`);
  return saveWebhook(ctx.session, ctx.workspace.id, { ...webhook, failingSince: webhook.failingSince ?? ctx.now }, by);
}

function isLost(webhook: WebhookRow, now: Date): boolean {
  return webhook.failingSince !== null && now.getTime() - webhook.failingSince.getTime() >= disableAfterMs;
}

function retryAfterOf(attempt: Attempt): number | undefined {
  const seconds = Number(attempt.responseHeaders?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
