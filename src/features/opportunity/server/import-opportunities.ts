import { startOfDate } from '#engine/contract/expression/time-zone.ts';
import type { StageEntry } from '#engine/contract/import/stage-path.ts';
import type { Context } from '#engine/server/context.ts';
import type { ImportHook } from '#engine/server/import/import-hook.ts';
import { ensureProcessInForce, recordImportedStages } from '#features/process/server/public.ts';

/** Lets imports know the stages of the process, and keep the past a file tells. */
export const opportunityImport: ImportHook = {
  object: 'opportunity',
  stageField: 'stage',
  dateFields: { engaged_on: 'open', close_date: 'closing', closed_on: 'closing' },
  stages: async (ctx) => {
    const process = await ensureProcessInForce(ctx, 'opportunity');
    return (process?.definition.stages ?? []).map((stage) => ({
      value: stage.id,
      label: stage.label,
      aliases: stage.aliases ?? [],
      isClosing: stage.kind !== 'open',
    }));
  },
  historyValues: (ctx, stage, path) => ({ stage, imported: true, stage_entered_at: enteredAt(ctx, path).toISOString() }),
  saveHistory: async (ctx, pasts) => {
    const dated = pasts.filter((past) => past.path.length > 0);
    await recordImportedStages(
      ctx,
      'opportunity',
      dated.map((past) => ({
        recordId: past.id,
        stages: past.path.map((entry) => ({ stage: entry.stage, at: startOfDate(entry.on, ctx.workspace.timeZone) })),
      })),
    );
  },
};

/** A date in a file stands for the beginning of that day in the workspace; without dates the stage is known from the import on. */
function enteredAt(ctx: Context, path: readonly StageEntry[]): Date {
  const last = path.at(-1);
  return last ? startOfDate(last.on, ctx.workspace.timeZone) : ctx.now;
}
