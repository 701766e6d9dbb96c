import type { Context } from '#engine/server/context.ts';

/** Won and decided deals among those that were ever in each stage, over the whole workspace: a rate, no record. */
export function countDecidedByStage(ctx: Context): Promise<{ stage: string; won: number; decided: number }[]> {
  return ctx.session.query<{ stage: string; won: number; decided: number }>({
    name: 'opportunity.decided_by_stage',
    text: `select h.stage, count(*) filter (where o.outcome = 'won')::int as won, count(*)::int as decided
      from (select distinct stage, record_id from process_stage_history where workspace_id = $1 and object = 'opportunity') h
      join opportunity o on o.workspace_id = $1 and o.id = h.record_id and o.outcome in ('won', 'lost')
      group by h.stage`,
    values: [ctx.workspace.id],
  });
}
