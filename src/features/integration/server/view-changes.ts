import { grantOn } from '#engine/contract/actor.ts';
import type { Changes, LoggedEvent } from '#engine/contract/events/event.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { Context } from '#engine/server/context.ts';
import { findVisible } from '#engine/server/live/find-visible.ts';
import { findLosses } from '#engine/server/live/find-losses.ts';
import { maskValue } from '#engine/contract/policy/mask-value.ts';
import { closedFields, hiddenFields, maskedFields } from '#engine/server/policy/field-access.ts';
import type { ChangeEntry } from '../contract/changes.routes.ts';

/** What of these events the actor may know, in their order: one sees the past of the records one may see today. */
export async function viewChanges(ctx: Context, events: readonly LoggedEvent[]): Promise<ChangeEntry[]> {
  const visible = new Map<string, ReadonlySet<string>>();
  const lost = new Set<string>();
  for (const [object, group] of Map.groupBy(events, (event) => event.object)) {
    if (!isOpen(ctx, object)) continue;
    const seen = await findVisible(ctx, object, [...new Set(group.map((event) => event.recordId))]);
    visible.set(object, seen);
    const unseen = group.filter((event) => !seen.has(event.recordId)).map((event) => ({ ...event, facts: event.facts ?? null }));
    for (const id of await findLosses(ctx, object, unseen)) lost.add(id);
  }
  return events.flatMap((event) => {
    if (event.object === ruleObject) return ruleEntries(ctx, event);
    if (visible.get(event.object)?.has(event.recordId)) return [entryOf(ctx, event)];
    return lost.has(event.id) ? [goneEntry(event)] : [];
  });
}

/** The object under which changes of sharing and restriction rules stand in the log. */
export const ruleObject = 'engine_access_rule';

/** A rule decides about any number of records: who reads the feed is told to read the object anew, not which. */
function ruleEntries(ctx: Context, event: LoggedEvent): ChangeEntry[] {
  const object = event.facts?.['object'];
  if (typeof object !== 'string' || !isOpen(ctx, object)) return [];
  return [{ ...headOf(event), object, kind: 'access.changed', isGone: false, changes: null, facts: null, actorId: null, door: null, cause: null }];
}

/** Objects the actor may see at all. */
export function openObjects(ctx: Context): string[] {
  return [...ctx.registry.objects.keys()].filter((object) => isOpen(ctx, object));
}

function isOpen(ctx: Context, object: string): boolean {
  return ctx.registry.objects.has(object) && grantOn(ctx.actor, object).actions.includes('see');
}

function entryOf(ctx: Context, event: LoggedEvent): ChangeEntry {
  return {
    ...headOf(event),
    kind: event.kind,
    isGone: false,
    changes: event.changes ? visibleChanges(ctx, event.object, event.changes) : null,
    // A fact may repeat a field under another name, so who does not see all of a record does not see its facts.
    facts: closedFields(ctx.actor, event.object).length > 0 ? null : (event.facts ?? null),
    actorId: event.actorId,
    door: event.door,
    cause: event.cause,
  };
}

function goneEntry(event: LoggedEvent): ChangeEntry {
  const kind = event.kind === 'record.deleted' ? event.kind : 'record.gone';
  return { ...headOf(event), kind, isGone: true, changes: null, facts: null, actorId: null, door: null, cause: null };
}

function headOf(event: LoggedEvent) {
  return { id: event.id, at: event.at.toISOString(), object: event.object, recordId: event.recordId };
}

function visibleChanges(ctx: Context, object: string, changes: Changes): NonNullable<ChangeEntry['changes']> {
  const hidden = hiddenFields(ctx.actor, object);
  const masked = maskedFields(ctx.actor, object);
  const shown = (field: string, value: FieldValue): FieldValue => (masked.includes(field) ? maskValue(value) : value);
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, [before, after]]) =>
      hidden.includes(field) ? [] : [[field, [shown(field, before), shown(field, after)]]],
    ),
  );
}
