import { AppError, conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { updateRecord } from '#engine/server/records/records.ts';
import { withMoveIntents } from '#features/process/server/public.ts';
import type { moveStageRoute } from '../../contract/opportunity.routes.ts';

/** Moves a deal to another stage, filling in what is given in the same step; refused with every unmet condition by name. */
export async function moveStage(ctx: Context, input: RouteInput<typeof moveStageRoute>) {
  const intent = { reason: input.reason, confirmed: input.checklist };
  try {
    return await withMoveIntents(ctx, new Map([[input.id, intent]]), () =>
      updateRecord(ctx, 'opportunity', input.id, { ...input.values, stage: input.to }, { expectedVersion: input.version }),
    );
  } catch (error) {
    // Whoever comes second finds the state moved on; that is a conflict, not a mistake in what they sent.
    if (error instanceof AppError && error.code === 'process.already_there') throw conflict(error.code, error.label, {}, error.issues);
    throw error;
  }
}
