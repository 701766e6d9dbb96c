import type { Context } from '#engine/server/context.ts';
import type { DateRange } from '#engine/contract/metrics/period.ts';
import { evaluationVersion } from '../contract/dimensions.ts';

/** The unit that stands for the whole company. */
export const wholeCompany = '00000000-0000-0000-0000-000000000000';

export interface StoredScore {
  readonly dimension: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly score: string | null;
  readonly average: string | null;
}

/** Stored scores of a unit for periods that ended before `before`, oldest first. */
export function listScores(ctx: Context, unitId: string, before: string): Promise<StoredScore[]> {
  return ctx.session.query<StoredScore>({
    text: `select dimension, period_from, period_to, score, average from evaluation_score
      where workspace_id = $1 and unit_id = $2 and version = $3 and period_to < $4
      order by period_from, period_to limit 2000`,
    values: [ctx.workspace.id, unitId, evaluationVersion, before],
  });
}

/** Keeps the scores of one period; computing it again replaces them. */
export async function saveScores(
  ctx: Context,
  unitId: string,
  range: DateRange,
  average: number | null,
  scores: readonly { id: string; score: number | null; coverage: number }[],
): Promise<void> {
  await ctx.session.query({
    text: `insert into evaluation_score (workspace_id, unit_id, version, period_from, period_to, dimension, score, coverage, average, computed_at)
      select $1, $2, $3, $4, $5, x.id, x.score, x.coverage, $7, $8 from jsonb_to_recordset($6::jsonb) as x (id text, score numeric, coverage numeric)
      on conflict (workspace_id, unit_id, version, period_from, period_to, dimension)
        do update set score = excluded.score, coverage = excluded.coverage, average = excluded.average, computed_at = excluded.computed_at`,
    values: [ctx.workspace.id, unitId, evaluationVersion, range.from, range.to, JSON.stringify(scores), average, ctx.now],
  });
}

/** Name of a department of the workspace, or undefined. */
export async function findDepartment(ctx: Context, id: string): Promise<{ id: string; name: string } | undefined> {
  const [row] = await ctx.session.query<{ id: string; name: string }>({
    text: 'select id, name from organisation_department where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id],
  });
  return row;
}
