import type { Door } from '../../contract/actor.ts';
import type { LoggedEvent } from '../../contract/events/event.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Context } from '../context.ts';
import type { FollowedEvent } from '../events/read-events.ts';
import type { EventReaction, JobContext } from '../feature.ts';
import { findVisible } from '../live/find-visible.ts';
import { notify } from '../notices/notify.ts';
import { closedFields } from '../policy/field-access.ts';
import { listFollowers } from './follow.queries.ts';

/** More changes of one workspace at once than people make by hand: what a bulk change did is not told record by record. */
const mostAtOnce = 50;
const mostFieldsNamed = 3;
/** Doors through which people and their agents change single records. */
const told: ReadonlySet<Door> = new Set<Door>(['page', 'api', 'mcp']);
/** The beginning and the end of a record are no changes of it. */
const ends = ['.created', '.deleted', '.restored', '.merged'];

/** Tells followers what others changed of a record: which fields, never their values. */
export const tellFollowers: EventReaction = {
  id: 'discussion.tell_followers',
  kinds: ['*'],
  choose: async (_database, events) => chooseSingle(events),
  run: async (job, events) => {
    for (const [object, group] of Map.groupBy(events.filter(isToldOf), (event) => event.object)) await tellOfObject(job, object, group);
  },
};

function chooseSingle(events: readonly FollowedEvent[]): FollowedEvent[] {
  const changed = events.filter((event) => event.changes !== null && !ends.some((end) => event.kind.endsWith(end)));
  return [...Map.groupBy(changed, (event) => event.workspaceId).values()].flatMap((group) => (group.length > mostAtOnce ? [] : group));
}

function isToldOf(event: LoggedEvent): boolean {
  return told.has(event.door) && event.actorId !== null && Object.keys(event.changes ?? {}).length > 0;
}

async function tellOfObject(job: JobContext, object: string, events: readonly LoggedEvent[]): Promise<void> {
  const followers = await job.read(null, async (ctx) =>
    ctx.registry.objects.has(object) ? listFollowers(ctx, object, [...new Set(events.map((event) => event.recordId))]) : [],
  );
  const wanted = followers.filter((each) => events.some((event) => event.recordId === each.recordId && event.actorId !== each.memberId));
  for (const [memberId, theirs] of Map.groupBy(wanted, (each) => each.memberId)) {
    const records = new Set(theirs.map((each) => each.recordId));
    const mine = events.filter((event) => records.has(event.recordId) && event.actorId !== memberId);
    await tellMember(job, memberId, object, mine);
  }
}

async function tellMember(job: JobContext, memberId: string, object: string, events: readonly LoggedEvent[]): Promise<void> {
  const known = await job.read(memberId, async (ctx) => {
    const visible = await findVisible(ctx, object, [...new Set(events.map((event) => event.recordId))]);
    return events
      .filter((event) => visible.has(event.recordId) && !isHandedTo(ctx, event, memberId))
      .map((event) => ({ event, fields: fieldsOf(ctx, event) }));
  });
  for (const [actorId, theirs] of Map.groupBy(known, ({ event }) => event.actorId)) {
    const drafts = theirs.flatMap(({ event, fields }) =>
      fields ? [{ kind: 'discussion.changed', to: [memberId], object, recordId: event.recordId, facts: { fields }, key: event.id }] : [],
    );
    if (drafts.length > 0) await job.write(actorId, (ctx) => notify(ctx, ...drafts));
  }
}

/** Whom a record was handed to has been told so already. */
function isHandedTo(ctx: Context, event: LoggedEvent, memberId: string): boolean {
  const ownerField = ctx.registry.objects.get(event.object)?.ownerField;
  return ownerField !== undefined && ctx.registry.noticeKinds.has('record.assigned') && event.changes?.[ownerField]?.[1] === memberId;
}

/** Names of the changed fields as the reader may know them; undefined when there is none. */
function fieldsOf(ctx: Context, event: LoggedEvent): Label | undefined {
  const fields = ctx.registry.objects.get(event.object)?.fields ?? {};
  const closed = closedFields(ctx.actor, event.object);
  const labels = Object.keys(event.changes ?? {}).flatMap((name) => {
    const field = fields[name];
    return field && field.readOnly !== true && !closed.includes(name) ? [field.label] : [];
  });
  if (labels.length === 0) return undefined;
  const named = labels.slice(0, mostFieldsNamed);
  const isMore = labels.length > named.length;
  return {
    zh: named.map((label) => label.zh).join('、') + (isMore ? '等' : ''),
    en: named.map((label) => label.en).join(', ') + (isMore ? ', …' : ''),
  };
}
