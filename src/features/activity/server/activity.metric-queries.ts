import type { FactQuery } from '#engine/server/metrics/fact-query.ts';

/** Neither an activity done nor a stage entered for 30 days. */
const stalledDeals: FactQuery = {
  id: 'activity.stalled_deals',
  build: (input) => {
    const asOf = input.parameters.add(input.asOf, 'timestamptz');
    const zone = input.parameters.add(input.timeZone, 'text');
    const recent = (instant: string) => `${instant} > ${asOf} - interval '30 days' and ${instant} <= ${asOf}`;
    return `select r.id as record_id, (${asOf} at time zone ${zone})::date as fact_on, null::numeric as value, null::text as currency, 1 as denominator, case when not exists (
        select 1 from activity a where a.workspace_id = ${input.workspaceId} and a.opportunity_id = r.id and a.status = 'done' and ${recent('a.at')})
      and not exists (
        select 1 from process_stage_history h
        where h.workspace_id = ${input.workspaceId} and h.object = 'opportunity' and h.record_id = r.id and ${recent('h.entered_at')}) then 1 else 0 end as numerator
    from ${input.records} r`;
  },
};

/** Every set-based query of facts that figures of follow-ups need. */
export const activityFactQueries: readonly FactQuery[] = [stalledDeals];
