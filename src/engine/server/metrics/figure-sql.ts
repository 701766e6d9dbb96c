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

/** Groups the facts and totals them in one pass; the row over all has `is_total`. */
export function figureSql(facts: FactsSql, aggregate: MetricAggregate, index: number): string {
  const keys = facts.dimensions.map((_, at) => `f.k${at}`);
  const shown = [0, 1, 2].map((at) => (at < keys.length ? `f.k${at}` : 'null::text') + ` as k${at}`).join(', ');
  const isTotal = keys.length > 0 ? `grouping(${keys.join(', ')}) > 0` : 'true';
  const grouping = keys.length > 0 ? `grouping sets ((f.currency), (${keys.join(', ')}, f.currency))` : 'f.currency';
  return `(select ${index} as measure, ${isTotal} as is_total, ${shown}, f.currency, count(*)::text as n, ${usedSql(aggregate)}::text as used,
    ${sumsSql(aggregate)}
    from (${facts.sql}) f group by ${grouping}
    order by 2 desc, count(*) desc limit ${groupLimit * 2})`;
}

function usedSql(aggregate: MetricAggregate): string {
  return aggregate === 'count' ? 'count(*)' : aggregate === 'ratio' ? 'count(f.denominator)' : 'count(f.value)';
}

function sumsSql(aggregate: MetricAggregate): string {
  const isMedian = aggregate === 'median';
  const isRatio = aggregate === 'ratio';
  const isSum = aggregate === 'sum' || aggregate === 'average';
  // The discrete median from either end gives the two middle values exactly; percentile_cont would go through floats.
  const middle = 'percentile_disc(0.5) within group (order by f.value';
  return [
    isSum ? 'sum(f.value)::text as sum' : 'null::text as sum',
    isMedian ? `(${middle}))::text as median_low` : 'null::text as median_low',
    isMedian ? `(${middle} desc))::text as median_high` : 'null::text as median_high',
    isRatio ? 'sum(f.numerator)::text as numerator' : 'null::text as numerator',
    isRatio ? 'sum(f.denominator)::text as denominator' : 'null::text as denominator',
  ].join(', ');
}
