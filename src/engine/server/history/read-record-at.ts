import { notFound } from '#platform/contract/errors.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { RecordAt } from '../../contract/history/history.routes.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { closedFields } from '../policy/field-access.ts';
import { getRecord } from '../query/get-record.ts';
import { findNames, readable } from '../query/read-timeline.ts';

/** Raw values of a record at an instant. */
export interface PastState {
  readonly exists: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** The record as it is now, as far as the actor sees it. */
  readonly current: RecordRow;
}

interface Change {
  readonly kind: string;
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>> | null;
}

// More changes than any record has; one that has more is not walked back, rather than answered wrongly.
const mostChanges = 20_000;

/** A record the actor sees now, as it was; fields closed to them are left out. */
export async function readRecordAt(ctx: Context, objectId: string, id: string, at: Date): Promise<RecordAt> {
  const storage = storageOf(namedObject(ctx, objectId));
  const past = await findPastState(ctx, storage, id, at);
  const names = await findNames(
    ctx,
    storage,
    Object.entries(past.values).map(([name, value]) => [name, [value, null]] as const),
  );
  const values = Object.entries(past.values).map(([name, value]) => [name, readable(ctx, storage.byName.get(name), value, names)] as const);
  return { at: at.toISOString(), exists: past.exists, version: past.current.version, values: Object.fromEntries(values) };
}

/** The object of this name; not found when there is none, because the name comes from a caller. */
export function namedObject(ctx: Context, objectId: string) {
  if (!ctx.registry.objects.has(objectId)) throw notFound({ zh: '对象', en: 'Object' });
  return objectNamed(ctx.registry, objectId);
}

/** Takes back, from what the record is now, everything the log tells since the instant. */
export async function findPastState(ctx: Context, storage: ObjectStorage, id: string, at: Date): Promise<PastState> {
  const current = await getRecord(ctx, storage.object.id, id);
  const closed = new Set(closedFields(ctx.actor, storage.object.id));
  const open = storage.fields.filter((stored) => stored.field.kind !== 'formula' && !closed.has(stored.name));
  const events = await listChangesSince(ctx, storage, id, at);
  const values: Record<string, FieldValue> = {};
  // oxlint-disable-next-line sloop/no-assertion -- the row was read by these very fields' readers
  for (const { name } of open) values[name] = (current[name] ?? null) as FieldValue;
  let exists = true;
  for (const event of events) {
    if (event.kind.endsWith('.created') || event.kind === 'record.restored') exists = false;
    if (event.kind === 'record.deleted') exists = true;
    for (const [name, [before]] of Object.entries(event.changes ?? {})) if (name in values) values[name] = before;
  }
  return { exists, values: exists ? values : {}, current };
}

async function listChangesSince(ctx: Context, storage: ObjectStorage, id: string, at: Date): Promise<Change[]> {
  const events = await ctx.session.query<Change>({
    name: 'history.since',
    text: `select kind, changes from event where workspace_id = $1 and object = $2 and record_id = $3 and at > $4 and changes is not null
      order by at desc, id desc limit ${mostChanges + 1}`,
    values: [ctx.workspace.id, storage.object.id, id, at],
  });
  if (events.length > mostChanges) throw notFound({ zh: '这么早的状态', en: 'A state so long ago' });
  return events;
}
