import type { Context } from '#engine/server/context.ts';
import type { RawAnswer, RawCall } from '#engine/server/feature.ts';
import { notFound } from '#platform/contract/errors.ts';
import type { WebhookMessage } from '../../contract/webhooks.routes.ts';
import { sendSigned } from '../deliver-messages.ts';
import { requireManager } from '../integration.policy.ts';
import { findWebhook } from '../webhook.queries.ts';

/** Sends a message of type `webhook.test` now and shows the answer; it is signed like any other. */
export async function testWebhook(call: RawCall, input: { id: string }): Promise<RawAnswer> {
  requireManager(call.caller.actor);
  // No connection is held while the address takes its time.
  const { webhook, message } = await call.read(async (ctx) => {
    const found = await findWebhook(ctx.session, ctx.workspace.id, input.id);
    if (!found) throw notFound({ zh: 'Webhook', en: 'Webhook' });
    return { webhook: found, message: testMessage(ctx, found.id) };
  });
  const attempt = await sendSigned(webhook, message);
  return { contentType: 'application/json', body: JSON.stringify(attempt) };
}

function testMessage(ctx: Context, webhookId: string): { id: string; body: string; at: Date } {
  const id = ctx.newId();
  const at = ctx.now.toISOString();
  const data = { id, at, kind: 'webhook.test', object: 'webhook', recordId: webhookId, isGone: false, changes: null, facts: null };
  const message: WebhookMessage = {
    type: 'webhook.test',
    timestamp: at,
    data: { ...data, actorId: ctx.actor.memberId, door: ctx.door, cause: null, record: null },
  };
  return { id, body: JSON.stringify(message), at: ctx.now };
}
