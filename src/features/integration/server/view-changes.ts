import { grantOn } from '#engine/contract/actor.ts';
import type { Changes, LoggedEvent } from '#engine/contract/events/event.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { Context } from '#engine/server/context.ts';
import { findVisible } from '#engine/server/live/find-visible.ts';
import { couldSeeBefore } from '#engine/server/live/visible-changes.ts';
import { maskValue } from '#engine/contract/policy/mask-value.ts';
import { closedFields, hiddenFields, maskedFields } from '#engine/server/policy/field-access.ts';
import type { ChangeEntry } from '../contract/changes.routes.ts';

/** What of these events the actor may know, in their order: one sees the past of the records one may see today. */
export async function viewChanges(ctx: Context, events: readonly LoggedEvent[]): Promise<ChangeEntry[]> {
  const visible = new Map<string, ReadonlySet<string>>();
  for (const [object, group] of Map.groupBy(events, (event) => event.object)) {
    if (!isOpen(ctx, object)) continue;
    visible.set(object, await findVisible(ctx, object, [...new Set(group.map((event) => event.recordId))]));
  }
  return events.flatMap((event) => {
    const seen = visible.get(event.object);
    if (!seen) return [];
    if (seen.has(event.recordId)) return [entryOf(ctx, event)];
    const { ownerField } = ctx.registry.objects.get(event.object) ?? {};
    return couldSeeBefore(ctx.actor, { ...event, changes: event.changes ?? null }, ownerField) ? [goneEntry(event)] : [];
  });
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
