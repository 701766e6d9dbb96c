import { conflict, notFound } from '#platform/contract/errors.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { keepKeys } from '../duplicates/keep-keys.ts';
import { type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { reachedAfter } from '../policy/reached-records.ts';
import { scopeFor } from '../policy/scope.ts';
import { getRecord } from '../query/get-record.ts';
import type { Values } from '../records/guard.ts';
import { lockStates } from '../records/lock-states.ts';
import { explainRefusal } from '../records/refused-writes.ts';
import { saveCreated } from '../records/save-records.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import { draftOf } from '../records/write-records.ts';
import { namedObject } from './read-record-at.ts';
import { tellingOf } from './restore-values.ts';

interface DeletedRecord {
  readonly object: string;
  readonly id: string;
  readonly txId: string;
  readonly deletedAt: Date;
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>> | null;
}

const deletedColumns = `d.object, d.record_id as id, d.tx_id::text as "txId", d.deleted_at as "deletedAt", e.changes`;
const theirEvents = `join event e on e.workspace_id = d.workspace_id and e.object = d.object and e.record_id = d.record_id
  and e.kind = 'record.deleted' and e.tx_id = d.tx_id`;

/**
 * Brings a deleted record back as it was, with its id, its versions and who created it when, and with it what was deleted or cleared along
 * with it. Not judged as a new one: it has been through the rules of its time; the database's own constraints hold.
 */
export async function restoreDeleted(ctx: Context, objectId: string, id: string): Promise<{ id: string; restored: number }> {
  const storage = storageOf(namedObject(ctx, objectId));
  await requireGone(ctx, storage, id);
  const deleted = await lockDeleted(ctx, storage, id);
  await requireReach(ctx, storage, deleted);
  const told = tellingOf(ctx, `restore:${deleted.deletedAt.toISOString()}`);
  await bringBack(told, storage, deleted);
  const back = new Set([id]);
  await restoreAlong(told, deleted, back);
  await refillReferences(told, deleted, back);
  return { id, restored: back.size };
}

/** Who sees the record is told that it is there; to others it is not. */
async function requireGone(ctx: Context, storage: ObjectStorage, id: string): Promise<void> {
  if ((await lockStates(ctx, storage, [id])).size === 0) return;
  await getRecord(ctx, storage.object.id, id);
  throw alreadyThere();
}

async function lockDeleted(ctx: Context, storage: ObjectStorage, id: string): Promise<DeletedRecord> {
  const [row] = await ctx.session.query<DeletedRecord>({
    name: 'history.deleted',
    text: `select ${deletedColumns} from engine_deleted_record d ${theirEvents}
      where d.workspace_id = $1 and d.object = $2 and d.record_id = $3 for update of d`,
    values: [ctx.workspace.id, storage.table, id],
  });
  if (!row) throw notFound({ zh: '可恢复的记录', en: 'Record to restore' });
  return row;
}

/** Whoever may see the owner's records and write them: to restore is to create. */
async function requireReach(ctx: Context, storage: ObjectStorage, deleted: DeletedRecord): Promise<void> {
  const candidate = { id: deleted.id, values: valuesOf(storage, deleted) };
  const answers = await Promise.all(
    (['see', 'create'] as const).map((action) => reachedAfter(ctx, storage, scopeFor(ctx, storage.object.id, action), [candidate])),
  );
  if (!answers.every((isReached) => isReached(candidate))) throw notFound({ zh: '可恢复的记录', en: 'Record to restore' });
}

function valuesOf(storage: ObjectStorage, { changes }: DeletedRecord): Values {
  return Object.fromEntries(Object.entries(changes ?? {}).flatMap(([name, [before]]) => (storage.byName.has(name) ? [[name, before]] : [])));
}

async function bringBack(ctx: Context, storage: ObjectStorage, deleted: DeletedRecord): Promise<void> {
  const draft = draftOf(storage, deleted.id, null, valuesOf(storage, deleted));
  try {
    await saveCreated(ctx, storage, [draft], ctx.now);
  } catch (error) {
    throw explainRefusal(storage, error);
  }
  await ctx.session.query({
    text: `update ${storage.table} t set version = d.version + 1, created_at = d.created_at, created_by = d.created_by
      from engine_deleted_record d where t.workspace_id = $1 and t.id = $2 and d.workspace_id = $1 and d.object = $3 and d.record_id = $2`,
    values: [ctx.workspace.id, deleted.id, storage.table],
  });
  if (storage.historic.length > 0) await bringBackVersions(ctx, storage, deleted.id);
  await keepKeys(ctx, storage, [draft]);
  await ctx.session.query({
    text: 'delete from engine_deleted_record where workspace_id = $1 and object = $2 and record_id = $3',
    values: [ctx.workspace.id, storage.table, deleted.id],
  });
  const changes = Object.fromEntries(draft.changed.map((name) => [name, [null, draft.after[name] ?? null] as const]));
  ctx.emit({ kind: 'record.restored', object: storage.object.id, recordId: deleted.id, changes });
  const change = { id: deleted.id, before: null, after: draft.after, changed: draft.changed };
  for (const reaction of ctx.registry.reactionsOf(storage.object.id)) await reaction.run(ctx, [change]);
}

/** The last version ended when the record was deleted; the one that begins now has just been written. */
async function bringBackVersions(ctx: Context, storage: ObjectStorage, id: string): Promise<void> {
  const columns = storage.historic.flatMap((stored) => stored.columns.map((column) => column.name));
  await ctx.session.query({
    text: `insert into ${storage.versionTable} (workspace_id, record_id, valid_from, valid_to, ${columns.join(', ')})
      select $1, $2, v.valid_from, least(v.valid_to, d.deleted_at), ${columns.map((column) => `v.${column}`).join(', ')}
      from engine_deleted_record d cross join lateral jsonb_populate_recordset(null::${storage.versionTable}, d.versions) v
      where d.workspace_id = $1 and d.object = $3 and d.record_id = $2 and v.valid_from < d.deleted_at on conflict do nothing`,
    values: [ctx.workspace.id, id, storage.table],
  });
}

/** Records deleted in the same transaction because they belonged to one that is back now; theirs in turn too. */
async function restoreAlong(ctx: Context, origin: DeletedRecord, back: Set<string>): Promise<void> {
  const others = await ctx.session.query<DeletedRecord>({
    text: `select ${deletedColumns} from engine_deleted_record d ${theirEvents} where d.workspace_id = $1 and d.tx_id = $2::xid8 limit 5000`,
    values: [ctx.workspace.id, origin.txId],
  });
  const waiting = new Set(others);
  for (let before = -1; before !== back.size;) {
    before = back.size;
    for (const each of waiting) {
      const object = ctx.registry.objects.get(each.object);
      if (!object || !belongsTo(storageOf(object), each, back)) continue;
      waiting.delete(each);
      await bringBack(ctx, storageOf(object), each);
      back.add(each.id);
    }
  }
}

function belongsTo(storage: ObjectStorage, deleted: DeletedRecord, back: ReadonlySet<string>): boolean {
  const values = valuesOf(storage, deleted);
  return storage.fields.some(({ name, field }) => field.kind === 'reference' && typeof values[name] === 'string' && back.has(values[name]));
}

interface ClearedReference {
  readonly object: string;
  readonly id: string;
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
}

/** References the deletion emptied point here again where nobody has filled them since. */
async function refillReferences(ctx: Context, origin: DeletedRecord, back: ReadonlySet<string>): Promise<void> {
  const cleared = await ctx.session.query<ClearedReference>({
    text: `select e.object, e.record_id as id, e.changes from event e
      where e.workspace_id = $1 and e.tx_id = $2::xid8 and e.kind <> 'record.deleted' and e.changes is not null limit 5000`,
    values: [ctx.workspace.id, origin.txId],
  });
  for (const { object: objectId, id, changes } of cleared) {
    const object = ctx.registry.objects.get(objectId);
    if (!object) continue;
    const storage = storageOf(object);
    const state = (await lockStates(ctx, storage, [id])).get(id);
    const values = Object.entries(changes).flatMap(([name, [before, after]]) =>
      storage.byName.get(name)?.field.kind === 'reference' &&
      after === null &&
      typeof before === 'string' &&
      back.has(before) &&
      state?.values[name] === null
        ? [[name, before] as const]
        : [],
    );
    if (values.length > 0) await updateRecordsEach(ctx, objectId, [{ id, values: Object.fromEntries(values) }], { asSystem: true, partial: true });
  }
}

function alreadyThere() {
  return conflict('history.already_there', { zh: '这条记录没有被删除。', en: 'This record is not deleted.' });
}
