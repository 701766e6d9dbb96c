import type { Issue } from '#platform/contract/errors.ts';
import { mapInSlices } from '#platform/server/flow/map-in-slices.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { type Scope, scopeFor } from '../policy/scope.ts';
import type { Values } from './guard.ts';
import { initialValues, validateValues } from './validate-values.ts';
import type { Draft, WriteOptions, WriteOutcome } from './write-options.ts';
import { draftOf, writeDrafts } from './write-records.ts';

type Given = Readonly<Record<string, unknown>>;

/** Creates one record; throws what is wrong with it, field by field. */
export async function createRecord(ctx: Context, objectId: string, values: Given, options: WriteOptions = {}): Promise<RecordRow> {
  const [outcome] = await createRecordsEach(ctx, objectId, [values], { ...options, partial: false });
  if (!outcome?.row) throw new Error(`Creating a ${objectId} came to nothing.`);
  return outcome.row;
}

/** Creates all or none of the records, set-based. */
export async function createRecords(ctx: Context, objectId: string, values: readonly Given[], options: WriteOptions = {}): Promise<RecordRow[]> {
  const outcomes = await createRecordsEach(ctx, objectId, values, { ...options, partial: false });
  return outcomes.flatMap((outcome) => (outcome.row ? [outcome.row] : []));
}

/** Creates the records and answers for each of them in the same order; with `partial`, the faultless ones only. */
export async function createRecordsEach(
  ctx: Context,
  objectId: string,
  values: readonly Given[],
  options: WriteOptions = {},
): Promise<WriteOutcome[]> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const scope = scopeFor(ctx, objectId, 'create');
  const drafts = await mapInSlices(values, (given, at) => newDraft(ctx, storage, scope, given, { options, place: options.places?.[at] }));
  return writeDrafts(ctx, storage, drafts, options);
}

function newDraft(
  ctx: Context,
  storage: ObjectStorage,
  scope: Scope,
  given: Given,
  { options, place }: { readonly options: WriteOptions; readonly place: number | undefined },
): Draft {
  const { values, issues } = validateValues(ctx, storage, given, options.asSystem === true);
  const draft = { ...draftOf(storage, ctx.newId(), null, initialValues(ctx, storage, values)), place };
  draft.issues.push(...issues, ...ownerIssues(storage, scope, draft.after));
  return draft;
}

/** A record must not be written to where its writer cannot reach it. */
function ownerIssues(storage: ObjectStorage, scope: Scope, after: Values): Issue[] {
  const { ownerField } = storage.object;
  if (ownerField === undefined || scope.includes(after[ownerField])) return [];
  const label = storage.object.fields[ownerField]?.label ?? { zh: '负责人', en: 'Owner' };
  return [
    {
      field: ownerField,
      code: 'record.owner_out_of_reach',
      message: {
        zh: `“${label.zh}”只能是你自己或你能管到的成员。`,
        en: `“${label.en}” must be you or a member within your reach.`,
      },
    },
  ];
}
