import type { Context } from '../context.ts';
import { createJob } from './job.queries.ts';

/** When a job should start; at once when absent. */
export interface EnqueueOptions {
  readonly runAt?: Date;
}

/**
 * Puts background work into the queue as part of the caller's transaction: it runs only if that commits. Gives the id
 * under which people can watch it. `kind` is the id of a declared JobDefinition.
 */
export async function enqueueJob(
  ctx: Context,
  kind: string,
  input: Readonly<Record<string, unknown>>,
  options: EnqueueOptions = {},
): Promise<string> {
  if (!ctx.registry.jobs.has(kind)) throw new TypeError(`No capability declares the job ${kind}.`);
  const id = ctx.newId();
  await createJob(ctx.db, { workspaceId: ctx.workspace.id, id, kind, input, requestedBy: ctx.actor.memberId, at: ctx.now });
  await ctx.session.query({ name: 'job.enqueue', text: 'select engine_enqueue_job($1, $2)', values: [id, options.runAt ?? null] });
  return id;
}
