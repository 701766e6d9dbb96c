import type { LoggedEvent } from '#engine/contract/events/event.ts';
import type { Context } from '#engine/server/context.ts';
import type { EventReaction, JobContext } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { AppError } from '#platform/contract/errors.ts';
import { buildMessages } from './build-messages.ts';
import { createDeliveries, type NewDelivery } from './delivery.queries.ts';
import { disableWebhook } from './disable-webhook.ts';
import { chooseWanted, mayBeWanted } from './wanted-events.ts';
import { listActiveWebhooks, markQueued, type WebhookRow } from './webhook.queries.ts';

/** Turns events into deliveries; nothing is enqueued for events no webhook wants. */
export const webhookReaction: EventReaction = {
  id: 'integration.webhooks',
  kinds: ['*'],
  choose: chooseWanted,
  run: async (job, events) => {
    const webhooks = await job.read(null, (ctx) => listActiveWebhooks(ctx.session, ctx.workspace.id));
    for (const webhook of webhooks) {
      const since = events.filter((event) => event.at >= webhook.createdAt && mayBeWanted(webhook, event));
      if (since.length > 0) await deliverEvents(job, webhook, since);
    }
  },
};

/** Makes the deliveries of events for one webhook, once for each event, and asks for them to be sent. */
export async function deliverEvents(job: JobContext, webhook: WebhookRow, events: readonly LoggedEvent[], again = false): Promise<void> {
  const messages = await messagesOf(job, webhook, events);
  if (messages.length === 0) return;
  await job.write(null, async (ctx) => {
    const count = await createDeliveries(ctx.session, { workspaceId: ctx.workspace.id, webhookId: webhook.id, at: ctx.now, again }, messages);
    if (count > 0) await askToSend(ctx, webhook.id);
  });
}

/** Asks for what waits to be sent, unless somebody has already. */
export async function askToSend(ctx: Context, webhookId: string): Promise<void> {
  if (await markQueued(ctx.session, ctx.workspace.id, webhookId, ctx.now)) await enqueueJob(ctx, 'integration.deliver', { webhookId });
}

async function messagesOf(job: JobContext, webhook: WebhookRow, events: readonly LoggedEvent[]): Promise<NewDelivery[]> {
  try {
    return await job.read(webhook.memberId, (ctx) => buildMessages(ctx, webhook, events));
  } catch (error) {
    // The member has left, or the condition names a field that is no more: trying again does not help.
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
    await job.write(null, (ctx) => disableWebhook(ctx, webhook.id, error.label[ctx.locale]));
    return [];
  }
}
