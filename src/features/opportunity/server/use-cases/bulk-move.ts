import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { updateRecordsEach } from '#engine/server/records/records.ts';
import { withMoveIntents } from '#features/process/server/public.ts';
import type { bulkMoveRoute } from '../../contract/opportunity.routes.ts';

/** Moves the deals that may move and names what keeps each of the others, set-based. */
export async function bulkMove(ctx: Context, input: RouteInput<typeof bulkMoveRoute>) {
  const ids = [...new Set(input.ids)];
  const intent = { reason: input.reason, confirmed: input.checklist };
  const updates = ids.map((id) => ({ id, values: { ...input.values, stage: input.to } }));
  const outcomes = await withMoveIntents(ctx, new Map(ids.map((id) => [id, intent])), () =>
    updateRecordsEach(ctx, 'opportunity', updates, { partial: true }),
  );
  return {
    moved: outcomes.flatMap((outcome) => (outcome.row ? [outcome.row.id] : [])),
    refused: outcomes.flatMap((outcome, index) =>
      outcome.row
        ? []
        : [
            {
              id: ids[index] ?? '',
              issues: outcome.issues.map(({ field, code, message }) => ({ ...(field === undefined ? {} : { field }), code, message })),
            },
          ],
    ),
  };
}
