import type { Context } from '#engine/server/context.ts';
import { updateRecord } from '#engine/server/records/records.ts';

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
