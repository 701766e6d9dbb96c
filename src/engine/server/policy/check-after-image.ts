import type { Issue } from '#platform/contract/errors.ts';
import { has } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import type { Draft } from '../records/write-options.ts';
import { reachedAfter } from './reached-records.ts';
import { scopeFor } from './scope.ts';

/** Who has it may give records to people outside their own reach. */
export const handOverAbility = 'record.hand_over';

/**
 * A write must leave the record where its writer may change it: nobody moves one out of their own reach unless they may hand over.
 * Costs nothing where owners alone decide.
 */
export async function checkAfterImage(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  await Promise.all([
    checkCreated(
      ctx,
      storage,
      drafts.filter((draft) => draft.before === null),
    ),
    checkUpdated(
      ctx,
      storage,
      drafts.filter((draft) => draft.before !== null && draft.changed.length > 0),
    ),
  ]);
}

/** Whose records one may create is said by their owner alone, and checked with the values; restrictions hold of new records too. */
async function checkCreated(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const scope = scopeFor(ctx, storage.object.id, 'create');
  if (!scope.isPlain) await refuseOutside(ctx, storage, drafts, scope);
}

async function checkUpdated(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0 || has(ctx.actor, handOverAbility)) return;
  const scope = scopeFor(ctx, storage.object.id, 'update');
  const { ownerField } = storage.object;
  // Where only the owner counts, only another owner can lead away.
  const moved = scope.isPlain ? drafts.filter((draft) => ownerField !== undefined && draft.changed.includes(ownerField)) : drafts;
  await refuseOutside(ctx, storage, moved, scope);
}

async function refuseOutside(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], scope: ReturnType<typeof scopeFor>): Promise<void> {
  const candidates = drafts.map((draft) => ({ id: draft.id, values: draft.after }));
  const isReached = await reachedAfter(ctx, storage, scope, candidates);
  for (const [at, draft] of drafts.entries()) {
    const candidate = candidates[at];
    if (candidate && !isReached(candidate)) draft.issues.push(leavesReach(storage, draft));
  }
}

function leavesReach({ object }: ObjectStorage, draft: Draft): Issue {
  const field = object.ownerField !== undefined && draft.changed.includes(object.ownerField) ? object.ownerField : undefined;
  return {
    ...(field === undefined ? {} : { field }),
    code: 'record.leaves_reach',
    message: {
      zh: '这样改后，记录会离开你能管到的范围。请改回，或请有移交权限的人来办。',
      en: 'After this change the record would be outside your reach. Change it back, or ask somebody who may hand records over.',
    },
  };
}
