import type { Context } from '#engine/server/context.ts';

/** So many of the latest decided deals are looked at: enough for any rate, and the same cost however long the history is. */
const latestDecided = 20_000;

/** Won and decided deals among the latest decided ones that were ever in each stage, over the whole workspace: a rate, no record. */
export function countDecidedByStage(ctx: Context): Promise<{ stage: string; won: number; decided: number }[]> {
  return ctx.session.query<{ stage: string; won: number; decided: number }>({
    name: 'opportunity.decided_by_stage',
    text: `select h.stage, count(*) filter (where h.outcome = 'won')::int as won, count(*)::int as decided
      from (
        select distinct s.stage, s.record_id, o.outcome
        from (
          select id, outcome from opportunity where workspace_id = $1 and closed_on is not null order by closed_on desc, id desc limit $2
        ) o
        join process_stage_history s on s.workspace_id = $1 and s.object = 'opportunity' and s.record_id = o.id) h
      group by h.stage`,
    values: [ctx.workspace.id, latestDecided],
  });
}
