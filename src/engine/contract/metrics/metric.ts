import type { Label } from '#platform/contract/label.ts';

/** What a figure is counted in. */
export type MetricUnit = 'count' | 'money' | 'percent' | 'days' | 'money_per_day' | 'ratio' | 'score';

/** How facts become one figure; `ratio` is Σ numerator ÷ Σ denominator. */
export type MetricAggregate = 'count' | 'sum' | 'average' | 'median' | 'ratio';

/** How the figure is computed over the population; every form is one set-based SQL statement. Operands are fields or expressions. */
export type MetricFormula =
  | { readonly kind: 'count' }
  /** Σ of a field or expression; `weightedBy` names a percent field each value is multiplied by. */
  | { readonly kind: 'sum'; readonly of: string; readonly weightedBy?: string }
  | { readonly kind: 'average' | 'median'; readonly of: string }
  /** Share of the population for which `numerator` holds, in percent points; with `of`, the share of that sum. */
  | { readonly kind: 'share'; readonly numerator: string; readonly of?: string }
  /** Quotient of two sums over the same population. */
  | { readonly kind: 'quotient'; readonly numerator: string; readonly denominator: string }
  /** Computed from other metrics of the registry, e.g. velocity: expression over the names in `from`; percents in points. */
  | { readonly kind: 'derived'; readonly from: Readonly<Record<string, DerivedInput>>; readonly expression: string }
  /** Share of the groups (e.g. people) for which another metric is defined that reach a value; percent of those. */
  | { readonly kind: 'group_share'; readonly metric: string; readonly by: string; readonly atLeast: string }
  /**
   * A capability's own set-based query of facts, for cohorts and histories, and how its facts become one figure. Within the dimensions of `onePer` a record has
   * one fact at most, so that counting facts is counting records; absent: it may have several.
   */
  | { readonly kind: 'query'; readonly query: string; readonly aggregate: MetricAggregate; readonly onePer?: readonly string[] };

/** A metric, or the same metric over the period just before or the same dates a year earlier. */
export type DerivedInput = string | { readonly metric: string; readonly over: 'period_before' | 'year_before' };

/** One entry of the metric registry: a figure defined once and used everywhere. */
export interface MetricDefinition {
  /** Stable id, e.g. `win_rate`. */
  readonly id: string;
  readonly label: Label;
  /** What it means and its traps, in words. */
  readonly description: Label;
  /** The formula as people read it, e.g. `won ÷ (won + lost)`. */
  readonly formulaText: Label;
  /** Number in the metric dictionary, e.g. `M5`. */
  readonly source?: string;
  readonly object: string;
  /** Expression that selects the population, before period and scope; `true` for all records. */
  readonly population: string;
  /**
   * Date or date-time field by which a record belongs to a period; absent: the state at the as-of instant, or at the
   * end of the period when that is earlier.
   */
  readonly dateField?: string;
  /** When the population is read, if not at the as-of instant: slippage looks at what was due when the period began. */
  readonly populationAt?: 'period_start';
  /** A query over how things stand: with a period, as they stood at its end. */
  readonly isState?: boolean;
  /** The figure makes no sense without a period. */
  readonly needsPeriod?: boolean;
  readonly formula: MetricFormula;
  readonly unit: MetricUnit;
  readonly direction: 'higher' | 'lower' | 'neutral';
  /** What an empty value does, in words; an undefined figure is undefined, never 0. */
  readonly nullRule: Label;
  /** Dimensions it may be grouped by: fields, references by dot, `department`, `month`, `quarter`, `year`, or those of its query. */
  readonly groupBy: readonly string[];
  readonly version: number;
}

/** Declares metrics of a capability. */
export function defineMetrics<const M extends readonly MetricDefinition[]>(metrics: M): M {
  return metrics;
}

/** Calendar buckets every metric with a date may be grouped by. */
export const calendarDimensions = ['day', 'month', 'quarter', 'year'] as const;
/** One of the calendar buckets. */
export type CalendarDimension = (typeof calendarDimensions)[number];

/** Whether a dimension is a calendar bucket of the fact's date. */
export function isCalendarDimension(dimension: string): dimension is CalendarDimension {
  return calendarDimensions.some((known) => known === dimension);
}
