import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import { dimensions, evaluationVersion } from '../contract/dimensions.ts';
import { wholeCompany } from './evaluation.queries.ts';
import { requireEvaluation } from './use-cases/evaluate.ts';

/** One dimension of the scorecard; its change is against the period before, where both were scored. */
export interface ScorecardDimension {
  readonly id: string;
  readonly label: Label;
  readonly advice: Label;
  readonly target: number;
  readonly score: number | null;
  readonly change: number | null;
}

/** The twenty dimensions as they were last kept, without measuring anything anew. */
export interface Scorecard {
  readonly period: { readonly from: string; readonly to: string };
  readonly average: number | null;
  readonly dimensions: readonly ScorecardDimension[];
}

interface Row {
  readonly dimension: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly score: string | null;
  readonly average: string | null;
}

/** The company's last kept scores beside those of the period before; null when none were kept. */
export async function readScorecard(ctx: Context): Promise<Scorecard | null> {
  requireEvaluation(ctx);
  const rows = await ctx.session.query<Row>({
    name: 'evaluation.last_scores',
    text: `select dimension, period_from, period_to, score, average from evaluation_score
      where workspace_id = $1 and unit_id = $2 and version = $3
      order by period_to desc, period_from desc limit ${dimensions.length * 2}`,
    values: [ctx.workspace.id, wholeCompany, evaluationVersion],
  });
  const [first] = rows;
  if (!first) return null;
  const isLast = (row: Row) => row.period_from === first.period_from && row.period_to === first.period_to;
  const scoreIn = (part: readonly Row[], id: string) => {
    const score = part.find((row) => row.dimension === id)?.score ?? null;
    return score === null ? null : Number(score);
  };
  const last = rows.filter(isLast);
  const before = rows.filter((row) => !isLast(row));
  return {
    period: { from: first.period_from, to: first.period_to },
    average: first.average === null ? null : Number(first.average),
    dimensions: dimensions.map(({ id, label, advice, target }) => {
      const [score, was] = [scoreIn(last, id), scoreIn(before, id)];
      return { id, label, advice, target, score, change: score === null || was === null ? null : score - was };
    }),
  };
}
