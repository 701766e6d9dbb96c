import type { JobDefinition } from '../feature.ts';

/** Idempotency keys are kept for a day. */
export const forgetKeysJob: JobDefinition = {
  id: 'idempotency.forget',
  schedule: '20 * * * *',
  run: (job) =>
    job.write(null, async (ctx) => {
      const text = "delete from engine_idempotency_key where workspace_id = $1 and created_at < $2::timestamptz - interval '24 hours'";
      await ctx.session.query({ text, values: [ctx.workspace.id, ctx.now] });
    }),
};
