import { AppError } from '#platform/contract/errors.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import { findRun, markRunFailed } from './inspection.queries.ts';
import { executeRun } from './use-cases/execute-run.ts';
import { listDueSchedules, runSchedule, skipSchedule } from './use-cases/manage-schedules.ts';

/** Measures a run as the member who asked for it; a run that is done already stays as it is. */
export const executeInspection: JobDefinition = {
  id: 'inspection.execute',
  run: async (job, payload) => {
    const runId = String(payload['runId']);
    const memberId = String(payload['memberId']);
    try {
      await job.write(memberId, (ctx) => executeRun(ctx, runId));
      await job.progress(1, 1);
    } catch (error) {
      await job.write(memberId, async (ctx) => {
        if (await findRun(ctx, runId)) await markRunFailed(ctx, runId, error instanceof Error ? error.message : String(error));
      });
      throw error;
    }
  },
};

/** Every morning starts the inspections that are due, each as the person who scheduled it; one that cannot run stops no other. */
export const startDueInspections: JobDefinition = {
  id: 'inspection.start_due',
  schedule: '30 6 * * *',
  run: async (job) => {
    const due = await job.read(null, listDueSchedules);
    for (const schedule of due) {
      try {
        await job.write(schedule.created_by, (ctx) => runSchedule(ctx, schedule.id));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        await job.write(null, (ctx) => skipSchedule(ctx, schedule.id, error.label));
      }
    }
  },
};
