import { AppError } from '#platform/contract/errors.ts';
import type { Session } from '#platform/server/database/database.ts';
import { listEventsById } from '../events/read-events.ts';
import type { ReactionJob } from '../events/feed-reactions.ts';
import type { App } from '../run.ts';
import { createJobContext, type FindCaller, type RunningJob } from './job-context.ts';
import { findJobWork, type JobError, markDone, markFailed, markRunning } from './job.queries.ts';

/** What the queue carries of a job; the rest stands in `engine_job`. */
export interface QueuedJob {
  readonly workspaceId: string;
  readonly jobId: string;
}

/** Runs one queued job once; throws when it should be tried again. */
export async function runJob(app: App, findCaller: FindCaller, queued: QueuedJob, isLastTry: boolean): Promise<void> {
  const { workspaceId, jobId } = queued;
  const work = await app.database.read(workspaceId, (session) => findJobWork(session.db, workspaceId, jobId));
  const definition = work && app.registry.jobs.get(work.kind);
  // A crash between the end of the work and the queue's own note brings it here again.
  if (!work || work.status === 'done' || work.status === 'failed') return;

  const mark = (change: (session: Session) => Promise<void>): Promise<void> => app.database.write(workspaceId, change);
  await mark((session) => markRunning(session.db, workspaceId, jobId));
  const job = createJobContext(app, findCaller, { workspaceId, jobId, cause: `job:${jobId}` });
  try {
    if (!definition) throw unknownKind(work.kind);
    await definition.run(job.context, asRecord(work.input));
    await job.flush();
    await mark((session) => markDone(session.db, workspaceId, jobId));
  } catch (error) {
    await fail(job, error);
  }

  async function fail(running: RunningJob, error: unknown): Promise<void> {
    await running.flush();
    // What a person has to act on does not go away by trying again.
    const isFinal = isLastTry || (error instanceof AppError && error.kind !== 'unavailable' && error.kind !== 'conflict');
    await mark((session) => markFailed(session.db, workspaceId, jobId, describeError(error), isFinal));
    if (!isFinal || !(error instanceof AppError)) throw error;
  }
}

/** Hands committed events to the reaction that wanted them; throws when it should be tried again. */
export async function runReaction(app: App, findCaller: FindCaller, queued: ReactionJob): Promise<void> {
  const reaction = app.registry.reactions.find((candidate) => candidate.id === queued.reactionId);
  if (!reaction) return;
  const { workspaceId, eventIds } = queued;
  const events = await app.database.read(workspaceId, (session) => listEventsById(session, workspaceId, eventIds));
  const cause = `event:${eventIds[0] ?? ''}`;
  const job = createJobContext(app, findCaller, { workspaceId, jobId: `reaction:${queued.reactionId}`, cause });
  await reaction.run({ ...job.context, progress: async () => undefined }, events);
}

function describeError(error: unknown): JobError {
  if (error instanceof AppError) return { code: error.code, message: error.label };
  return {
    code: 'internal',
    message: {
      zh: '后台任务出错了，会自动重试；若仍失败，请联系管理员。',
      en: 'The job failed on our side and is tried again by itself; tell your administrator if it keeps failing.',
    },
  };
}

function unknownKind(kind: string): AppError {
  return new AppError('invalid', 'job.unknown', { zh: `这个版本没有任务“${kind}”。`, en: `This version has no job ${kind}.` });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
