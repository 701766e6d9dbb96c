import type { EventDraft } from '../../contract/events/event.ts';
import type { Context } from '../context.ts';

// One text for all of them: an array of texts would have every quote of every change escaped on the way.
const insertEvents = `
  insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, cause, changes, facts)
  select $1, e.id, $2, e.kind, e.object, e.record_id, $3, $4, e.cause, e.changes, e.facts
  from json_to_recordset($5::json) as e (id uuid, kind text, object text, record_id uuid, cause text, changes jsonb, facts jsonb)`;

/** Writes the events of one transaction; the caller's transaction commits or loses them together with the records. */
export async function appendEvents(ctx: Context, drafts: readonly EventDraft[]): Promise<void> {
  const events = drafts.map(({ kind, object, recordId, cause, changes, facts }) => ({
    id: ctx.newId(),
    kind,
    object,
    record_id: recordId,
    cause: cause ?? ctx.cause,
    changes,
    facts,
  }));
  await ctx.session.query({
    name: 'event.append',
    text: insertEvents,
    values: [ctx.workspace.id, ctx.now, ctx.actor.memberId, ctx.door, JSON.stringify(events)],
  });
}
