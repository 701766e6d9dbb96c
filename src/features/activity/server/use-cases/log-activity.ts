import { invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { createRecord, getRecord } from '#engine/server/records/records.ts';
import { activityTypes } from '../../contract/activity.choices.ts';
import type { logActivityRoute } from '../../contract/activity.routes.ts';
import { checkInValues } from '../check-in-values.ts';
import { carryNextStep, planNextStep } from '../carry-next-step.ts';

/** Logs a follow-up that has happened; its next step becomes the deal's, in the same transaction. */
export async function logActivity(ctx: Context, input: RouteInput<typeof logActivityRoute>) {
  if (input.account === undefined && input.contact === undefined && input.opportunity === undefined) throw unlinked();
  await requireSeen(ctx, input);
  const { nextStep, nextStepOn, nextStepAt, checkIn, at, subject, ...given } = input;
  const label = activityTypes.find((type) => type.value === input.type)?.label[ctx.locale] ?? input.type;
  const record = await createRecord(ctx, 'activity', {
    ...given,
    subject: subject || (input.content ?? '').split('\n')[0]?.slice(0, 60) || label,
    status: 'done',
    done_at: at ?? ctx.now.toISOString(),
    next_step: nextStep ?? null,
    next_step_on: nextStepOn ?? null,
    ...(checkIn && checkInValues(checkIn)),
  });
  await carryNextStep(ctx, input.opportunity, { nextStep, nextStepOn });
  await planNextStep(ctx, record, { nextStep, nextStepAt });
  return record;
}

/** Nobody writes into the timeline of a record they cannot see. */
async function requireSeen(ctx: Context, links: Readonly<Partial<Record<'account' | 'contact' | 'opportunity', string>>>): Promise<void> {
  for (const object of ['opportunity', 'contact', 'account'] as const) {
    const id = links[object];
    if (id !== undefined) await getRecord(ctx, object, id);
  }
}

function unlinked() {
  return invalid([
    {
      field: 'opportunity',
      code: 'activity.not_linked',
      message: { zh: '请关联客户、联系人或商机中的至少一个。', en: 'Link it to at least an account, a contact or a deal.' },
    },
  ]);
}
