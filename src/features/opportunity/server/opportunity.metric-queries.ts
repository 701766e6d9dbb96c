import type { Alike, FactQuery, FactQueryInput } from '#engine/server/metrics/fact-query.ts';
import { opportunity } from '../contract/opportunity.objects.ts';
import { stageFactQueries } from './stage.metric-queries.ts';
import { asOfDateSql, dateSql, inPeriodSql, shareColumns, stageOrderSql } from './stage-sql.ts';

const cellField = { field: { label: { zh: '字段', en: 'Field' }, holdsFields: true } } as const;

/** M14: what was open and due in the period when it began; moved out when still open at its end with a later close date. */
const dueAtStart: FactQuery = {
  id: 'opportunity.due_at_start',
  build: (input) => {
    const to = input.parameters.add(input.period?.to ?? '0001-01-01', 'date');
    const zone = input.parameters.add(input.timeZone, 'text');
    const end = `least((${to} + 1)::timestamp at time zone ${zone} - interval '1 millisecond', ${input.parameters.add(input.asOf, 'timestamptz')})`;
    return `select r.id as record_id, r.close_date as fact_on, null::numeric as value,
      case when v.outcome = 'open' and v.close_date > ${to} then r.amount_minor when r.amount_minor is not null then 0 end as numerator,
      r.amount_minor as denominator, r.amount_currency as currency
    from ${input.records} r
    left join opportunity_version v on v.workspace_id = ${input.workspaceId} and v.record_id = r.id and v.valid_from <= ${end} and v.valid_to > ${end}
    where ${inPeriodSql(input, 'r.close_date')}`;
  },
};

/** What every deal must have, whatever its stage. */
const always = ['account', 'owner', 'amount', 'close_date'];

/** M57: one fact per field a deal must have at its stage. */
const requiredCells: FactQuery = {
  id: 'opportunity.required_cells',
  dimensions: cellField,
  build: (input) => cellsSql(input, always),
  totals: (input, alike) => cellTotalsSql(input, always, alike),
};

/** M24: the same for what the process requires, and only that. */
const processCells: FactQuery = {
  id: 'opportunity.process_cells',
  dimensions: cellField,
  build: (input) => cellsSql(input, []),
  totals: (input, alike) => cellTotalsSql(input, [], alike),
};

/** Each field once, with the first stage that asks for it: so no cell comes twice, and a million deals need no sorting. */
function requiredSql(input: FactQueryInput, of: readonly string[]): string {
  return `required as (
      select field, min(position) as position from (
        select o.position, f.field from stage_order o cross join lateral jsonb_array_elements_text(o.entry->'required') f (field) where o.kind = 'open'
        union all select 0, unnest(${input.parameters.add(of, 'text[]')})) asked
      group by field)`;
}

function cellsSql(input: FactQueryInput, of: readonly string[]): string {
  return `with ${stageOrderSql(input)}, ${requiredSql(input, of)}
    select r.id as record_id, ${asOfDateSql(input)} as fact_on, ${shareColumns(`case q.field ${filledCases(input)} else false end`)}, q.field
    from ${input.records} r
    left join stage_order o on o.stage = r.stage
    join required q on q.position <= coalesce(o.position, 0)`;
}

/**
 * Deals that are alike and have the same fields filled are counted once, and only then stand for a cell per field: a million deals of ten cells
 * become some thousand rows. Whether a field is asked for at all is found out once, not for each deal.
 */
function cellTotalsSql(input: FactQueryInput, of: readonly string[], alike: Alike): string {
  const columns = [...new Set(['stage', ...alike.columns])].join(', ');
  const filled = filledFields(input).map(([name, is], bit) => {
    const isAsked = `(select bool_or(field = ${input.parameters.add(name, 'text')}) from required)`;
    return { name, bit, sql: `case when ${isAsked} and ${is} then ${2n ** BigInt(bit)}::bigint else 0 end` };
  });
  const bits = filled.map(({ name, bit }) => `(${input.parameters.add(name, 'text')}, ${2n ** BigInt(bit)}::bigint)`);
  return `with ${stageOrderSql(input)}, ${requiredSql(input, of)},
    counted as (
      select any_value(id) as record_id, ${columns}, filled, count(*) as facts
      from (select r.id, ${columns}, ${filled.map((field) => field.sql).join(' + ')} as filled from ${input.records} r) r
      group by ${columns}, filled)
    select c.record_id, ${asOfDateSql(input)} as fact_on, null::numeric as value, case when c.filled & b.bit <> 0 then c.facts else 0 end as numerator,
      c.facts as denominator, null::text as currency, q.field, c.facts${alike.columns.map((column) => `, c.${column} as of_${column}`).join('')}
    from counted c
    left join stage_order o on o.stage = c.stage
    join required q on q.position <= coalesce(o.position, 0)
    left join (values ${bits.join(', ')}) b (field, bit) on b.field = q.field`;
}

