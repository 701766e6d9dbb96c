import type { RouteInput } from '#platform/contract/route.ts';
import { type DateRange, rangeBefore } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import type { computeHistory as route } from '../../contract/evaluation.routes.ts';
import * as queries from '../evaluation.queries.ts';
import { scorePeriod } from '../score-period.ts';
import { rangeOf, requireEvaluation } from './evaluate.ts';

/** Puts the scoring of the periods before into the queue. */
export async function computeHistory(ctx: Context, input: RouteInput<typeof route>): Promise<{ jobId: string }> {
  requireEvaluation(ctx);
  const range = rangeOf(ctx, input.period);
  const jobId = await enqueueJob(ctx, 'evaluation.score_history', {
    memberId: ctx.actor.memberId,
    ...range,
    periods: input.periods,
    department: input.department ?? null,
  });
  return { jobId };
}

/** Scores one past period as it stood at its end, and keeps the scores. */
export async function scorePast(ctx: Context, range: DateRange, department: string | null): Promise<void> {
  const scored = await scorePeriod(ctx, { range, asOf: range.to, ...(department ? { department } : {}) });
  await queries.saveScores(ctx, department ?? queries.wholeCompany, range, scored.whole.average, scored.scores);
}

/** Period by period, each in its own transaction; running again replaces what is there. */
export const scoreHistory: JobDefinition = {
  id: 'evaluation.score_history',
  run: async (job, payload) => {
    const total = Number(payload['periods']);
    const department = typeof payload['department'] === 'string' ? payload['department'] : null;
    let range: DateRange = { from: String(payload['from']), to: String(payload['to']) };
    for (let done = 0; done < total; done += 1) {
      range = rangeBefore(range);
      const past = range;
      await job.write(String(payload['memberId']), (ctx) => scorePast(ctx, past, department));
      await job.progress(done + 1, total);
    }
  },
};
