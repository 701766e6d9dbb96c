import { grantOn } from '../../contract/actor.ts';
import type { LiveChange } from '../../contract/live/live.ts';
import type { Context } from '../context.ts';
import { type FollowedEvent, withWhatTheyHeld } from '../events/read-events.ts';
import { scopeFor } from '../policy/scope.ts';
import { findLosses } from './find-losses.ts';
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
  if (!ctx.registry.objects.has(object)) return [];
  const visible = await findVisible(ctx, object, ids);
  const unseen = events.filter((event) => !visible.has(event.recordId));
  // Who sees all of an object lost what was deleted, whatever it held.
  const seesAll = grantOn(ctx.actor, object).visibility === 'all' && scopeFor(ctx, object, 'see').isPlain;
  const lost = await findLosses(ctx, object, seesAll ? unseen : await withWhatTheyHeld(ctx.session, ctx.workspace.id, unseen));
  return events
    .filter((event) => visible.has(event.recordId) || lost.has(event.id))
    .map((event) => ({ object, id: event.recordId, kind: event.kind }));
}
