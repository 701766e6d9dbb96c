import type { EventDraft } from '../../contract/events/event.ts';
import type { Context } from '../context.ts';

const insertEvents = `
  insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, cause, changes, facts)
  select $1, e.id, $2, e.kind, e.object, e.record_id, $3, $4, e.cause, e.changes, e.facts
  from unnest($5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::jsonb[], $11::jsonb[])
    as e (id, kind, object, record_id, cause, changes, facts)`;

/** From so many on, one document is written and read faster than arrays of texts. */
const manyEvents = 50;
const insertMany = `
  insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, cause, changes, facts)
  select $1, e.id, $2, e.kind, e.object, e.record_id, $3, $4, e.cause, e.changes, e.facts
  from json_to_recordset($5::json) as e (id uuid, kind text, object text, record_id uuid, cause text, changes jsonb, facts jsonb)`;

/** Writes the events of one transaction; the caller's transaction commits or loses them together with the records. */
export async function appendEvents(ctx: Context, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length >= manyEvents) return appendMany(ctx, drafts);
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

async function appendMany(ctx: Context, drafts: readonly EventDraft[]): Promise<void> {
  const rows = drafts.map(({ kind, object, recordId, cause, changes, facts }) => ({
    id: ctx.newId(),
    kind,
    object,
    record_id: recordId,
    cause: cause ?? ctx.cause,
    changes,
    facts,
  }));
  const values = [ctx.workspace.id, ctx.now, ctx.actor.memberId, ctx.door, JSON.stringify(rows)];
  await ctx.session.query({ name: 'event.append_many', text: insertMany, values });
}
