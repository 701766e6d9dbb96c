import type { Context } from '../context.ts';
import type { JobDefinition } from '../feature.ts';

// One statement: whoever reads meanwhile sees either the deltas or the sums they went into.
const fold = `
  with folded as (delete from engine_rollup_delta where workspace_id = $1 returning object, grouped, owner_id, currency, records, sum_minor)
  insert into engine_rollup (workspace_id, object, grouped, owner_id, currency, records, sum_minor)
  select $1, object, grouped, owner_id, currency, sum(records), sum(sum_minor) from folded group by object, grouped, owner_id, currency
  on conflict (workspace_id, object, grouped, owner_id, currency)
  do update set records = engine_rollup.records + excluded.records, sum_minor = engine_rollup.sum_minor + excluded.sum_minor`;

/** Puts the deltas of a workspace into its roll-up. */
export async function foldRollups(ctx: Context): Promise<void> {
  await ctx.session.query({ name: 'rollup.fold', text: fold, values: [ctx.workspace.id] });
}

/** Folds every minute, so that readers never add up more than a minute's deltas. */
export const foldRollupsJob: JobDefinition = {
  id: 'engine.fold_rollups',
  schedule: '* * * * *',
  run: (job) => job.write(null, foldRollups),
};
