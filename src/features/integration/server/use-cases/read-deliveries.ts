import type { Context } from '#engine/server/context.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { Delivery, getDeliveryRoute, listDeliveriesRoute, webhookOptionsRoute } from '../../contract/webhooks.routes.ts';
import { type DeliveryRow, findDelivery, listAttempts, listDeliveryRows } from '../delivery.queries.ts';
import { requireManager } from '../integration.policy.ts';
import { findWebhook } from '../webhook.queries.ts';

const deliveryLabel = { zh: '投递', en: 'Delivery' };
const recordKinds = ['record.created', 'record.updated', 'record.deleted', 'record.gone'];
const lookedAt = 5_000;

/** Deliveries of a webhook, newest first. */
export async function listDeliveries(ctx: Context, input: RouteInput<typeof listDeliveriesRoute>): Promise<RouteOutput<typeof listDeliveriesRoute>> {
  requireManager(ctx.actor);
  const { id: webhookId, status, cursor: before, limit } = input;
  if (!(await findWebhook(ctx.session, ctx.workspace.id, webhookId))) throw notFound({ zh: 'Webhook', en: 'Webhook' });
  const rows = await listDeliveryRows(ctx.session, { workspaceId: ctx.workspace.id, webhookId, status, before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return { deliveries: shown.map(toView), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One delivery: what was sent, and every answer. */
export async function getDelivery(ctx: Context, input: RouteInput<typeof getDeliveryRoute>): Promise<RouteOutput<typeof getDeliveryRoute>> {
  requireManager(ctx.actor);
  const row = await findDelivery(ctx.session, ctx.workspace.id, input.id);
  if (!row) throw notFound(deliveryLabel);
  const attempts = await listAttempts(ctx.session, ctx.workspace.id, row.id);
  return { ...toView(row), payload: row.payload, log: attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })) };
}

/** What may be chosen for a webhook: objects, and the kinds of events that have happened to records lately. */
export async function listOptions(ctx: Context): Promise<RouteOutput<typeof webhookOptionsRoute>> {
  requireManager(ctx.actor);
  const objects = [...ctx.registry.objects.values()];
  const rows = await ctx.session.query<{ kind: string }>({
    text: `select distinct kind from (select kind, object from event where workspace_id = $1 order by at desc, id desc limit ${lookedAt}) recent
      where object = any($2::text[]) order by kind`,
    values: [ctx.workspace.id, objects.map((object) => object.id)],
  });
  const kinds = [...new Set([...recordKinds, ...rows.map((row) => row.kind)])];
  return { objects: objects.map(({ id, label }) => ({ id, label: { zh: label.zh, en: label.en } })), kinds };
}

function toView(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhookId: row.webhookId,
    eventId: row.eventId,
    type: row.type,
    object: row.object,
    recordId: row.recordId,
    status: row.status,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.status === 'waiting' ? row.nextAt.toISOString() : null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
