import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { startSealer } from '../audit/start-sealer.ts';
import { ensureEventPartitions } from '../events/keep-partitions.ts';
import type { App } from '../run.ts';
import type { FindCaller } from './job-context.ts';
import { readQueuedJob, readReactionJob } from './queue-payload.ts';
import { runJob, runReaction } from './run-job.ts';
import { runSchedules } from './run-schedules.ts';
import { createWorkerLife, type WorkerLife } from './worker-life.ts';

const restartPauseMs = 1_000;
const sweepEveryMs = 5_000;
const scheduleEveryMs = 20_000;
const partitionsEveryMs = 6 * 3_600_000;

/** Whose jobs are run, and on whose behalf. */
export interface RunnerOptions {
  readonly app: App;
  readonly findCaller: FindCaller;
  readonly concurrency?: number;
  readonly report: (error: unknown) => void;
}

/** Background work going on in this process. */
export interface JobRunner {
  /** Lets running jobs end for `patienceMs`; what is cut off then runs again at the next start. */
  stop(patienceMs: number): Promise<void>;
}

/** Runs queued jobs in this process until stopped; comes back by itself when the database was away. */
export async function startJobRunner(options: RunnerOptions): Promise<JobRunner> {
  const life = createWorkerLife(options.app.database.ownerUrl);
  const pool = new pg.Pool({ connectionString: options.app.database.ownerUrl, max: (options.concurrency ?? 4) + 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let isStopping = false;
  let runner: Runner | undefined;

  const ignoreWhenStopping = (error: unknown): void => (isStopping ? undefined : options.report(error));
  const begin = async (): Promise<void> => {
    await life.releaseDead();
    const started = await runQueue(options, pool, { life, isStopping: () => isStopping });
    runner = started;
    void started.promise.catch(ignoreWhenStopping).finally(() => (isStopping ? undefined : setTimeout(() => void restart(), restartPauseMs)));
  };
  const restart = async (): Promise<void> => {
    if (isStopping) return;
    await begin().catch((error: unknown) => {
      ignoreWhenStopping(error);
      setTimeout(() => void restart(), restartPauseMs);
    });
  };
  await begin();
  const sweep = setInterval(() => void life.releaseDead().catch(ignoreWhenStopping), sweepEveryMs);
  const schedule = setInterval(() => void runSchedules(options.app).catch(ignoreWhenStopping), scheduleEveryMs);
  const keepPartitions = (): void => void ensureEventPartitions(options.app.database).catch(ignoreWhenStopping);
  const partitions = setInterval(keepPartitions, partitionsEveryMs);
  keepPartitions();
  const sealer = startSealer(options.app, ignoreWhenStopping);

  return {
    stop: async (patienceMs) => {
      isStopping = true;
      clearInterval(sweep);
      clearInterval(schedule);
      clearInterval(partitions);
      const patience = new Promise<'over'>((resolve) => setTimeout(resolve, patienceMs, 'over').unref());
      const ended = await Promise.race([Promise.all([runner?.stop().catch(() => undefined), sealer.stop()]), patience]);
      if (ended === 'over') process.stderr.write('A job was cut off; it goes on at the next start.\n');
      await life.stop();
      await Promise.race([pool.end(), patience]);
    },
  };
}

interface Standing {
  readonly life: WorkerLife;
  readonly isStopping: () => boolean;
}

async function runQueue(options: RunnerOptions, pool: pg.Pool, { life, isStopping }: Standing): Promise<Runner> {
  const events = new EventEmitter();
  let poolId: string | undefined;
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    poolId = workerPool.id;
    life.announce(workerPool.id).catch(options.report);
  });
  const runner = await run({
    pgPool: pool,
    taskList: buildTasks(options),
    concurrency: options.concurrency ?? 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: quietLogger(isStopping),
    // Only in batches does the library wait for what it notes about ended jobs; otherwise a lost connection ends the program.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const retire = (): void => {
    if (poolId) life.retire(poolId).catch(() => undefined);
  };
  runner.promise.then(retire, retire);
  return runner;
}

function buildTasks(options: RunnerOptions): TaskList {
  return {
    'engine.run': (payload, helpers) =>
      runJob(options.app, options.findCaller, readQueuedJob(payload), helpers.job.attempts >= helpers.job.max_attempts),
    'engine.react': (payload) => runReaction(options.app, options.findCaller, readReactionJob(payload)),
  };
}

/** The library tells every job it takes; only what went wrong is worth a line. What a job meets that is cut off when the program stops is no fault. */
function quietLogger(isStopping: () => boolean): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' && !isStopping()) process.stderr.write(`${new Date().toISOString()} jobs: ${message}\n`);
  });
}
