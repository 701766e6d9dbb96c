import { forbidden, notFound } from '#platform/contract/errors.ts';
import { has } from '#engine/contract/actor.ts';
import { type DateRange, rangeBefore, rangeOfPeriodName } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { type Dimension, dimensions, evaluationVersion } from '../../contract/dimensions.ts';
import type { DimensionScore } from '../../contract/compute-evaluation.ts';
import type { DimensionView, Evaluation, EvaluationQuestion } from '../../contract/evaluation.routes.ts';
import * as queries from '../evaluation.queries.ts';
import { type Answer, type PeriodScore, scorePeriod } from '../score-period.ts';

/** Scores the twenty dimensions over a period, with the change since the period before, the trend, and every indicator's trace. */
export async function evaluate(ctx: Context, question: EvaluationQuestion): Promise<Evaluation> {
  requireEvaluation(ctx);
  const department = question.department ? await queries.findDepartment(ctx, question.department) : undefined;
  if (question.department && !department) throw notFound({ zh: '部门', en: 'Department' });
  const range = rangeOf(ctx, question.period);
  const scope = question.department ? { department: question.department } : {};

  const current = await scorePeriod(ctx, { range, ...scope, ...(question.asOf ? { asOf: question.asOf } : {}) });
  const trend = await queries.listScores(ctx, question.department ?? queries.wholeCompany, range.from);
  const before = rangeBefore(range);
  const previousAverage = trend.find((row) => row.period_from === before.from && row.period_to === before.to)?.average ?? null;

  return {
    version: evaluationVersion,
    period: range,
    asOf: asOfText(ctx, question),
    department: department ?? null,
    ...current.whole,
    averageChange: difference(current.whole.average, previousAverage),
    dimensions: dimensions.map((dimension, index) => viewDimension(ctx, dimension, current, index, { trend, before })),
  };
}

/** Throws unless the person may see evaluations. */
export function requireEvaluation(ctx: Context): void {
  if (has(ctx.actor, 'evaluation.see')) return;
  throw forbidden('evaluation.forbidden', { zh: '你没有查看评价的权限，请联系管理员。', en: 'You may not see evaluations; ask your administrator.' });
}

/** The dates a question's period means today, in the workspace's time zone. */
export function rangeOf(ctx: Context, period: EvaluationQuestion['period']): DateRange {
  if (typeof period !== 'string') return period;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.workspace.timeZone }).format(ctx.now);
  const range = rangeOfPeriodName(period, today);
  if (!range) throw notFound({ zh: '期间', en: 'Period' });
  return range;
}

function asOfText(ctx: Context, question: EvaluationQuestion): string {
  return question.asOf ?? ctx.now.toISOString();
}

interface History {
  readonly trend: readonly queries.StoredScore[];
  readonly before: DateRange;
}

function viewDimension(ctx: Context, dimension: Dimension, current: PeriodScore, index: number, history: History): DimensionView {
  const scored = current.scores[index];
  if (!scored) throw new Error(`Dimension ${dimension.id} was not scored.`);
  const own = history.trend.filter((row) => row.dimension === dimension.id);
  const previous = own.find((row) => row.period_from === history.before.from && row.period_to === history.before.to);
  return {
    number: dimension.number,
    id: dimension.id,
    label: dimension.label,
    weight: dimension.weight,
    target: dimension.target,
    score: scored.score,
    change: difference(scored.score, previous?.score ?? null),
    trend: own
      .slice(-8)
      .map((row) => ({ periodFrom: row.period_from, periodTo: row.period_to, score: row.score === null ? null : Number(row.score) })),
    coverage: scored.coverage,
    confidence: scored.confidence,
    indicators: viewIndicators(ctx, dimension, scored, current.answers),
    missing: dimension.missing?.label ?? null,
    advice: dimension.advice,
  };
}

function viewIndicators(
  ctx: Context,
  dimension: Dimension,
  scored: DimensionScore,
  answers: ReadonlyMap<string, Answer>,
): DimensionView['indicators'] {
  return dimension.indicators.map((indicator, index) => {
    const answer = answers.get(indicator.metric);
    const result = answer && 'result' in answer ? answer.result : null;
    const definition = ctx.registry.metrics.get(indicator.metric);
    return {
      metric: indicator.metric,
      label: definition?.label ?? { zh: indicator.metric, en: indicator.metric },
      unit: definition?.unit ?? 'count',
      currency: result?.currency ?? null,
      value: result?.value ?? null,
      n: result?.n ?? 0,
      zero: indicator.zero,
      full: indicator.full,
      weight: indicator.weight,
      score: scored.indicators[index]?.score ?? null,
      why: answer && 'why' in answer ? answer.why : (result?.undefinedBecause?.label ?? null),
      trace: result?.trace ?? null,
      rows: result?.rows ?? null,
    };
  });
}

function difference(now: number | null, before: string | null): number | null {
  return now === null || before === null ? null : now - Number(before);
}
