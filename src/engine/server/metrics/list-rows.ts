import { invalid } from '#platform/contract/errors.ts';
import type { MeasureRowsRequest, MetricEntry } from '../../contract/metrics/metrics.routes.ts';
import type { RowsLink } from '../../contract/metrics/measure.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { dimensionLabel } from './dimension-sql.ts';
import { factsSql } from './facts-sql.ts';
import { type MeasurePlan, planMeasure } from './measure-plan.ts';
import { hasParts, rowsLink } from './rows-link.ts';

/** Ids of the records behind a figure or one of its groups, in order of id. */
export async function listMeasureRows(
  ctx: Context,
  request: MeasureRowsRequest,
): Promise<{ object: string; ids: string[]; nextAfter: string | null; total: number | null; rows: RowsLink }> {
  const { keys, limit, after, part, ...question } = request;
  const asked = planMeasure(ctx, question);
  if (part !== undefined && !hasParts(asked)) throw invalid([noParts]);
  const plan = leafPlan(ctx, asked);
  const parameters = createSqlParameters();
  const facts = factsSql(ctx, plan, parameters, parameters.add(ctx.workspace.id, 'uuid'), 'each');
  if (keys !== undefined && keys.length > facts.dimensions.length) throw invalid([tooManyKeys]);
  const conditions = (keys ?? []).map((key, at) => (key === null ? `f.k${at} is null` : `f.k${at} = ${parameters.add(key, 'text')}`));
  if (part !== undefined) conditions.push(`f.denominator is not null and coalesce(f.numerator, 0) ${part === 'met' ? '>' : '<='} 0`);
  if (after) conditions.push(`f.record_id > ${parameters.add(after, 'uuid')}`);
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  // Counting needs all of them: with the first page only.
  const counted = after === undefined ? 'count(*) over ()' : 'null';
  const found = await ctx.session.query<{ record_id: string; total: string | null }>({
    text: `select d.record_id, ${counted} as total from (select distinct f.record_id from (${facts.sql}) f ${where}) d
      order by d.record_id limit ${limit + 1}`,
    values: [...parameters.values],
  });
  const ids = found.slice(0, limit).map((row) => row.record_id);
  return {
    object: plan.object.id,
    ids,
    nextAfter: found.length > limit ? (ids.at(-1) ?? null) : null,
    total: after === undefined ? Number(found[0]?.total ?? 0) : null,
    rows: rowsLink(ctx, plan, keys, part),
  };
}

const tooManyKeys = {
  field: 'keys',
  code: 'metric.too_many_keys',
  message: {
    zh: '组的键比分组的维度多；每个维度对应一个键。',
    en: 'There are more keys than dimensions to group by; give one key for each dimension.',
  },
};

const noParts = {
  field: 'part',
  code: 'metric.no_parts',
  message: {
    zh: '只有“符合的占全部”这类比率才分得出符合与不符合；这个指标请去掉 part。',
    en: 'Only a rate of records that either count or do not has parts; leave out part for this metric.',
  },
};

/** A derived figure has no rows of its own; those of its first input are shown. */
function leafPlan(ctx: Context, plan: MeasurePlan): MeasurePlan {
  const { formula } = plan.definition;
  if (formula.kind === 'group_share') return leafPlan(ctx, planMeasure(ctx, { ...plan.request, metric: formula.metric }));
  if (formula.kind !== 'derived') return plan;
  const [first] = Object.values(formula.from);
  const metric = typeof first === 'string' ? first : first?.metric;
  return metric === undefined ? plan : leafPlan(ctx, planMeasure(ctx, { ...plan.request, metric }));
}

/** The registry as people read it. */
export function listMetrics(ctx: Context): MetricEntry[] {
  return [...ctx.registry.metrics.values()].map((definition) => ({
    id: definition.id,
    label: definition.label,
    description: definition.description,
    formula: definition.formulaText,
    source: definition.source ?? null,
    object: definition.object,
    population: definition.population,
    dateField: definition.dateField ?? null,
    needsPeriod: definition.needsPeriod === true,
    unit: definition.unit,
    direction: definition.direction,
    nullRule: definition.nullRule,
    groupBy: definition.groupBy.map((id) => ({ id, label: dimensionLabel(ctx.registry, definition, id) })),
    version: definition.version,
  }));
}
