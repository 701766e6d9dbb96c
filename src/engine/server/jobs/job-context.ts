import type { Context } from '../context.ts';
import type { JobContext, JobOrigin } from '../feature.ts';
import { type App, type Caller, runRead, runWrite } from '../run.ts';
import { markProgress } from './job.queries.ts';

/** Finds out what a member may do now; the system itself when the member is null. */
export type FindCaller = (workspaceId: string, memberId: string | null, cause: string) => Promise<Caller>;

/** Progress is for people's eyes: more often than this nobody sees it. */
const progressPauseMs = 200;

/** A job's context and the way to write down its last progress. */
export interface RunningJob {
  readonly context: JobContext;
  flush(): Promise<void>;
}

/** What a job acts through: transactions as a member, and progress that open screens show. */
export function createJobContext(app: App, findCaller: FindCaller, job: { workspaceId: string; jobId: string; cause: string }): RunningJob {
  let lastShownMs = 0;
  let unshown: { done: number; total: number | null; note: string | null } | undefined;
  const flush = async (): Promise<void> => {
    if (!unshown) return;
    const progress = unshown;
    unshown = undefined;
    lastShownMs = performance.now();
    await app.database.write(job.workspaceId, (session) => markProgress(session.db, job.workspaceId, job.jobId, progress));
  };
  const context: JobContext = {
    jobId: job.jobId,
    workspaceId: job.workspaceId,
    registry: app.registry,
    ...(app.files && { files: app.files }),
    write: async <T>(memberId: string | null, work: (ctx: Context) => Promise<T>, origin?: JobOrigin) =>
      runWrite(app, { ...(await findCaller(job.workspaceId, memberId, job.cause)), ...origin }, work),
    read: async <T>(memberId: string | null, work: (ctx: Context) => Promise<T>) =>
      runRead(app, await findCaller(job.workspaceId, memberId, job.cause), work),
    maintain: (work) => app.database.system(work),
    progress: async (done, total, note) => {
      unshown = { done, total, note: note ?? null };
      if (performance.now() - lastShownMs >= progressPauseMs) await flush();
    },
  };
  return { context, flush };
}
