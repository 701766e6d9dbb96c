import { type Issue, invalid } from '#platform/contract/errors.ts';
import type { FieldValue, ReferenceField } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { forgetKeys } from '../duplicates/keep-keys.ts';
import { removingEntries } from '../search/entries-in-bulk.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { lockStates } from './lock-states.ts';
import type { RecordState } from './record-row.ts';
import { explainRefusal } from './refused-writes.ts';
import { reachOf, refusalOf } from './update-records.ts';
import { draftOf, faultless, refuseFaults, writeDrafts } from './write-records.ts';
import { deleteStatement } from './write-statements.ts';
import type { WriteOptions, WriteOutcome } from './write-options.ts';

/** Deletes all or none of the records; their whole content stays in the event log. Answers how many there were. */
export async function deleteRecords(ctx: Context, objectId: string, ids: readonly string[]): Promise<number> {
  const outcomes = await deleteRecordsEach(ctx, objectId, ids);
  return outcomes.filter((outcome) => outcome.issues.length === 0).length;
}

/** What a caller may ask of a deletion. */
interface DeleteOptions {
  /** The records, where the caller holds them already. */
  readonly locked?: ReadonlyMap<string, RecordState>;
  /** The caller forgets the keys of duplicates for all at once, by `sweepKeys`. */
  readonly keepsKeys?: boolean;
}

/** Deletes the records and answers for each in the same order; with `partial`, those that may be deleted only. */
export async function deleteRecordsEach(
  ctx: Context,
  objectId: string,
  ids: readonly string[],
  options: WriteOptions & DeleteOptions = {},
): Promise<WriteOutcome[]> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const states = options.locked ?? (await lockStates(ctx, storage, ids));
  const reach = await reachOf(ctx, storage, [...states.values()], 'delete');
  const drafts = [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => {
    const state = states.get(id);
    const refusal = refusalOf(storage, reach, state, ids.length === 1);
    const draft = draftOf(storage, id, state ?? null, {});
    if (refusal) draft.issues.push(refusal);
    return draft;
  });
  await guardDeletion(ctx, storage, drafts);
  if (options.partial !== true) refuseFaults(drafts);
  await removeStates(
    ctx,
    storage,
    faultless(drafts).flatMap((draft) => (draft.before ? [draft.before] : [])),
    options,
  );
  return drafts.map((draft) => ({ id: draft.id, issues: draft.issues }));
}

async function guardDeletion(ctx: Context, storage: ObjectStorage, drafts: ReturnType<typeof draftOf>[]): Promise<void> {
  const asked = faultless(drafts);
  if (asked.length === 0) return;
  const changes = asked.map((draft) => ({ id: draft.id, before: draft.before?.values ?? null, after: null, changed: draft.changed }));
  for (const guard of ctx.registry.guardsOf(storage.object.id)) {
    const answers = await guard.check(ctx, changes);
    for (const [at, draft] of asked.entries()) draft.issues.push(...(answers[at] ?? []));
  }
}

/** Deletes records that have been locked and allowed, and does to what refers to them as its declaration says. */
async function removeStates(ctx: Context, storage: ObjectStorage, states: readonly RecordState[], options: DeleteOptions = {}): Promise<void> {
  if (states.length === 0) return;
  const ids = states.map((state) => state.id);
  for (const referring of referringFields(ctx, storage.object)) await releaseReference(ctx, storage, referring, ids);
  // What an import brought is in its file; undoing it keeps nothing besides.
  const isKept = ctx.door !== 'import';
  try {
    await removingEntries(ctx, storage, ids, async () => {
      await ctx.session.query({ ...deleteStatement(storage), values: [ctx.workspace.id, ids, ctx.now, ctx.actor.memberId, isKept] });
    });
    // Of single records keys stay behind: they are hints, and whoever finds a record by one reads it.
    if (!isKept && options.keepsKeys !== true) await forgetKeys(ctx, storage, states);
  } catch (error) {
    throw explainRefusal(storage, error);
  }
  for (const state of states) {
    const changes: Record<string, readonly [FieldValue, FieldValue]> = {};
    for (const [name, value] of Object.entries(state.values)) if (value !== null) changes[name] = [value, null];
    ctx.emit({ kind: 'record.deleted', object: storage.object.id, recordId: state.id, changes });
  }
  const changes = states.map((state) => ({ id: state.id, before: state.values, after: null, changed: Object.keys(state.values) }));
  for (const reaction of ctx.registry.reactionsOf(storage.object.id)) await reaction.run(ctx, changes);
}

interface ReferringField {
  readonly object: ObjectDefinition;
  readonly name: string;
  readonly field: ReferenceField;
}

function referringFields(ctx: Context, target: ObjectDefinition): ReferringField[] {
  return [...ctx.registry.objects.values()].flatMap((object) =>
    Object.entries(object.fields).flatMap(([name, field]) =>
      field.kind === 'reference' && field.object === target.id ? [{ object, name, field }] : [],
    ),
  );
}

async function releaseReference(ctx: Context, target: ObjectStorage, referring: ReferringField, ids: readonly string[]): Promise<void> {
  const storage = storageOf(referring.object);
  const column = storage.byName.get(referring.name)?.columns[0]?.name ?? `${referring.name}_id`;
  const found = await ctx.session.query<{ id: string }>({
    name: `${storage.statement}.refer.${referring.name}`,
    text: `select id from ${storage.table} where workspace_id = $1 and ${column} = any($2::uuid[]) and not (id = any($2::uuid[]) and $3)`,
    values: [ctx.workspace.id, ids, storage.table === target.table],
  });
  if (found.length === 0) return;
  const { onDelete = 'restrict' } = referring.field;
  if (onDelete === 'restrict') throw invalid([stillReferred(target, referring, found.length)]);
  const states = [
    ...(
      await lockStates(
        ctx,
        storage,
        found.map((row) => row.id),
      )
    ).values(),
  ];
  if (onDelete === 'cascade') return removeStates(ctx, storage, states);
  // Clearing the field follows from the deletion, so the reach of the person deleting does not limit it.
  await writeDrafts(
    ctx,
    storage,
    states.map((state) => draftOf(storage, state.id, state, { ...state.values, [referring.name]: null })),
    { asSystem: true },
  );
}

function stillReferred(target: ObjectStorage, referring: ReferringField, count: number): Issue {
  const { object, field } = referring;
  return {
    code: 'record.still_referred',
    message: {
      zh: `还有 ${count} 条${object.labelPlural.zh}通过“${field.label.zh}”引用这条${target.object.label.zh}，请先处理它们。`,
      en: `${count} ${object.labelPlural.en} still refer to this ${target.object.label.en} by “${field.label.en}”; deal with them first.`,
    },
    facts: { object: object.id, field: referring.name, count },
  };
}
