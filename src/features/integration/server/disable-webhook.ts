import type { Context } from '#engine/server/context.ts';
import { giveUpWaiting } from './delivery.queries.ts';
import { webhookObject } from './wanted-events.ts';
import { lockWebhook, saveWebhook } from './webhook.queries.ts';

/** Switches a webhook off and says why: in the log, on its page and in the menu of those who manage it. What waits can be replayed. */
export async function disableWebhook(ctx: Context, id: string, reason: string): Promise<void> {
  const webhook = await lockWebhook(ctx.session, ctx.workspace.id, id);
  if (webhook?.status !== 'active') return;
  const by = { memberId: ctx.actor.memberId, at: ctx.now };
  await saveWebhook(ctx.session, ctx.workspace.id, { ...webhook, status: 'disabled', statusReason: reason.slice(0, 500) }, by);
  await giveUpWaiting(ctx.session, ctx.workspace.id, webhook.id, ctx.now);
  ctx.emit({ kind: 'integration.webhook_disabled', object: webhookObject, recordId: webhook.id, facts: { name: webhook.name, reason } });
}
