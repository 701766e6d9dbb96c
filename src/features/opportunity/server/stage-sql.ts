import { startOfDate } from '#engine/contract/expression/time-zone.ts';
import { shiftDate } from '#engine/contract/metrics/period.ts';
import type { FactQueryInput } from '#engine/server/metrics/fact-query.ts';

/** Stages in order with their kind and what entering them requires, each from the version in force or the last that knew it. */
export function stageOrderSql({ workspaceId }: FactQueryInput): string {
  return `stage_order as (
    select distinct on (s.value->>'id') s.value->>'id' as stage, s.value->>'kind' as kind, s.ordinality as position, s.value->'entry' as entry
    from process p
    join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.status <> 'draft'
    cross join lateral jsonb_array_elements(v.definition->'stages') with ordinality s
    where p.workspace_id = ${workspaceId} and p.object = 'opportunity'
    order by s.value->>'id', (v.status = 'published') desc, v.number desc)`;
}

/**
 * Every stay of the records in a stage, known by the as-of instant, in order; `from_last` is 1 for the latest. Of computed columns the
 * planner knows nothing and takes `= 1` or a period for one row in 200; asked as `is_open`, `<= 1` and one bound at a time
 * it expects enough rows to join them as sets: 22 s became 0.1 for 2,000 deals within a department.
 */
export function staysSql(input: FactQueryInput): string {
  const asOf = input.parameters.add(input.asOf, 'timestamptz');
  return `stays as (
    select h.record_id, h.stage, h.version_id, h.imported, h.entered_at, case when h.left_at <= ${asOf} then h.left_at end as left_at, o.kind, o.kind = 'open' as is_open, o.position,
      lag(h.stage) over w as previous_stage, lag(o.kind) over w as previous_kind, lag(o.position) over w as previous_position,
      row_number() over (partition by h.record_id order by h.entered_at desc, o.position desc) as from_last,
      row_number() over (partition by h.record_id, h.stage order by h.entered_at) as visit
    from ${input.records} r
    join process_stage_history h on h.workspace_id = ${input.workspaceId} and h.object = 'opportunity' and h.record_id = r.id
    join stage_order o on o.stage = h.stage
    where h.entered_at <= ${asOf}
    window w as (partition by h.record_id order by h.entered_at, o.position))`;
}

/** The date of an instant in the workspace's time zone. */
export function dateSql(input: FactQueryInput, instant: string): string {
  return `(${instant} at time zone ${input.parameters.add(input.timeZone, 'text')})::date`;
}

/** Whether a date lies in the asked period; without one, always. */
export function inPeriodSql({ period, parameters }: FactQueryInput, date: string): string {
  return period ? `${date} between ${parameters.add(period.from, 'date')} and ${parameters.add(period.to, 'date')}` : 'true';
}

/** Whether an instant falls on a date of the asked period; the bounds are instants too, so that an index or statistics of the column tell how many do. */
export function isInstantInPeriodSql({ period, parameters, timeZone }: FactQueryInput, instant: string): string {
  if (!period) return 'true';
  const [from, to] = [startOfDate(period.from, timeZone), startOfDate(shiftDate(period.to, 1), timeZone)];
  return `${instant} >= ${parameters.add(from, 'timestamptz')} and ${instant} < ${parameters.add(to, 'timestamptz')}`;
}

/** Whether a stage is an open one; as a case, for which the planner expects half the stages and joins them as a set, of `=` it expects one. */
export function isOpenSql(alias: string): string {
  return `(case when ${alias}.kind = 'open' then true else false end)`;
}

/** The same of a computed date, see `staysSql`. */
export function isComputedInPeriodSql({ period, parameters }: FactQueryInput, date: string): string {
  return period ? `${date} >= ${parameters.add(period.from, 'date')} and ${date} + 0 <= ${parameters.add(period.to, 'date')}` : 'true';
}

/** The date of the as-of instant. */
export function asOfDateSql(input: FactQueryInput): string {
  return dateSql(input, input.parameters.add(input.asOf, 'timestamptz'));
}

/** Columns of a fact that counts into a share: 1 when the condition holds, of 1. */
export function shareColumns(condition: string): string {
  return `null::numeric as value, case when ${condition} then 1 else 0 end as numerator, 1 as denominator, null::text as currency`;
}
