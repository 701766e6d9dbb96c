import type { EventDraft } from '../../contract/events/event.ts';
import type { Context } from '../context.ts';

const insertEvents = `
  insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, cause, changes, facts)
  select $1, e.id, $2, e.kind, e.object, e.record_id, $3, $4, e.cause, e.changes, e.facts
  from unnest($5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::jsonb[], $11::jsonb[])
    as e (id, kind, object, record_id, cause, changes, facts)`;

/** Writes the events of one transaction; the caller's transaction commits or loses them together with the records. */
export async function appendEvents(ctx: Context, drafts: readonly EventDraft[]): Promise<void> {
  await ctx.session.query({
    name: 'event.append',
    text: insertEvents,
    values: [
      ctx.workspace.id,
      ctx.now,
      ctx.actor.memberId,
      ctx.door,
      drafts.map(() => ctx.newId()),
      drafts.map((draft) => draft.kind),
      drafts.map((draft) => draft.object),
      drafts.map((draft) => draft.recordId),
      drafts.map((draft) => draft.cause ?? ctx.cause),
      drafts.map((draft) => (draft.changes ? JSON.stringify(draft.changes) : null)),
      drafts.map((draft) => (draft.facts ? JSON.stringify(draft.facts) : null)),
    ],
  });
}
