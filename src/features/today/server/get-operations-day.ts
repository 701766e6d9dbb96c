import type { Context } from '#engine/server/context.ts';
import { countOpenGroups } from '#engine/server/duplicates/count-open-groups.ts';
import { listImports } from '#engine/server/import/read-imports.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import { listActions, listFailing, listInspections } from '#features/inspection/server/public.ts';
import type { OperationsDay } from '../contract/today.routes.ts';
import { figureOf } from './figures.ts';
import { keepFor } from './kept-figures.ts';
import { listWaiting } from './sources/approvals.ts';

const keptForMs = 10 * 60_000;
const importsSinceMs = 30 * 86_400_000;
const qualityMetrics = ['data_completeness', 'next_step_known', 'amount_known', 'account_known', 'close_date_validity', 'decision_maker_known'];

const measureQuality = keepFor(keptForMs, (ctx) =>
  measureMany(
    ctx,
    qualityMetrics.filter((metric) => ctx.registry.metrics.has(metric)).map((metric) => ({ metric })),
  ),
);

/** What fails, what is late, and how good the data is. */
export async function getOperationsDay(ctx: Context): Promise<OperationsDay> {
  const { runs } = await listInspections(ctx, { limit: 6 });
  const latest = runs.find((run) => run.status === 'done');
  const { actions } = await listActions(ctx, { mine: 'false', limit: 100 });
  const quality = await measureQuality(ctx);
  const open = actions.filter((action) => action.status !== 'closed');
  return {
    inspections: runs
      .filter((run) => run.status === 'done')
      .map((run) => ({
        id: run.id,
        template: run.template,
        score: run.score,
        isPassed: run.isPassed,
        at: run.startedAt,
        failed: run.failedItems,
      })),
    failing: latest ? (await listFailing(ctx, latest.id)).slice(0, 8) : [],
    actions: open.map(({ id, title, owner, dueOn, isOverdue, runId }) => ({ id, title, owner: owner.name, dueOn, isOverdue, runId })),
    quality: quality.value.map((result) => figureOf(result.metric, result.title, result)),
    qualityAsOf: quality.asOf.toISOString(),
    duplicates: await countOpenGroups(ctx),
    imports: await listLacking(ctx),
    approvals: await listWaiting(ctx),
  };
}

/** Imports of the last thirty days that failed or left rows out. */
async function listLacking(ctx: Context): Promise<OperationsDay['imports']> {
  const { imports } = await listImports(ctx);
  return imports
    .filter((each) => ctx.now.getTime() - Date.parse(each.createdAt) < importsSinceMs)
    .filter((each) => each.status === 'failed' || (each.status === 'done' && each.counts.error > 0))
    .slice(0, 6)
    .map((each) => ({
      id: each.id,
      name: each.fileName,
      at: each.createdAt,
      failedRows: each.counts.error,
      isFailed: each.status === 'failed',
      link: `/imports/${each.id}`,
    }));
}
