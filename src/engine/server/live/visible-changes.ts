import { type Actor, grantOn } from '../../contract/actor.ts';
import type { LiveChange } from '../../contract/live/live.ts';
import type { Context } from '../context.ts';
import type { FollowedEvent } from '../events/read-events.ts';
import { findVisible } from './find-visible.ts';

/** More changes of one object at once than a screen would look up one by one. */
const mostNamed = 200;

/** What of a batch of events a person may know of: the record and the kind of change, never a value. */
export async function listVisibleChanges(ctx: Context, events: readonly FollowedEvent[]): Promise<LiveChange[]> {
  const changes: LiveChange[] = [];
  for (const [object, group] of Map.groupBy(events, (event) => event.object)) {
    if (!grantOn(ctx.actor, object).actions.includes('see')) continue;
    changes.push(...(await listForObject(ctx, object, group)));
  }
  return changes;
}

async function listForObject(ctx: Context, object: string, events: readonly FollowedEvent[]): Promise<LiveChange[]> {
  const ids = [...new Set(events.map((event) => event.recordId))];
  if (ids.length > mostNamed) return [{ object, id: null, kind: 'many' }];
  const visible = ctx.registry.objects.has(object) ? await findVisible(ctx, object, ids) : new Set<string>();
  const ownerField = ctx.registry.objects.get(object)?.ownerField;
  return events
    .filter((event) => visible.has(event.recordId) || couldSeeBefore(ctx.actor, event, ownerField))
    .map((event) => ({ object, id: event.recordId, kind: event.kind }));
}

/** Whether the event took the record out of the actor's sight: it was deleted or given away, and those who saw it must still hear that it is gone. */
export function couldSeeBefore(actor: Actor, event: Pick<FollowedEvent, 'object' | 'kind' | 'changes'>, ownerField: string | undefined): boolean {
  // Whether a restriction let them see it cannot be told from what changed.
  if ((actor.sharing?.get(event.object)?.restrictions.length ?? 0) > 0) return false;
  const { visibility } = grantOn(actor, event.object);
  const isGone = event.kind === 'record.deleted';
  if (visibility === 'all' || ownerField === undefined) return isGone;
  const ownerBefore = event.changes?.[ownerField]?.[0];
  return typeof ownerBefore === 'string' && actor.reach[visibility].includes(ownerBefore);
}
