import type { LoggedEvent } from '#engine/contract/events/event.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { conflict, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { replayDeliveryRoute, replayPeriodRoute } from '../../contract/webhooks.routes.ts';
import { resetDead, resetDelivery } from '../delivery.queries.ts';
import { requireManager } from '../integration.policy.ts';
import { askToSend, deliverEvents } from '../match-events.ts';
import { findWebhook, type WebhookRow } from '../webhook.queries.ts';

const batchSize = 200;
const webhookLabel = { zh: 'Webhook', en: 'Webhook' };

/** Sends one delivery again, from the first attempt. */
export async function replayDelivery(ctx: Context, input: RouteInput<typeof replayDeliveryRoute>): Promise<{ id: string }> {
  requireManager(ctx.actor);
  const webhookId = await resetDelivery(ctx.session, ctx.workspace.id, input.id, ctx.now);
  if (webhookId === undefined) throw notFound({ zh: '投递', en: 'Delivery' });
  await requireActive(ctx, webhookId);
  await askToSend(ctx, webhookId);
  return { id: input.id };
}

/** Sends the events of a period again in the background: what was given up, what was missed, or all. */
export async function replayPeriod(ctx: Context, input: RouteInput<typeof replayPeriodRoute>): Promise<RouteOutput<typeof replayPeriodRoute>> {
  requireManager(ctx.actor);
  const webhook = await requireActive(ctx, input.id);
  const { from, to, which } = input;
  return { jobId: await enqueueJob(ctx, 'integration.replay', { webhookId: webhook.id, from, to, which }) };
}

async function requireActive(ctx: Context, id: string): Promise<WebhookRow> {
  const webhook = await findWebhook(ctx.session, ctx.workspace.id, id);
  if (!webhook) throw notFound(webhookLabel);
  if (webhook.status === 'active') return webhook;
  throw conflict('integration.webhook_not_active', { zh: '请先恢复这个 Webhook。', en: 'Resume the webhook first.' });
}

/** The background part of a replay. */
export const replayJob: JobDefinition = {
  id: 'integration.replay',
  run: async (job, input) => {
    const period = { from: new Date(String(input['from'])), to: new Date(String(input['to'])) };
    const webhook = await job.read(null, (ctx) => findWebhook(ctx.session, ctx.workspace.id, String(input['webhookId'])));
    if (webhook?.status !== 'active') return;
    await job.write(null, async (ctx) => {
      const count = await resetDead(ctx.session, ctx.workspace.id, webhook.id, period, ctx.now);
      if (count > 0) await askToSend(ctx, webhook.id);
    });
    if (input['which'] === 'dead') return;
    let after = { at: period.from, id: '00000000-0000-0000-0000-000000000000' };
    for (let done = 0; ; done += batchSize) {
      const place = after;
      const events = await job.read(null, (ctx) => listEventsOf(ctx, webhook, place, period.to));
      await deliverEvents(job, webhook, events, input['which'] === 'all');
      await job.progress(done + events.length, null);
      const last = events.at(-1);
      if (!last || events.length < batchSize) return;
      after = { at: last.at, id: last.id };
    }
  },
};

function listEventsOf(ctx: Context, webhook: WebhookRow, after: { at: Date; id: string }, to: Date): Promise<LoggedEvent[]> {
  const objects = webhook.objects.length > 0 ? webhook.objects : [...ctx.registry.objects.keys()];
  return ctx.session.query<LoggedEvent>({
    text: `select workspace_id as "workspaceId", id, at, kind, object, record_id as "recordId", actor_id as "actorId", door, cause, changes, facts
      from event where workspace_id = $1 and (at, id) > ($2::timestamptz, $3::uuid) and at <= $4 and object = any($5::text[])
        and tx_id < pg_snapshot_xmin(pg_current_snapshot())
      order by at, id limit ${batchSize}`,
    values: [ctx.workspace.id, after.at, after.id, to, objects],
  });
}
