import { forbidden, invalid } from '#platform/contract/errors.ts';
import type { Merge } from '../../contract/duplicates/duplicates.routes.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, sameValue, storageOf } from '../fields/object-storage.ts';
import { lockStates } from '../records/lock-states.ts';
import type { RecordState } from '../records/record-row.ts';
import type { Values } from '../records/guard.ts';
import { reachOf, refusalOf } from '../records/update-records.ts';
import { draftOf, writeDrafts } from '../records/write-records.ts';
import { keepUp } from '../schema/keep-up.ts';
import { deleteStatement } from '../records/write-statements.ts';
import { moveAttached } from './attached-rows.ts';
import { requireObject } from './find-matches.ts';
import { closeMergedGroups } from './group.queries.ts';
import { readVersions } from './merge-copy.ts';
import { createMerge, viewMerge } from './merge.queries.ts';
import { moveReferences } from './relations.ts';

/** Which records become one, and whose value of a field is kept. */
export interface MergeRequest {
  readonly object: string;
  readonly survivor: string;
  readonly merged: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Makes records one: fields as chosen, all relations moved, the merged ones kept for an undo. All or nothing. */
export async function mergeRecords(ctx: Context, input: MergeRequest): Promise<{ merges: Merge[] }> {
  requireMerger(ctx);
  requireObject(ctx, input.object);
  const storage = storageOf(objectNamed(ctx.registry, input.object));
  const mergedIds = [...new Set(input.merged)];
  if (mergedIds.includes(input.survivor)) throw invalid([mergedWithItself()]);
  const states = await lockReached(ctx, storage, [input.survivor, ...mergedIds]);
  const [survivor, ...others] = states;
  if (!survivor) return { merges: [] };
  const sources = chooseSources(storage, survivor, others, input.fields);
  const merges: Merge[] = [];
  for (const other of others) merges.push(await mergeOne(ctx, storage, survivor.id, other, sources.get(other.id) ?? []));
  await closeMergedGroups(ctx, storage, survivor.id);
  return { merges };
}

/** Only who has the ability merges and undoes merges. */
export function requireMerger(ctx: Context): void {
  if (has(ctx.actor, 'duplicate.merge')) return;
  throw forbidden('duplicate.merge_not_granted', {
    zh: '你的角色不能合并记录，请联系经理或运营。',
    en: 'Your role may not merge records; ask a manager or operations.',
  });
}

/** The records in the order of their ids given, each within what the actor may change. */
async function lockReached(ctx: Context, storage: ObjectStorage, ids: readonly string[]): Promise<RecordState[]> {
  const states = await lockStates(ctx, storage, ids);
  const reach = await reachOf(ctx, storage, [...states.values()], 'update');
  return ids.flatMap((id) => {
    const state = states.get(id.toLowerCase());
    refusalOf(storage, reach, state, true);
    return state ?? [];
  });
}

/** By merged record: the fields the survivor takes from it. What nobody chose comes from the first record that has it. */
function chooseSources(
  storage: ObjectStorage,
  survivor: RecordState,
  others: readonly RecordState[],
  chosen: Readonly<Record<string, string>>,
): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { name, field } of storage.fields) {
    if (field.kind === 'formula' || field.readOnly === true) continue;
    const wanted = others.find(({ id }) => id === chosen[name]);
    const isOpen = chosen[name] === undefined && (survivor.values[name] ?? null) === null;
    const source = wanted ?? (isOpen ? others.find(({ values }) => (values[name] ?? null) !== null) : undefined);
    if (source) sources.set(source.id, [...(sources.get(source.id) ?? []), name]);
  }
  return sources;
}

async function mergeOne(ctx: Context, storage: ObjectStorage, survivorId: string, merged: RecordState, taken: readonly string[]): Promise<Merge> {
  const { object } = storage;
  const versions = await readVersions(ctx, storage, merged.id);
  const references = await moveReferences(ctx, object, merged.id, survivorId);
  const rows = await moveAttached(ctx, object.id, merged.id, survivorId);
  await ctx.session.query({ ...deleteStatement(storage), values: [ctx.workspace.id, [merged.id], ctx.now, ctx.actor.memberId, false] });
  tellDeleted(ctx, storage, merged, survivorId);
  await keepUp(ctx, object.id, [{ id: merged.id, before: merged.values, after: null, changed: Object.keys(merged.values) }]);
  const fields = await takeFields(ctx, storage, survivorId, merged, taken);
  const mergedName = nameOf(storage, merged.values);
  const stored = await createMerge(ctx, { object: object.id, survivorId, mergedName, copy: { merged, versions, fields, references, rows } });
  const view = viewMerge(stored, null);
  ctx.emit({
    kind: 'duplicate.merged',
    object: object.id,
    recordId: survivorId,
    facts: { merge: stored.id, merged: merged.id, name: mergedName, moved: view.moved },
  });
  return view;
}

function tellDeleted(ctx: Context, storage: ObjectStorage, merged: RecordState, survivorId: string): void {
  const changes: Record<string, readonly [FieldValue, FieldValue]> = {};
  for (const [name, value] of Object.entries(merged.values)) if (value !== null) changes[name] = [value, null];
  ctx.emit({ kind: 'record.deleted', object: storage.object.id, recordId: merged.id, changes, facts: { merged_into: survivorId } });
}

/** Asked anew, because moved references of the object to itself may have changed the survivor. */
async function takeFields(ctx: Context, storage: ObjectStorage, survivorId: string, merged: RecordState, taken: readonly string[]) {
  const survivor = (await lockStates(ctx, storage, [survivorId])).get(survivorId.toLowerCase());
  if (!survivor) throw new Error('The survivor of a merge is gone.');
  const fields: Record<string, readonly [FieldValue, FieldValue]> = {};
  const after: Record<string, FieldValue> = { ...survivor.values };
  for (const name of taken) {
    const value = merged.values[name] ?? null;
    // A record cannot stand above itself.
    if (value === survivorId || sameValue(survivor.values[name] ?? null, value)) continue;
    fields[name] = [survivor.values[name] ?? null, value];
    after[name] = value;
  }
  await writeDrafts(ctx, storage, [draftOf(storage, survivor.id, survivor, after)], { unmatched: true, asSystem: true });
  return fields;
}

/** What a record is called. */
export function nameOf(storage: ObjectStorage, values: Values): string {
  const name = values[storage.object.nameField];
  return typeof name === 'string' ? name : '';
}

function mergedWithItself() {
  return {
    field: 'merged',
    code: 'duplicate.with_itself',
    message: { zh: '保留的记录不能同时被合并，请另选。', en: 'The record that stays cannot be merged as well; choose others.' },
  };
}
