import type { Label } from '#platform/contract/label.ts';

export type MetricUnit = 'count' | 'money' | 'percent' | 'days' | 'money_per_day' | 'ratio' | 'score';

/** How the figure is computed over the population; every form is one set-based SQL statement. */
export type MetricFormula =
  | { readonly kind: 'count' }
  | { readonly kind: 'sum'; readonly of: string }
  | { readonly kind: 'average' | 'median'; readonly of: string }
  /** Share of the population for which `numerator` holds, in percent points. */
  | { readonly kind: 'share'; readonly numerator: string }
  /** Quotient of two sums. */
  | { readonly kind: 'quotient'; readonly numerator: string; readonly denominator: string }
  /** Computed from other metrics of the registry, e.g. velocity; expression over their ids. */
  | { readonly kind: 'derived'; readonly from: Readonly<Record<string, string>>; readonly expression: string }
  /** A capability's own set-based query, for cohorts and histories; registered under this name. */
  | { readonly kind: 'query'; readonly query: string };

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
  /** Expression that selects the population, before period and scope. */
  readonly population: string;
  /** Date or date-time field by which a record belongs to a period; absent: the state at the as-of instant. */
  readonly dateField?: string;
  readonly formula: MetricFormula;
  readonly unit: MetricUnit;
  readonly direction: 'higher' | 'lower' | 'neutral';
  /** What an empty value does, in words; an undefined figure is undefined, never 0. */
  readonly nullRule: Label;
  /** Fields it may be grouped by; references by dot. */
  readonly groupBy: readonly string[];
  readonly version: number;
}

/** Declares metrics of a capability. */
export function defineMetrics<const M extends readonly MetricDefinition[]>(metrics: M): M {
  return metrics;
}
