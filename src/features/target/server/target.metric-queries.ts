import type { FactQuery } from '#engine/server/metrics/fact-query.ts';

/** One fact per cell that lies in the period, at the part of its value that falls on days in service. */
const targetCells: FactQuery = {
  id: 'target.cells',
  build: ({ records, workspaceId, period, parameters }) => {
    const inPeriod = period
      ? `c.period_from >= ${parameters.add(period.from, 'date')} and c.period_to <= ${parameters.add(period.to, 'date')}`
      : 'true';
    return `select c.id as record_id, c.period_from as fact_on,
      case when v.prorates and s.days is not null then round(c.amount_minor::numeric * s.days / (c.period_to - c.period_from + 1)) else c.amount_minor end as value,
      null::numeric as numerator, null::numeric as denominator, c.amount_currency as currency
    from ${records} c
    join target_version v on v.workspace_id = ${workspaceId} and v.id = c.target_version_id
    left join (
      select c.id, sum(greatest(0, least(a.valid_to, c.period_to + 1) - greatest(a.valid_from, c.period_from))) as days
      from ${records} c
      join organisation_assignment a on a.workspace_id = ${workspaceId} and a.member_id = c.owner_id
      group by c.id
    ) s on s.id = c.id
    where c.amount_minor is not null and ${inPeriod}`;
  },
};

/** Facts that figures of targets need. */
export const targetFactQueries: readonly FactQuery[] = [targetCells];