function filledCases(input: FactQueryInput): string {
  return filledFields(input)
    .map(([name, is]) => `when '${name}' then ${is}`)
    .join(' ');
}

/** A text that stands for nothing (“TBD”, “无”, “111”) is not filled. */
function filledFields(input: FactQueryInput): (readonly [name: string, sql: string])[] {
  return Object.entries(opportunity.fields).map(([name, field]) => {
    const isText = field.kind === 'text' || field.kind === 'long_text';
    return [name, input.compile(isText ? `!isEmpty(${name}) && !isBlankText(${name})` : `${name} != null`, 'r')];
  });
}

/** How old each deal is at the as-of day, from its engagement or else its creation here. */
const age: FactQuery = {
  id: 'opportunity.age',
  dimensions: { age: { label: { zh: '年龄（天）', en: 'Age (days)' } } },
  build: (input) => {
    const [today, created] = [asOfDateSql(input), dateSql(input, 'r.created_at')];
    return `select a.record_id, a.fact_on, a.value, null::numeric as numerator, null::numeric as denominator, a.currency,
      case when a.days <= 30 then '000-030' when a.days <= 60 then '031-060' when a.days <= 90 then '061-090' when a.days <= 180 then '091-180' when a.days > 180 then '181+' end as age
    from (
      select r.id as record_id, ${today} as fact_on, r.amount_minor::numeric as value, r.amount_currency as currency,
        ${today} - coalesce(r.engaged_on, case when r.imported is not true then ${created} end) as days
      from ${input.records} r) a`;
  },
};

/** M63: did a person change the deal within 7 days? Imports do not count. */
const touched: FactQuery = {
  id: 'opportunity.touched',
  build: (input) => {
    const asOf = input.parameters.add(input.asOf, 'timestamptz');
    return `select r.id as record_id, ${asOfDateSql(input)} as fact_on, ${shareColumns(`exists (
      select 1 from event e where e.workspace_id = ${input.workspaceId} and e.object = 'opportunity' and e.record_id = r.id
        and e.at > ${asOf} - interval '7 days' and e.at <= ${asOf} and e.door <> 'import')`)}
    from ${input.records} r`;
  },
};

/** One fact per account with its won amount; the largest is the numerator. */
const accountTotals: FactQuery = {
  id: 'opportunity.account_totals',
  build: (input) => `select a.record_id, a.fact_on, null::numeric as value,
      case when a.total = max(a.total) over (partition by a.currency) and a.place = 1 then a.total else 0 end as numerator, a.total as denominator, a.currency
    from (
      select (array_agg(r.id order by r.id))[1] as record_id, max(r.closed_on) as fact_on, sum(r.amount_minor) as total, r.amount_currency as currency,
        row_number() over (partition by r.amount_currency order by sum(r.amount_minor) desc nulls last, r.account_id) as place
      from ${input.records} r where r.amount_minor is not null and ${inPeriodSql(input, 'r.closed_on')}
      group by r.account_id, r.amount_currency) a`,
};

/** M34: one fact per account with a won deal in the period. */
const accountRepeats: FactQuery = {
  id: 'opportunity.account_repeats',
  build: (input) => `select (array_agg(r.id order by r.id))[1] as record_id, max(r.closed_on) as fact_on, ${shareColumns('count(*) >= 2')}
    from ${input.records} r where ${inPeriodSql(input, 'r.closed_on')} group by r.account_id`,
};

/** Every set-based query of facts that figures of deals need. */
export const opportunityFactQueries: readonly FactQuery[] = [
  ...stageFactQueries,
  dueAtStart,
  requiredCells,
  processCells,
  age,
  touched,
  accountTotals,
  accountRepeats,
];
