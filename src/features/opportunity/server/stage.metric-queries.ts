import type { FactQuery } from '#engine/server/metrics/fact-query.ts';
import { asOfDateSql, dateSql, isComputedInPeriodSql, isInstantInPeriodSql, isOpenSql, shareColumns, stageOrderSql, staysSql } from './stage-sql.ts';
import { entryTotalsSql, moveTotalsSql } from './stage-totals-sql.ts';

const fromStage = { from_stage: { label: { zh: '阶段', en: 'Stage' }, field: 'stage' } } as const;
const idleDays = 60;

/** M7: one fact per deal and open stage it entered, by its first entry. */
const stageEntries: FactQuery = {
  id: 'opportunity.stage_entries',
  dimensions: fromStage,
  build: (input) => `with ${stageOrderSql(input)}, ${staysSql(input)}
    select e.record_id, e.fact_on, ${shareColumns('e.furthest > e.position')}, e.stage as from_stage
    from (
      select record_id, stage, is_open, visit, position, ${dateSql(input, 'entered_at')} as fact_on,
        max(position) filter (where kind <> 'lost') over (partition by record_id) as furthest
      from stays) e
    where e.visit <= 1 and e.is_open and ${isComputedInPeriodSql(input, 'e.fact_on')}`,
  totals: (input, alike) => (input.isPresent ? entryTotalsSql(input, alike) : undefined),
};

/** M8: the same cohort; leaked when the deal was lost from the stage or sits idle in it. */
const stageLeaks: FactQuery = {
  id: 'opportunity.stage_leaks',
  dimensions: fromStage,
  build: (input) => {
    const asOf = input.parameters.add(input.asOf, 'timestamptz');
    return `with ${stageOrderSql(input)}, ${staysSql(input)}
    select e.record_id, e.fact_on,
      ${shareColumns(`(last.kind = 'lost' and last.previous_stage = e.stage) or (last.stage = e.stage and last.left_at is null and last.entered_at < ${asOf} - interval '${idleDays} days')`)},
      e.stage as from_stage
    from (select *, ${dateSql(input, 'entered_at')} as fact_on from stays) e
    join stays last on last.record_id = e.record_id and last.from_last <= 1
    where e.visit <= 1 and e.is_open and ${isComputedInPeriodSql(input, 'e.fact_on')}`;
  },
};

/** M9: one fact per stay that ended, in calendar days. Each stands for itself, so no other stay of its deal is looked at. */
const stageStays: FactQuery = {
  id: 'opportunity.stage_stays',
  dimensions: fromStage,
  build: (input) => `with ${stageOrderSql(input)}
    select h.record_id, ${dateSql(input, 'h.left_at')} as fact_on, (${dateSql(input, 'h.left_at')} - ${dateSql(input, 'h.entered_at')})::numeric as value,
      null::numeric as numerator, null::numeric as denominator, null::text as currency, h.stage as from_stage
    from process_stage_history h
    join ${input.records} r on r.id = h.record_id
    join stage_order o on o.stage = h.stage and ${isOpenSql('o')}
    where h.workspace_id = ${input.workspaceId} and h.object = 'opportunity' and h.left_at <= ${input.parameters.add(input.asOf, 'timestamptz')}
      and ${isInstantInPeriodSql(input, 'h.left_at')}`,
};

/** M9: days an open deal has been in its stage, by the median stay of won deals there (all of the workspace). */
const ageing: FactQuery = {
  id: 'opportunity.ageing',
  dimensions: fromStage,
  build: (input) => {
    const [entered, left, today] = [dateSql(input, 'h.entered_at'), dateSql(input, 'h.left_at'), asOfDateSql(input)];
    return `with ${stageOrderSql(input)}, ${staysSql(input)},
    winners as (
      select h.stage, percentile_disc(0.5) within group (order by ${left} - ${entered}) as days
      from process_stage_history h
      join opportunity w on w.workspace_id = h.workspace_id and w.id = h.record_id and w.outcome = 'won'
      where h.workspace_id = ${input.workspaceId} and h.object = 'opportunity' and h.left_at is not null
      group by h.stage)
    select s.record_id, ${today} as fact_on, (${today} - ${dateSql(input, 's.entered_at')})::numeric / nullif(w.days, 0) as value,
      null::numeric as numerator, null::numeric as denominator, null::text as currency, s.stage as from_stage
    from stays s left join winners w on w.stage = s.stage
    where s.from_last <= 1 and s.is_open`;
  },
};

/** M25: one fact per deal that moved in the period. */
const backMoves: FactQuery = {
  id: 'opportunity.back_moves',
  build: (input) => `with ${stageOrderSql(input)}, ${staysSql(input)}
    select m.record_id, max(m.fact_on) as fact_on, ${shareColumns("bool_or(m.visit > 1 or (m.kind = 'open' and m.position < m.previous_position))")}
    from (select *, ${dateSql(input, 'entered_at')} as fact_on from stays) m
    where m.previous_stage is not null and ${isComputedInPeriodSql(input, 'm.fact_on')}
    group by m.record_id`,
};

/** One fact per move made here (not imported): did it take a transition of its version, without an exception? */
const conformingMoves: FactQuery = {
  id: 'opportunity.conforming_moves',
  dimensions: fromStage,
  build: (input) => `with ${stageOrderSql(input)}, ${staysSql(input)},
    allowed as materialized (
      select v.id as version_id, t->>'from' as from_stage, t->>'to' as to_stage
      from process_version v cross join lateral jsonb_array_elements(v.definition->'transitions') t where v.workspace_id = ${input.workspaceId})
    select m.record_id, m.fact_on, ${shareColumns(`exists (
        select 1 from allowed a where a.version_id = m.version_id and a.to_stage = m.stage
          and (a.from_stage = m.previous_stage or (a.from_stage = '*' and m.previous_kind = 'open')))
      and not exists (
        select 1 from process_exception_use u
        where u.workspace_id = ${input.workspaceId} and u.record_id = m.record_id and u.used_at between m.entered_at - interval '5 seconds' and m.entered_at + interval '5 seconds')`)},
      m.previous_stage as from_stage
    from (select *, ${dateSql(input, 'entered_at')} as fact_on from stays) m
    where m.previous_stage is not null and not m.imported and ${isComputedInPeriodSql(input, 'm.fact_on')}`,
  totals: moveTotalsSql,
};

/** One fact per use of a granted exception. */
const exceptionUses: FactQuery = {
  id: 'opportunity.exception_uses',
  build: (
    input,
  ) => `select u.record_id, u.fact_on, null::numeric as value, null::numeric as numerator, null::numeric as denominator, null::text as currency
    from (select *, ${dateSql(input, 'used_at')} as fact_on from process_exception_use where workspace_id = ${input.workspaceId}) u
    join ${input.records} r on r.id = u.record_id
    where u.used_at <= ${input.parameters.add(input.asOf, 'timestamptz')} and ${isComputedInPeriodSql(input, 'u.fact_on')}`,
};

/** Facts from the history of stages. */
export const stageFactQueries: readonly FactQuery[] = [stageEntries, stageLeaks, stageStays, ageing, backMoves, conformingMoves, exceptionUses];
