import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '#engine/contract/jobs/job.routes.ts';
import type { CommandContext } from '#engine/server/command.ts';
import { findJob } from '#engine/server/jobs/job.queries.ts';
import { startJobRunner } from '#engine/server/jobs/start-runner.ts';
import { findCallerIn } from '../identity.ts';
import { report } from '../report.ts';

const lookEveryMs = 200;
const sayEveryMs = 2_000;

/** Lets background jobs run in this process while `work` goes on, since no server may be there to run them. */
export async function withRunner<T>(command: CommandContext, work: () => Promise<T>): Promise<T> {
  const runner = await startJobRunner({ app: command.app, findCaller: findCallerIn(command.app), report });
  try {
    return await work();
  } finally {
    await runner.stop(2_000);
  }
}

/** Waits until a job has ended, saying how far it is; throws with its reason when it failed. */
export async function waitForJob(command: CommandContext, jobId: string): Promise<Job> {
  const { app, caller } = command;
  let saidAt = performance.now();
  for (;;) {
    const job = await app.database.read(caller.workspace.id, (session) => findJob(session.db, caller.workspace.id, jobId));
    if (!job) throw new Error(`The job ${jobId} is gone.`);
    if (job.status === 'done') return job;
    if (job.status === 'failed') throw new Error(job.error?.message.en ?? `The job ${job.kind} failed.`);
    if (performance.now() - saidAt > sayEveryMs) {
      saidAt = performance.now();
      command.say(`  ${job.kind} ${job.status}: ${job.done}${job.total === null ? '' : ` of ${job.total}`}${job.note ? ` (${job.note})` : ''}`);
    }
    await wait(lookEveryMs);
  }
}
