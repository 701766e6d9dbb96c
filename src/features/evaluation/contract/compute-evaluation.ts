import { scoreInBand } from '#platform/contract/score-in-band.ts';
import type { Dimension, Indicator } from './dimensions.ts';

/** What the registry answered for an indicator; null when the figure is undefined. */
export interface IndicatorFigure {
  readonly value: string | null;
  /** Facts behind the figure. */
  readonly n: number;
}

export interface IndicatorScore {
  readonly metric: string;
  readonly value: string | null;
  readonly n: number;
  /** 0–100; null without a figure. */
  readonly score: number | null;
}

export type Confidence = 'none' | 'low' | 'medium' | 'high';

export interface DimensionScore {
  readonly id: string;
  /** Null when nothing could be measured: missing evidence lowers confidence, never silently the score. */
  readonly score: number | null;
  readonly indicators: readonly IndicatorScore[];
  /** Share of the evidence, by weight, that is there; percent. */
  readonly coverage: number;
  readonly confidence: Confidence;
}

/** Scores one dimension from its indicators' figures; indicators without a figure leave the mean and lower coverage. */
export function scoreDimension(dimension: Dimension, figures: ReadonlyMap<string, IndicatorFigure>): DimensionScore {
  const indicators = dimension.indicators.map((indicator) => scoreIndicator(indicator, figures.get(indicator.metric)));
  const weights = dimension.indicators.map((indicator) => indicator.weight);
  let sum = 0;
  let measured = 0;
  for (const [index, indicator] of indicators.entries()) {
    if (indicator.score === null) continue;
    sum += indicator.score * (weights[index] ?? 0);
    measured += weights[index] ?? 0;
  }
  const declared = weights.reduce((total, weight) => total + weight, 0) + (dimension.missing?.weight ?? 0);
  const coverage = declared === 0 ? 0 : (measured / declared) * 100;
  const smallest = Math.min(...indicators.filter((indicator) => indicator.score !== null).map((indicator) => indicator.n));
  return { id: dimension.id, score: measured === 0 ? null : sum / measured, indicators, coverage, confidence: confidenceOf(coverage, smallest) };
}

function scoreIndicator(indicator: Indicator, figure: IndicatorFigure | undefined): IndicatorScore {
  const value = figure?.value ?? null;
  const score = value === null ? null : scoreInBand(Number(value), Number(indicator.zero), Number(indicator.full));
  return { metric: indicator.metric, value, n: figure?.n ?? 0, score };
}

/** Below 30 facts a share moves by more than its meaning; below half the evidence a dimension is half blind. */
function confidenceOf(coverage: number, smallestSample: number): Confidence {
  if (coverage === 0) return 'none';
  if (coverage < 50 || smallestSample < 10) return 'low';
  if (coverage < 80 || smallestSample < 30) return 'medium';
  return 'high';
}

export interface EvaluationScore {
  /** Mean of the scored dimensions by weight (METRICS M62); null when none is. */
  readonly average: number | null;
  /** The weakest dimension; always shown beside the average. */
  readonly minimum: { readonly id: string; readonly score: number } | null;
  readonly onTarget: number;
  readonly scored: number;
  /** Share of all dimension weight that is covered by evidence; percent. */
  readonly coverage: number;
}

/** The average never hides the minimum: both are computed together. */
export function scoreEvaluation(dimensions: readonly Dimension[], scores: readonly DimensionScore[]): EvaluationScore {
  let sum = 0;
  let weight = 0;
  let covered = 0;
  let total = 0;
  let onTarget = 0;
  let minimum: { id: string; score: number } | null = null;
  for (const [index, dimension] of dimensions.entries()) {
    const entry = scores[index];
    total += dimension.weight;
    covered += (dimension.weight * (entry?.coverage ?? 0)) / 100;
    if (!entry || entry.score === null) continue;
    sum += entry.score * dimension.weight;
    weight += dimension.weight;
    if (entry.score >= dimension.target) onTarget += 1;
    if (!minimum || entry.score < minimum.score) minimum = { id: entry.id, score: entry.score };
  }
  return {
    average: weight === 0 ? null : sum / weight,
    minimum,
    onTarget,
    scored: scores.filter((entry) => entry.score !== null).length,
    coverage: total === 0 ? 0 : (covered / total) * 100,
  };
}
