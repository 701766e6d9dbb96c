import { conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { getRecord, updateRecord } from '#engine/server/records/records.ts';
import type { cancelActivityRoute, completeActivityRoute, rescheduleActivityRoute } from '../../contract/activity.routes.ts';
import { checkInValues } from '../check-in-values.ts';
import { carryNextStep, planNextStep } from '../carry-next-step.ts';
import { withReason } from '../reschedule-reasons.ts';

/** Says that a planned activity happened, what came of it, and what is next. */
export async function completeActivity(ctx: Context, input: RouteInput<typeof completeActivityRoute>): Promise<RecordRow> {
  const activity = await requirePlanned(ctx, input.id);
  const values: Record<string, unknown> = { status: 'done', done_at: input.at ?? ctx.now.toISOString() };
  if (input.content !== undefined) values['content'] = input.content;
  if (input.outcome !== undefined) values['outcome'] = input.outcome;
  if (input.nextStep !== undefined) values['next_step'] = input.nextStep;
  if (input.nextStepOn !== undefined) values['next_step_on'] = input.nextStepOn;
  if (input.contact !== undefined) values['contact'] = input.contact;
  if (input.photos !== undefined) values['photos'] = input.photos;
  if (input.checkIn) Object.assign(values, checkInValues(input.checkIn));
  const record = await updateRecord(ctx, 'activity', input.id, values, { expectedVersion: activity.version });
  const { opportunity } = record;
  await carryNextStep(ctx, typeof opportunity === 'string' ? opportunity : undefined, input);
  await planNextStep(ctx, record, input);
  return record;
}

/** Moves the due time; the first one is kept, so lateness does not vanish. */
export async function rescheduleActivity(ctx: Context, input: RouteInput<typeof rescheduleActivityRoute>): Promise<RecordRow> {
  const activity = await requirePlanned(ctx, input.id);
  return withReason(ctx, input.id, input.reason, () =>
    updateRecord(ctx, 'activity', input.id, { due_at: input.dueAt }, { expectedVersion: activity.version }),
  );
}

/** Calls a planned activity off. */
export async function cancelActivity(ctx: Context, input: RouteInput<typeof cancelActivityRoute>): Promise<RecordRow> {
  const activity = await requirePlanned(ctx, input.id);
  const content = input.reason === undefined ? {} : { content: input.reason };
  return updateRecord(ctx, 'activity', input.id, { status: 'cancelled', ...content }, { expectedVersion: activity.version });
}

async function requirePlanned(ctx: Context, id: string): Promise<RecordRow> {
  const activity = await getRecord(ctx, 'activity', id);
  if (activity['status'] === 'planned') return activity;
  throw conflict('activity.not_planned', {
    zh: '这条跟进已完成或已取消，不能再改期或完成。',
    en: 'This activity is done or cancelled already; it cannot be completed or rescheduled.',
  });
}
