import type { MetricAggregate, MetricFormula } from '../../contract/metrics/metric.ts';
import { groupLimit } from '../../contract/metrics/measure.ts';
import type { FactsSql } from './facts-sql.ts';

/** One row of the statement: the sums of one group (or all) in one currency, as exact text. */
export interface FigureRow {
  readonly measure: number;
  readonly is_total: boolean;
  readonly k0: string | null;
  readonly k1: string | null;
  readonly k2: string | null;
  readonly currency: string | null;
  readonly n: string;
  readonly used: string;
  readonly sum: string | null;
  readonly median_low: string | null;
  readonly median_high: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** How the facts of a formula become one figure. */
export function aggregateOf(formula: MetricFormula): MetricAggregate {
  switch (formula.kind) {
    case 'query':
      return formula.aggregate;
    case 'share':
    case 'quotient':
    case 'derived':
    case 'group_share':
      return 'ratio';
    default:
      return formula.kind;
  }
}

/**
 * Groups the facts and totals them; the row over all has `is_total`. First by the keys alone, which several processes can share, then the few
 * groups that are left are totalled: groupings of the facts themselves one process would have to make alone.
 */
export function figureSql(facts: FactsSql, aggregate: MetricAggregate, index: number): string {
  const keys = facts.dimensions.map((_, at) => `k${at}`);
  return aggregate === 'median' ? medianSql(facts, keys, index) : sumsSql(facts, keys, aggregate, index);
}

function sumsSql(facts: FactsSql, keys: readonly string[], aggregate: MetricAggregate, index: number): string {
  const by = [...keys, 'currency'].join(', ');
  const isRatio = aggregate === 'ratio';
  const isSum = aggregate === 'sum' || aggregate === 'average';
  return `(select ${index} as measure, ${isTotalSql(keys)} as is_total, ${shownSql(keys)}, currency, sum(n)::text as n, sum(used)::text as used,
    sum(total)::text as sum, null::text as median_low, null::text as median_high, sum(numerator)::text as numerator, sum(denominator)::text as denominator
    from (select ${by}, ${countSql(facts)} as n, ${usedSql(facts, aggregate)} as used, ${isSum ? 'sum(value)' : 'null::numeric'} as total,
        ${isRatio ? 'sum(numerator)' : 'null::numeric'} as numerator, ${isRatio ? 'sum(denominator)' : 'null::numeric'} as denominator
      from (${facts.sql}) f group by ${by}) g
    group by ${groupingSql(keys, ['currency'])}
    order by 2 desc, sum(n) desc limit ${groupLimit * 2})`;
}

/**
 * The discrete median from either end gives the two middle values exactly; percentile_cont would go through floats. Found among the distinct
 * values with how often each comes, which are far fewer than the facts and need no sorting of those.
 */
function medianSql(facts: FactsSql, keys: readonly string[], index: number): string {
  const by = [...keys, 'currency', 'value'].join(', ');
  const within = ['is_total', ...keys, 'currency'].join(', ');
  const course = (order: string): string => `sum(n) filter (where value is not null) over (partition by ${within} order by value ${order})`;
  return `(select ${index} as measure, is_total, ${shownSql(keys)}, currency, sum(n)::text as n, (coalesce(max(used), 0))::text as used, null::text as sum,
    (min(value) filter (where upto * 2 >= used))::text as median_low, (max(value) filter (where onward * 2 >= used))::text as median_high,
    null::text as numerator, null::text as denominator
    from (select *, ${course('asc nulls last')} as upto, ${course('desc nulls last')} as onward,
        sum(n) filter (where value is not null) over (partition by ${within}) as used
      from (select ${by}, ${isTotalSql(keys)} as is_total, sum(n) as n
        from (select ${by}, count(*) as n from (${facts.sql}) f group by ${by}) g
        group by ${groupingSql(keys, ['currency', 'value'])}) g) g
    group by is_total${keys.map((key) => `, ${key}`).join('')}, currency
    order by 2 desc, sum(n) desc limit ${groupLimit * 2})`;
}

function shownSql(keys: readonly string[]): string {
  return [0, 1, 2].map((at) => `${keys[at] ?? 'null::text'} as k${at}`).join(', ');
}

function isTotalSql(keys: readonly string[]): string {
  return keys.length > 0 ? `grouping(${keys.join(', ')}) > 0` : 'true';
}

function groupingSql(keys: readonly string[], rest: readonly string[]): string {
  return keys.length > 0 ? `grouping sets ((${rest.join(', ')}), (${[...keys, ...rest].join(', ')}))` : rest.join(', ');
}

function countSql(facts: FactsSql): string {
  return facts.isCounted ? 'sum(facts)' : 'count(*)';
}

function usedSql(facts: FactsSql, aggregate: MetricAggregate): string {
  if (aggregate === 'count') return countSql(facts);
  const used = aggregate === 'ratio' ? 'denominator' : 'value';
  return facts.isCounted ? `coalesce(sum(facts) filter (where ${used} is not null), 0)` : `count(${used})`;
}
