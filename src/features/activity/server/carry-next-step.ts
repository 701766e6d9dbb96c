import type { Context } from '#engine/server/context.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { createRecord, updateRecord } from '#engine/server/records/records.ts';
import { followUpLinks } from '../contract/follow-up-links.ts';

interface NextStep {
  readonly nextStep?: string | undefined;
  readonly nextStepOn?: string | undefined;
}

/** What a follow-up says comes next is what comes next for its deal. */
export async function carryNextStep(ctx: Context, opportunityId: string | undefined, { nextStep, nextStepOn }: NextStep): Promise<void> {
  if (opportunityId === undefined || (!nextStep && nextStepOn === undefined)) return;
  await updateRecord(ctx, 'opportunity', opportunityId, {
    ...(nextStep ? { next_step: nextStep } : {}),
    ...(nextStepOn === undefined ? {} : { next_step_on: nextStepOn }),
  });
}

/** A next step with a time is a to-do about the same records, due then; without a time there is nothing to keep an appointment by. */
export async function planNextStep(
  ctx: Context,
  done: RecordRow,
  { nextStep, nextStepAt }: { readonly nextStep?: string | undefined; readonly nextStepAt?: string | undefined },
): Promise<void> {
  if (!nextStep || nextStepAt === undefined) return;
  const links = Object.fromEntries(followUpLinks.map((field) => [field, done[field] ?? null]));
  await createRecord(ctx, 'activity', { ...links, type: 'task', status: 'planned', subject: nextStep.slice(0, 300), due_at: nextStepAt });
}
