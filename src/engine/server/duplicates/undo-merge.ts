import { conflict, notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { Merge } from '../../contract/duplicates/duplicates.routes.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, sameValue, storageOf, targetOf } from '../fields/object-storage.ts';
import { lockStates } from '../records/lock-states.ts';
import type { RecordState } from '../records/record-row.ts';
import { explainRefusal } from '../records/refused-writes.ts';
import { saveCreated } from '../records/save-records.ts';
import { reachOf, refusalOf } from '../records/update-records.ts';
import { draftOf, writeDrafts } from '../records/write-records.ts';
import { keepUp } from '../schema/keep-up.ts';
import { moveAttachedBack } from './attached-rows.ts';
import { keepKeys } from './keep-keys.ts';
import { type MergeCopy, restorePast, type StoredMerge } from './merge-copy.ts';
import { nameOf, requireMerger } from './merge-records.ts';
import { lockMerge, markUndone, viewMerge } from './merge.queries.ts';
import { moveBack } from './relations.ts';

/** Brings a merged record back with its past and what pointed to it; what has changed since is left alone and listed. */
export async function undoMergeOf(ctx: Context, { id }: { readonly id: string }): Promise<Merge> {
  requireMerger(ctx);
  const merge = await lockMerge(ctx, id);
  if (!merge || !ctx.registry.objects.has(merge.object)) throw notFound({ zh: '合并', en: 'Merge' });
  if (merge.undone_at) throw undoneAlready();
  const storage = storageOf(objectNamed(ctx.registry, merge.object));
  const survivor = await lockSurvivor(ctx, storage, merge.survivor_id);
  const kept: Label[] = [];
  await giveFieldsBack(ctx, storage, survivor, merge.copy, kept);
  await bringBack(ctx, storage, merge.copy, kept);
  await giveRelationsBack(ctx, merge, kept);
  await markUndone(
    ctx,
    id,
    kept.map(({ zh, en }) => ({ zh, en })),
  );
  await reopenGroups(ctx, merge);
  ctx.emit({
    kind: 'duplicate.merge_undone',
    object: merge.object,
    recordId: merge.survivor_id,
    facts: { merge: id, restored: merge.merged_id, name: merge.merged_name, kept: kept.length },
  });
  return viewMerge({ ...merge, undone_at: ctx.now, kept }, nameOf(storage, survivor.values));
}

async function lockSurvivor(ctx: Context, storage: ObjectStorage, id: string): Promise<RecordState> {
  const states = await lockStates(ctx, storage, [id]);
  const survivor = states.get(id.toLowerCase());
  refusalOf(storage, await reachOf(ctx, storage, [...states.values()], 'update'), survivor, true);
  if (!survivor) throw notFound(storage.object.label);
  return survivor;
}

async function giveFieldsBack(ctx: Context, storage: ObjectStorage, survivor: RecordState, copy: MergeCopy, kept: Label[]): Promise<void> {
  const after: Record<string, FieldValue> = { ...survivor.values };
  for (const [name, [before, taken]] of Object.entries(copy.fields)) {
    const label = storage.byName.get(name)?.field.label;
    if (!label) continue;
    if (sameValue(survivor.values[name] ?? null, taken)) after[name] = before;
    else kept.push({ zh: `“${label.zh}”此后已被修改，保持现值。`, en: `“${label.en}” has been changed since and stays as it is.` });
  }
  await writeDrafts(ctx, storage, [draftOf(storage, survivor.id, survivor, after)], { unmatched: true, asSystem: true });
}

async function bringBack(ctx: Context, storage: ObjectStorage, copy: MergeCopy, kept: Label[]): Promise<void> {
  const { merged } = copy;
  const values = await withoutMissing(ctx, storage, merged.values, kept);
  const draft = draftOf(storage, merged.id, null, values);
  try {
    await saveCreated(ctx, storage, [draft], ctx.now);
  } catch (error) {
    throw explainRefusal(storage, error);
  }
  await restorePast(ctx, storage, copy);
  await keepKeys(ctx, storage, [draft]);
  await keepUp(ctx, storage.object.id, [{ id: merged.id, before: null, after: values, changed: draft.changed }]);
  const changes: Record<string, readonly [FieldValue, FieldValue]> = {};
  for (const name of draft.changed) changes[name] = [null, values[name] ?? null];
  ctx.emit({ kind: 'record.created', object: storage.object.id, recordId: merged.id, changes, facts: { restored: 'merge' } });
}

/** What the merged record pointed to may have been deleted since. */
async function withoutMissing(
  ctx: Context,
  storage: ObjectStorage,
  values: Readonly<Record<string, FieldValue>>,
  kept: Label[],
): Promise<Record<string, FieldValue>> {
  const left: Record<string, FieldValue> = { ...values };
  for (const { name, field } of storage.fields) {
    const target = targetOf(ctx.registry, field);
    if (!target || (values[name] ?? null) === null) continue;
    const rows = await ctx.session.query({
      text: `select 1 from ${target.table} where workspace_id = $1 and id = $2`,
      values: [ctx.workspace.id, values[name]],
    });
    if (rows.length > 0) continue;
    left[name] = null;
    kept.push({ zh: `“${field.label.zh}”所指的记录已删除，留空。`, en: `What “${field.label.en}” pointed to has been deleted; it stays empty.` });
  }
  return left;
}

async function giveRelationsBack(ctx: Context, { copy, survivor_id: survivor, merged_id: merged }: StoredMerge, kept: Label[]): Promise<void> {
  for (const moved of copy.references) {
    const left = await moveBack(ctx, moved, survivor, merged);
    const object = ctx.registry.objects.get(moved.object);
    const label = object?.labelPlural ?? { zh: moved.object, en: moved.object };
    if (left > 0)
      kept.push({
        zh: `${left} 条${label.zh}此后已改动或删除，未移回。`,
        en: `${left} ${label.en} have been changed or deleted since and were not moved back.`,
      });
  }
  for (const moved of copy.rows) {
    const left = await moveAttachedBack(ctx, moved, survivor, merged);
    if (left > 0)
      kept.push({
        zh: `${left} 个附属项（${moved.table}）此后已删除，未移回。`,
        en: `${left} attached rows (${moved.table}) are gone and were not moved back.`,
      });
  }
}

async function reopenGroups(ctx: Context, { survivor_id, merged_id }: StoredMerge): Promise<void> {
  await ctx.session.query({
    text: `update engine_match_group g set state = 'open', closed_at = null, closed_by = null where g.workspace_id = $1 and g.state = 'merged'
      and exists (select 1 from engine_match_member m where m.workspace_id = $1 and m.group_id = g.id and m.record_id = $2)
      and exists (select 1 from engine_match_member m where m.workspace_id = $1 and m.group_id = g.id and m.record_id = $3)`,
    values: [ctx.workspace.id, survivor_id, merged_id],
  });
}

function undoneAlready() {
  return conflict('duplicate.undone_already', { zh: '这次合并已经撤销过了。', en: 'This merge has been undone already.' });
}
