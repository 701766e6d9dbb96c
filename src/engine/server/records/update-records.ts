import { forbidden, type Issue, notFound } from '#platform/contract/errors.ts';
import { maskValue } from '../../contract/policy/mask-value.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { maskedFields } from '../policy/field-access.ts';
import { type Candidate, reachedRecords } from '../policy/reached-records.ts';
import { scopeFor } from '../policy/scope.ts';
import { lockStates } from './lock-states.ts';
import type { RecordState } from './record-row.ts';
import { versionConflict } from './refused-writes.ts';
import { validateValues } from './validate-values.ts';
import type { Draft, WriteOptions, WriteOutcome } from './write-options.ts';
import { draftOf, writeDrafts } from './write-records.ts';

/** One record to change. */
export interface RecordUpdate {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The version the change was made from; another one now is a conflict. */
  readonly expectedVersion?: number | undefined;
}

/** Changes one record; throws what is wrong, or the conflict with somebody else's change. */
export async function updateRecord(
  ctx: Context,
  objectId: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
  options: WriteOptions & { readonly expectedVersion?: number | undefined } = {},
): Promise<RecordRow> {
  const update = { id, values, expectedVersion: options.expectedVersion };
  const [outcome] = await updateRecordsEach(ctx, objectId, [update], { ...options, partial: false });
  if (!outcome?.row) throw new Error(`Changing the ${objectId} ${id} came to nothing.`);
  return outcome.row;
}

/** Changes all or none of the records, set-based. */
export async function updateRecords(
  ctx: Context,
  objectId: string,
  updates: readonly RecordUpdate[],
  options: WriteOptions = {},
): Promise<RecordRow[]> {
  const outcomes = await updateRecordsEach(ctx, objectId, updates, { ...options, partial: false });
  return outcomes.flatMap((outcome) => (outcome.row ? [outcome.row] : []));
}

/** Changes the records and answers for each of them in the same order; with `partial`, the faultless ones only. */
export async function updateRecordsEach(
  ctx: Context,
  objectId: string,
  updates: readonly RecordUpdate[],
  options: WriteOptions = {},
): Promise<WriteOutcome[]> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const states = await lockStates(
    ctx,
    storage,
    updates.map((update) => update.id),
  );
  const reach = await reachOf(ctx, storage, [...states.values()], 'update');
  const isAlone = updates.length === 1;
  const seen = new Set<string>();
  const drafts = updates.map((update, at) => {
    const state = states.get(update.id.toLowerCase());
    if (seen.has(update.id)) return refusedDraft(update.id, repeated(update.id));
    seen.add(update.id);
    return { ...changedDraft(ctx, storage, reach, update, state, isAlone, options), place: options.places?.[at] };
  });
  return writeDrafts(ctx, storage, drafts, options);
}

function changedDraft(
  ctx: Context,
  storage: ObjectStorage,
  reach: Reached,
  update: RecordUpdate,
  state: RecordState | undefined,
  isAlone: boolean,
  options: WriteOptions,
): Draft {
  const refusal = refusalOf(storage, reach, state, isAlone);
  if (refusal || !state) return refusedDraft(update.id, refusal ?? repeated(update.id));
  const { values, issues } = validateValues(ctx, storage, withoutMasks(ctx, storage, update.values, state), options.asSystem === true);
  if (update.expectedVersion !== undefined && update.expectedVersion !== state.version) {
    const error = versionConflict(ctx, storage, state, values);
    if (isAlone) throw error;
    return refusedDraft(update.id, { code: error.code, message: error.label });
  }
  const draft = draftOf(storage, state.id, state, { ...state.values, ...values });
  draft.issues.push(...issues);
  return draft;
}

/** A masked value sent back as it was shown is no change. */
function withoutMasks(ctx: Context, { object }: ObjectStorage, values: RecordUpdate['values'], state: RecordState): RecordUpdate['values'] {
  const masked = maskedFields(ctx.actor, object.id).filter((name) => name in values);
  if (masked.length === 0) return values;
  const shown = new Set(masked.filter((name) => values[name] === maskValue(state.values[name] ?? null)));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !shown.has(name)));
}

/** Which of some stored records the actor sees, and which of those they may change or delete. */
export interface Reached {
  readonly sees: (record: Candidate) => boolean;
  readonly may: (record: Candidate) => boolean;
}

/** Works it out for records that have been locked; refuses an action the role does not have at all. */
export async function reachOf(ctx: Context, storage: ObjectStorage, states: readonly RecordState[], action: 'update' | 'delete'): Promise<Reached> {
  const { id } = storage.object;
  const scopes = { see: scopeFor(ctx, id, 'see'), action: scopeFor(ctx, id, action) };
  const [sees, may] = await Promise.all([reachedRecords(ctx, storage, scopes.see, states), reachedRecords(ctx, storage, scopes.action, states)]);
  return { sees, may };
}

/** Not seen is not there; seen but out of reach is refused. Thrown for one record, an issue among several. */
export function refusalOf(storage: ObjectStorage, reach: Reached, state: RecordState | undefined, isAlone: boolean): Issue | undefined {
  const error = !state || !reach.sees(state) ? notFound(storage.object.label) : reach.may(state) ? undefined : outOfReach();
  if (error && isAlone) throw error;
  return error && { code: error.code, message: error.label };
}

/** The record may be seen, but not changed, by the person asking. */
function outOfReach() {
  return forbidden('record.out_of_reach', {
    zh: '你可以查看这条记录，但不能修改：它的负责人不在你的管理范围内。',
    en: 'You may see this record but not change it: its owner is outside your reach.',
  });
}

function repeated(id: string): Issue {
  return {
    code: 'record.repeated',
    message: { zh: `记录 ${id} 在这一批中出现了两次，请合并。`, en: `The record ${id} occurs twice in this batch; merge the two.` },
  };
}

function refusedDraft(id: string, issue: Issue): Draft {
  return { id, before: null, after: {}, changed: [], event: undefined, issues: [issue] };
}
