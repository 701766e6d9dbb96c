import { type Actor, grantOn } from '../../contract/actor.ts';
import type { LoggedEvent } from '../../contract/events/event.ts';
import { listDependencies } from '../../contract/expression/list-dependencies.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { listEventsById } from '../events/read-events.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { checkAccessRule } from '../policy/access-rules.ts';
import { reachedAfter } from '../policy/reached-records.ts';
import { isGranted, type Scope, scopeFor } from '../policy/scope.ts';
import { fieldReader, selectOf, type SqlRow } from '../records/record-row.ts';

/** What of an event tells whether it took a record out of somebody's sight. */
type Happened = Pick<LoggedEvent, 'id' | 'kind' | 'object' | 'recordId'> & {
  readonly changes?: Readonly<Record<string, readonly unknown[]>> | null | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | null | undefined;
};

/** A share or a place in a team that was taken back, ran out, or was narrowed in time. */
const endsOfShares: ReadonlySet<string> = new Set(['access.unshared', 'access.ended', 'access.shared']);

/**
 * Of events about records of one object that the actor does not see now, the ids of those that took them out of their sight: given
 * away, deleted, no longer matched by a rule, or shared with them no more. Asks the database only about what may have been seen.
 */
export async function findLosses(ctx: Context, object: string, events: readonly Happened[]): Promise<ReadonlySet<string>> {
  if (events.length === 0 || !isGranted(ctx.actor, object, 'see') || !ctx.registry.objects.has(object)) return new Set();
  const storage = storageOf(objectNamed(ctx.registry, object));
  const scope = scopeFor(ctx, object, 'see');
  if (scope.isPlain) return new Set(events.filter((event) => wasOwned(ctx.actor, event, storage)).map(({ id }) => id));
  const [changed, unshared] = await Promise.all([lostByChange(ctx, storage, scope, events), lostByShare(ctx, storage, scope, events)]);
  return new Set([...changed, ...unshared]);
}

/** Where owners alone decide, the event itself says who owned the record before. */
function wasOwned(actor: Actor, event: Happened, { object }: ObjectStorage): boolean {
  const { visibility } = grantOn(actor, object.id);
  if (visibility === 'all' || object.ownerField === undefined) return event.kind === 'record.deleted';
  const before = event.changes?.[object.ownerField]?.[0];
  return typeof before === 'string' && actor.reach[visibility].includes(before);
}

/** Changes before which the actor saw the record, and after which they did not. */
async function lostByChange(ctx: Context, storage: ObjectStorage, scope: Scope, events: readonly Happened[]): Promise<string[]> {
  const deciding = decidingFields(ctx, storage);
  const moving = events.filter(({ kind, changes }) => kind === 'record.deleted' || Object.keys(changes ?? {}).some((name) => deciding.has(name)));
  if (moving.length === 0) return [];
  const byRecord = Map.groupBy(moving, ({ recordId }) => recordId);
  const now = await readValues(ctx, storage, deciding, [...byRecord.keys()]);
  let steps = [...byRecord].map(([id, ofRecord]): Step => ({ id, values: now.get(id) ?? {}, left: ofRecord, isSeenAfter: false }));
  const lost: string[] = [];
  // Backwards from now, one change of every record at a time: rarely is there more than one.
  for (let step = 0; step < mostSteps && steps.length > 0; step += 1) {
    const before = steps.map((each) => ({ ...each, values: valuesBefore(each.values, each.left.at(-1)) }));
    const isSeen = await reachedAfter(ctx, storage, scope, before);
    lost.push(...before.flatMap((each) => (isSeen(each) && !each.isSeenAfter ? (each.left.at(-1)?.id ?? []) : [])));
    steps = before.flatMap((each) => (each.left.length > 1 ? [{ ...each, left: each.left.slice(0, -1), isSeenAfter: isSeen(each) }] : []));
  }
  return lost;
}

/** Changes of one record in one batch that are looked at; who lost it earlier has been told by then. */
const mostSteps = 20;

/** A record as it was after the changes that are left. */
interface Step {
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly left: readonly Happened[];
  readonly isSeenAfter: boolean;
}

/** What the deciding fields hold now; a record that is gone has nothing. */
async function readValues(
  ctx: Context,
  storage: ObjectStorage,
  names: ReadonlySet<string>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, FieldValue>>>> {
  const fields = storage.fields.filter(({ name }) => names.has(name));
  const selected = ['t.id', ...fields.flatMap((stored) => selectOf(storage, stored, 't'))];
  const rows = await ctx.session.query<SqlRow>({
    text: `select ${selected.join(', ')} from ${storage.table} t where t.workspace_id = $1 and t.id = any($2::uuid[])`,
    values: [ctx.workspace.id, ids],
  });
  const readers = fields.map((stored) => [stored.name, fieldReader(stored)] as const);
  return new Map(rows.map((row) => [String(row['id']), Object.fromEntries(readers.map(([name, read]) => [name, read(row)]))]));
}

function valuesBefore(now: Readonly<Record<string, FieldValue>>, event: Happened | undefined): Record<string, FieldValue> {
  const values = { ...now };
  // oxlint-disable-next-line sloop/no-assertion -- the log holds what the field's own kind wrote
  for (const [name, [old]] of Object.entries(event?.changes ?? {})) values[name] = (old ?? null) as FieldValue;
  return values;
}

/** The fields that say who sees a record: its owner, and what the rules that concern the actor speak of. */
function decidingFields(ctx: Context, { object }: ObjectStorage): ReadonlySet<string> {
  const sharing = ctx.actor.sharing?.get(object.id);
  const rules = [...(sharing?.rules ?? []), ...(sharing?.restrictions ?? [])];
  const spoken = rules.flatMap(({ expression }) => {
    const checked = checkAccessRule(ctx.registry, object.id, expression);
    if (!checked.ok) return [];
    const needs = listDependencies(checked.typed);
    return [...needs.fields, ...needs.identities];
  });
  return new Set([...(object.ownerField === undefined ? [] : [object.ownerField]), ...spoken]);
}

/** Ends of shares with the actor, of records that no restriction kept from them. */
async function lostByShare(ctx: Context, storage: ObjectStorage, scope: Scope, events: readonly Happened[]): Promise<string[]> {
  const principals = new Set<unknown>(ctx.actor.sharing?.get(storage.object.id)?.principals);
  const ends = principals.size === 0 ? [] : events.filter(({ kind }) => endsOfShares.has(kind));
  if (ends.length === 0) return [];
  const mine = (await withFacts(ctx, ends)).filter(({ facts }) => principals.has(facts?.['principal']));
  const parameters = createSqlParameters();
  const { restrictions } = scope.parts('t', parameters);
  if (mine.length === 0 || restrictions.length === 0) return mine.map(({ id }) => id);
  const ids = parameters.add(
    mine.map(({ recordId }) => recordId),
    'uuid[]',
  );
  const text = `select t.id from ${storage.table} t where t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')} and t.id = any(${ids}) and ${restrictions.join(' and ')}`;
  const open = new Set((await ctx.session.query<{ id: string }>({ text, values: parameters.values })).map(({ id }) => id));
  return mine.filter(({ recordId }) => open.has(recordId)).map(({ id }) => id);
}

/** Whom a share was with stands in the facts, which followers do not read for every event. */
async function withFacts(ctx: Context, events: readonly Happened[]): Promise<readonly Happened[]> {
  if (events.every(({ facts }) => facts !== undefined)) return events;
  return listEventsById(
    ctx.session,
    ctx.workspace.id,
    events.map(({ id }) => id),
  );
}
