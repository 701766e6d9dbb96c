import type { Label } from '#platform/contract/label.ts';
import type { BulkChangeRequest } from '../../contract/bulk/bulk-change.routes.ts';
import { misfitsCleared } from '../../contract/objects/dependent-choices.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { lockStates } from '../records/lock-states.ts';
import type { RecordState } from '../records/record-row.ts';
import { updateRecordsEach } from '../records/update-records.ts';
import type { WriteOutcome } from '../records/write-options.ts';

/** What became, or would become, of one record. */
export interface ChunkOutcome {
  readonly id: string;
  /** The record as it was. */
  readonly state: RecordState;
  /** The values written, those emptied along with them included. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, FieldValue>>;
  /** Undefined when the record has the values already. */
  readonly outcome: WriteOutcome | undefined;
}

/** Gives the values to the records as the actor, through every rule of the usual write path; the faultless ones are written. */
export async function changeChunk(
  ctx: Context,
  storage: ObjectStorage,
  request: Pick<BulkChangeRequest, 'values' | 'clearsMisfits'>,
  ids: readonly string[],
  isTrial = false,
): Promise<ChunkOutcome[]> {
  const states = await lockStates(ctx, storage, ids);
  const planned = ids.flatMap((id) => {
    const state = states.get(id);
    return state ? [planOf(storage, request, state)] : [];
  });
  const different = planned.filter((plan) => plan.isDifferent);
  const outcomes =
    different.length === 0
      ? []
      : await updateRecordsEach(
          ctx,
          storage.object.id,
          different.map(({ id, values }) => ({ id, values })),
          { partial: true, isTrial },
        );
  const byId = new Map(different.map((plan, at) => [plan.id, outcomes[at]]));
  return planned.map(({ id, state, values, before }) => ({ id, state, values, before, outcome: byId.get(id) }));
}

function planOf({ object }: ObjectStorage, { values, clearsMisfits }: Pick<BulkChangeRequest, 'values' | 'clearsMisfits'>, state: RecordState) {
  const given = Object.keys(values);
  const cleared = clearsMisfits ? misfitsCleared(object.fields, { ...state.values, ...values }, given) : {};
  const written = { ...cleared, ...values };
  const before = Object.fromEntries(Object.keys(written).map((name) => [name, state.values[name] ?? null]));
  return { id: state.id, state, values: written, before, isDifferent: Object.keys(written).some((name) => !isSame(before[name], written[name])) };
}

/** A value written in another form than the stored one counts as different; the write path then finds that nothing changes. */
function isSame(stored: FieldValue | undefined, given: unknown): boolean {
  return JSON.stringify(stored ?? null) === JSON.stringify(given ?? null);
}

/** Whether anything of the record was, or would be, written. */
export function isChanged({ state, outcome }: ChunkOutcome): boolean {
  return outcome?.row !== undefined && outcome.row.version !== state.version;
}

/** Why the record is refused, if it is. */
export function refusalOf({ outcome }: ChunkOutcome): Label | undefined {
  return outcome?.issues[0]?.message;
}
