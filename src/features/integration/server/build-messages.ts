import type { LoggedEvent } from '#engine/contract/events/event.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import type { ChangeEntry } from '../contract/changes.routes.ts';
import type { WebhookMessage } from '../contract/webhooks.routes.ts';
import type { NewDelivery } from './delivery.queries.ts';
import { viewChanges } from './view-changes.ts';
import type { WebhookRow } from './webhook.queries.ts';
import { isWanted, mayBeWanted } from './wanted-events.ts';

/** The messages a webhook sends for these events, as its member sees them now; `ctx` acts as that member. */
export async function buildMessages(ctx: Context, webhook: WebhookRow, events: readonly LoggedEvent[]): Promise<NewDelivery[]> {
  const entries = (
    await viewChanges(
      ctx,
      events.filter((event) => mayBeWanted(webhook, event)),
    )
  ).filter((entry) => isWanted(webhook, entry));
  const records = await findRecords(ctx, webhook, entries);
  return entries.flatMap((entry) => {
    const record = entry.isGone ? null : records.get(entry.recordId);
    if (record === undefined) return [];
    const message: WebhookMessage = { type: typeOf(entry), timestamp: entry.at, data: { ...entry, record } };
    return [
      {
        id: ctx.newId(),
        eventId: entry.id,
        eventAt: new Date(entry.at),
        type: message.type,
        object: entry.object,
        recordId: entry.recordId,
        payload: JSON.stringify(message),
      },
    ];
  });
}

/** `record.updated` of an account is `account.updated`; a capability's own fact keeps its name. */
function typeOf(entry: ChangeEntry): string {
  return entry.kind.startsWith('record.') ? entry.kind.replace('record', entry.object) : entry.kind;
}

/** The records the entries speak of that the webhook's condition holds for. */
async function findRecords(ctx: Context, webhook: WebhookRow, entries: readonly ChangeEntry[]): Promise<ReadonlyMap<string, RecordRow>> {
  const found = new Map<string, RecordRow>();
  const present = entries.filter((entry) => !entry.isGone);
  for (const [object, group] of Map.groupBy(present, (entry) => entry.object)) {
    const ids = [...new Set(group.map((entry) => entry.recordId))];
    const { rows } = await queryRecords(ctx, object, {
      filter: { field: 'id', op: 'in', value: ids },
      limit: ids.length,
      ...(webhook.expression !== null && { expression: webhook.expression }),
    });
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
