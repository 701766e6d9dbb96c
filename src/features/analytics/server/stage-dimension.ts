import type { Label } from '#platform/contract/label.ts';
import type { MetricDimension } from '#engine/server/metrics/fact-query.ts';

/** Names of stages, from the latest version of the process that knows them. */
export const stageNames: MetricDimension = {
  id: 'opportunity.stage',
  label: { zh: '阶段', en: 'Stage' },
  names: async (ctx, keys) => {
    const rows = await ctx.session.query<{ id: string; label: Label }>({
      text: `select distinct on (s->>'id') s->>'id' as id, s->'label' as label
        from process p
        join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id
        cross join jsonb_array_elements(v.definition->'stages') s
        where p.workspace_id = $1 and p.object = 'opportunity' and s->>'id' = any($2::text[])
        order by s->>'id', v.number desc`,
      values: [ctx.workspace.id, keys],
    });
    return new Map(rows.map((row) => [row.id, row.label]));
  },
};
