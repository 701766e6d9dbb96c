import { forbidden, notFound } from '#platform/contract/errors.ts';
import type { DuplicateGroup, MergeRecord } from '../../contract/duplicates/duplicates.routes.ts';
import { has } from '../../contract/actor.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { findRecord } from '../query/get-record.ts';
import { requireObject } from './find-matches.ts';
import { findGroupObject, listGroups, markDismissed } from './group.queries.ts';
import { requireManager } from './match-rules.use-cases.ts';
import { requireMerger } from './merge-records.ts';
import { countReferences } from './relations.ts';

/** Starts looking for duplicates among all records of an object. */
export async function sweepObject(ctx: Context, { object }: { readonly object: string }): Promise<{ jobId: string }> {
  requireManager(ctx);
  requireObject(ctx, object);
  return { jobId: await enqueueJob(ctx, 'duplicates.sweep', { object }) };
}

/** Groups of duplicates, the surest first. */
export async function readGroups(
  ctx: Context,
  input: { readonly object: string; readonly state: DuplicateGroup['state']; readonly limit: number; readonly offset: number },
): Promise<{ groups: DuplicateGroup[]; total: number }> {
  requireObject(ctx, input.object);
  return listGroups(ctx, storageOf(objectNamed(ctx.registry, input.object)), input);
}

/** One group with all fields of its records, and which of them should stay. */
export async function openGroup(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<{ group: DuplicateGroup; records: MergeRecord[]; survivor: string }> {
  const { group, storage } = await requireGroup(ctx, id);
  const rows = await Promise.all(group.records.map((record) => findRecord(ctx, group.object, record.id)));
  const found = rows.flatMap((row) => row ?? []);
  const counts = await countReferences(
    ctx,
    storage.object,
    group.records.map((record) => record.id),
  );
  const records = found.map((row) => mergeRecordOf(ctx, storage, row, counts.get(row.id) ?? 0));
  const survivor = records.toSorted((a, b) => b.filled - a.filled || b.updatedAt.localeCompare(a.updatedAt))[0];
  if (!survivor) throw notFound({ zh: '重复组', en: 'Group of duplicates' });
  return { group, records, survivor: survivor.id };
}

/** Notes that the records of a group are not the same; they are never put together again. */
export async function dismissGroup(ctx: Context, { id }: { readonly id: string }): Promise<{ dismissed: number }> {
  requireMerger(ctx);
  const { group } = await requireGroup(ctx, id);
  if (group.state !== 'open')
    throw forbidden('duplicate.group_closed', { zh: '这一组已经处理过了。', en: 'This group has been dealt with already.' });
  await markDismissed(ctx, group);
  for (const record of group.records)
    ctx.emit({ kind: 'duplicate.dismissed', object: group.object, recordId: record.id, facts: { others: group.records.map((each) => each.id) } });
  return { dismissed: group.pairs.length };
}

async function requireGroup(ctx: Context, id: string): Promise<{ group: DuplicateGroup; storage: ObjectStorage }> {
  const object = await findGroupObject(ctx, id);
  const missing = notFound({ zh: '重复组', en: 'Group of duplicates' });
  if (object === undefined || !ctx.registry.objects.has(object)) throw missing;
  requireObject(ctx, object);
  const storage = storageOf(objectNamed(ctx.registry, object));
  const { groups } = await listGroups(ctx, storage, { id, state: 'open', limit: 1, offset: 0 });
  const [group] = groups;
  if (!group) throw missing;
  return { group, storage };
}

function mergeRecordOf(ctx: Context, storage: ObjectStorage, row: RecordRow, relations: number): MergeRecord {
  const names = storage.fields.filter(({ name, field }) => field.kind !== 'formula' && name in row).map(({ name }) => name);
  const values = Object.fromEntries(names.map((name) => [name, row[name]]));
  const { _masked: closed } = row;
  const masked = names.filter((name) => Array.isArray(closed) && closed.includes(name));
  return {
    id: row.id,
    version: row.version,
    name: String(row[storage.object.nameField] ?? ''),
    updatedAt: String(row['updated_at'] ?? ''),
    filled: names.filter((name) => masked.includes(name) || ((row[name] ?? null) !== null && row[name] !== '')).length,
    values,
    masked,
    names: { ...row._names },
    relations,
    canMerge: has(ctx.actor, 'duplicate.merge') && row._can?.update === true,
  };
}
