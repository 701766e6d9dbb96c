import type { Alike, FactQueryInput } from '#engine/server/metrics/fact-query.ts';
import { dateSql, isInstantInPeriodSql, isOpenSql, stageOrderSql } from './stage-sql.ts';

/** First entries that are alike are counted together with the stages their deals have reached by now, which their last stay tells. */
export function entryTotalsSql(input: FactQueryInput, alike: Alike): string {
  const { factOn, by, own, given } = keysOf(input, alike, 'e.entered_at');
  return `with ${stageOrderSql(input)}, counted as (
      select any_value(e.record_id) as record_id, ${factOn} as fact_on, e.stage, l.reached, count(*) as facts${own}
      from process_stage_history e
      join ${input.records} r on r.id = e.record_id
      join process_stage_history l on l.workspace_id = ${input.workspaceId} and l.object = 'opportunity' and l.record_id = e.record_id and l.reached is not null
      where e.workspace_id = ${input.workspaceId} and e.object = 'opportunity' and e.is_first
        and e.entered_at <= ${input.parameters.add(input.asOf, 'timestamptz')} and ${isInstantInPeriodSql(input, 'e.entered_at')}
      group by ${['e.stage', 'l.reached', ...by].join(', ')})
    select c.record_id, c.fact_on, null::numeric as value,
      case when exists (select 1 from stage_order later where later.stage = any(c.reached) and later.kind <> 'lost' and later.position > o.position)
        then c.facts else 0 end as numerator,
      c.facts as denominator, null::text as currency, c.stage as from_stage, c.facts${given}
    from counted c join stage_order o on o.stage = c.stage and ${isOpenSql('o')}`;
}

/** Moves that are alike are judged together: by the version of the process they were made under and the stages they were between. */
export function moveTotalsSql(input: FactQueryInput, alike: Alike): string {
  const { factOn, by, own, given } = keysOf(input, alike, 'm.entered_at');
  return `with ${stageOrderSql(input)},
    allowed as materialized (
      select v.id as version_id, t->>'from' as from_stage, t->>'to' as to_stage
      from process_version v cross join lateral jsonb_array_elements(v.definition->'transitions') t where v.workspace_id = ${input.workspaceId}),
    counted as (
      select any_value(m.record_id) as record_id, ${factOn} as fact_on, m.version_id, m.previous_stage, m.stage, count(*) as facts,
        count(*) filter (where x.record_id is null) as by_the_rule${own}
      from process_stage_history m
      join ${input.records} r on r.id = m.record_id
      left join (
        select distinct h.record_id, h.entered_at from process_exception_use u
        join process_stage_history h on h.workspace_id = ${input.workspaceId} and h.object = 'opportunity' and h.record_id = u.record_id
          and u.used_at between h.entered_at - interval '5 seconds' and h.entered_at + interval '5 seconds'
        where u.workspace_id = ${input.workspaceId}) x on x.record_id = m.record_id and x.entered_at = m.entered_at
      where m.workspace_id = ${input.workspaceId} and m.object = 'opportunity' and m.previous_stage is not null and not m.imported
        and m.entered_at <= ${input.parameters.add(input.asOf, 'timestamptz')} and ${isInstantInPeriodSql(input, 'm.entered_at')}
      group by ${['m.version_id', 'm.previous_stage', 'm.stage', ...by].join(', ')})
    select c.record_id, c.fact_on, null::numeric as value,
      case when exists (select 1 from allowed a where a.version_id = c.version_id and a.to_stage = c.stage
        and (a.from_stage = c.previous_stage or (a.from_stage = '*' and p.kind = 'open'))) then c.by_the_rule else 0 end as numerator,
      c.facts as denominator, null::text as currency, c.previous_stage as from_stage, c.facts${given}
    from counted c left join stage_order p on p.stage = c.previous_stage`;
}

/** What facts are grouped by, and how their columns are handed on. */
interface Keys {
  readonly factOn: string;
  readonly by: readonly string[];
  readonly own: string;
  readonly given: string;
}

/** Dates are grouped by only where they are asked for: of so many possible ones the planner expects too many groups to count them in memory. */
function keysOf(input: FactQueryInput, { columns, isDated }: Alike, instant: string): Keys {
  const factOn = isDated ? dateSql(input, instant) : 'null::date';
  return {
    factOn,
    by: [...(isDated ? [factOn] : []), ...columns.map((column) => `r.${column}`)],
    own: columns.map((column) => `, r.${column} as of_${column}`).join(''),
    given: columns.map((column) => `, c.of_${column}`).join(''),
  };
}
