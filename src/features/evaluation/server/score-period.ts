import { AppError } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { MeasureRequest, MeasureResult } from '#engine/contract/metrics/measure.ts';
import type { DateRange } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { type DimensionScore, type EvaluationScore, scoreDimension, scoreEvaluation } from '../contract/compute-evaluation.ts';
import { dimensions } from '../contract/dimensions.ts';

export interface PeriodQuestion {
  readonly range: DateRange;
  readonly asOf?: string;
  readonly department?: string;
}

/** What the registry answered for one metric, or in words why it could not. */
export type Answer = { readonly result: MeasureResult } | { readonly why: Label };

export interface PeriodScore {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly scores: readonly DimensionScore[];
  readonly whole: EvaluationScore;
}

/** Measures every indicator once and scores the twenty dimensions over one period. */
export async function scorePeriod(ctx: Context, question: PeriodQuestion): Promise<PeriodScore> {
  const metrics = new Set(dimensions.flatMap((dimension) => dimension.indicators.map((indicator) => indicator.metric)));
  const answers = new Map<string, Answer>();
  for (const metric of metrics) answers.set(metric, await ask(ctx, metric, question));

  const figures = new Map(
    [...answers].flatMap(([metric, answer]) => ('result' in answer ? [[metric, { value: answer.result.value, n: answer.result.n }] as const] : [])),
  );
  const scores = dimensions.map((dimension) => scoreDimension(dimension, figures));
  return { answers, scores, whole: scoreEvaluation(dimensions, scores) };
}

async function ask(ctx: Context, metric: string, question: PeriodQuestion): Promise<Answer> {
  if (!ctx.registry.metrics.has(metric)) return { why: { zh: `指标库中还没有 ${metric}。`, en: `The registry has no metric ${metric} yet.` } };
  const request: MeasureRequest = {
    metric,
    period: question.range,
    ...(question.asOf ? { asOf: question.asOf } : {}),
    ...(question.department ? { scope: { department: question.department } } : {}),
  };
  try {
    return { result: await measure(ctx, request) };
  } catch (error) {
    // A figure the past cannot answer, or that knows no department, is missing evidence and says so.
    if (error instanceof AppError && error.kind === 'invalid') return { why: error.label };
    throw error;
  }
}
