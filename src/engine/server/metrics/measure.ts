import { localDate } from '../../contract/expression/time-zone.ts';
import { type FigureGroup, groupLimit, type MeasureRequest, type MeasureResult } from '../../contract/metrics/measure.ts';
import { isCalendarDimension } from '../../contract/metrics/metric.ts';
import { rangeBefore, rangeYearBefore } from '../../contract/metrics/period.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { buildTrace } from './build-trace.ts';
import { type FigureSet, figuresOfGroupShare, figuresOfInputs, figuresOfRows, figuresWithoutPeriod, type KeyedFigure } from './compute-figures.ts';
import { type ResolvedDimension, resolveDimensions } from './dimension-sql.ts';
import { factsSql, type FactsUse } from './facts-sql.ts';
import { aggregateOf, type FigureRow, figureSql } from './figure-sql.ts';
import { isComputedFromOthers, type MeasurePlan, planMeasure } from './measure-plan.ts';
import { nameKeys } from './name-keys.ts';
import { rowsLink } from './rows-link.ts';

/** One figure of the registry over what the person may see, with its groups and its explanation. */
export async function measure(ctx: Context, request: MeasureRequest): Promise<MeasureResult> {
  const [result] = await measureMany(ctx, [request]);
  if (!result) throw new Error(`The metric ${request.metric} was not measured.`);
  return result;
}

/** Several figures in one statement; a figure that several need is computed once. */
export async function measureMany(ctx: Context, requests: readonly MeasureRequest[]): Promise<MeasureResult[]> {
  const plans = requests.map((request) => planMeasure(ctx, request));
  const leaves = new Map<string, MeasurePlan>();
  for (const plan of plans) collectLeaves(ctx, plan, leaves);
  const sets = await computeLeaves(ctx, leaves);
  return Promise.all(plans.map((plan) => present(ctx, plan, assemble(ctx, plan, sets))));
}

function collectLeaves(ctx: Context, plan: MeasurePlan, leaves: Map<string, MeasurePlan>): void {
  if (lacksPeriod(plan)) return;
  if (isComputedFromOthers(plan.definition)) for (const input of inputsOf(ctx, plan)) collectLeaves(ctx, input.plan, leaves);
  else leaves.set(JSON.stringify(plan.request), plan);
}

async function computeLeaves(ctx: Context, leaves: ReadonlyMap<string, MeasurePlan>): Promise<ReadonlyMap<string, FigureSet>> {
  if (leaves.size === 0) return new Map();
  const parameters = createSqlParameters();
  const workspaceId = parameters.add(ctx.workspace.id, 'uuid');
  const arms = [...leaves.values()].map((plan, index) =>
    figureSql(factsSql(ctx, plan, parameters, workspaceId, usable(plan)), aggregateOf(plan.definition.formula), index),
  );
  const rows = await ctx.session.query<FigureRow>({ text: arms.join('\nunion all\n'), values: [...parameters.values] });
  const byMeasure = Map.groupBy(rows, (row) => row.measure);
  return new Map(
    [...leaves].map(([id, plan], index) => [
      id,
      figuresOfRows(byMeasure.get(index) ?? [], plan.definition, plan.groupBy.length, ctx.workspace.currency),
    ]),
  );
}

/** Of medians each fact counts with its own value. */
function usable(plan: MeasurePlan): FactsUse {
  return aggregateOf(plan.definition.formula) === 'median' ? 'each' : 'totals';
}

function assemble(ctx: Context, plan: MeasurePlan, sets: ReadonlyMap<string, FigureSet>): FigureSet {
  if (lacksPeriod(plan)) return figuresWithoutPeriod(plan.definition);
  const inputs = inputsOf(ctx, plan).map((input) => ({ name: input.name, definition: input.plan.definition, set: assemble(ctx, input.plan, sets) }));
  const { formula } = plan.definition;
  if (formula.kind === 'derived') return figuresOfInputs(plan.definition, inputs);
  const [input] = inputs;
  if (formula.kind === 'group_share' && input) return figuresOfGroupShare(plan.definition, input, plan.groupBy, formula.by, formula.atLeast);
  return sets.get(JSON.stringify(plan.request)) ?? figuresWithoutPeriod(plan.definition);
}

function inputsOf(ctx: Context, plan: MeasurePlan): { name: string; plan: MeasurePlan }[] {
  const { formula } = plan.definition;
  if (formula.kind === 'group_share') {
    const groupBy = plan.groupBy.includes(formula.by) ? [...plan.groupBy] : [...plan.groupBy, formula.by];
    return [{ name: formula.metric, plan: planMeasure(ctx, { ...plan.request, metric: formula.metric, groupBy }) }];
  }
  if (formula.kind !== 'derived') return [];
  return Object.entries(formula.from).map(([name, input]) => {
    const metric = typeof input === 'string' ? input : input.metric;
    const before =
      typeof input === 'string' || !plan.range ? undefined : input.over === 'year_before' ? rangeYearBefore(plan.range) : rangeBefore(plan.range);
    return { name, plan: planMeasure(ctx, { ...plan.request, metric, ...(before ? { period: before } : {}) }) };
  });
}

function lacksPeriod(plan: MeasurePlan): boolean {
  return plan.definition.needsPeriod === true && plan.range === null;
}

async function present(ctx: Context, plan: MeasurePlan, set: FigureSet): Promise<MeasureResult> {
  const groups = plan.groupBy.length > 0 ? await presentGroups(ctx, plan, set.groups) : null;
  return {
    ...set.total.figure,
    metric: plan.definition.id,
    title: plan.definition.label,
    direction: plan.definition.direction,
    period: plan.range ? { from: plan.range.from, to: plan.range.to } : null,
    asOf: plan.asOf.toISOString(),
    groupBy: [...plan.groupBy],
    groups: groups && groups.slice(0, groupLimit),
    isTruncated: (groups?.length ?? 0) > groupLimit,
    rows: rowsLink(ctx, plan),
    trace: buildTrace(ctx, plan, set, groups),
  };
}

async function presentGroups(ctx: Context, plan: MeasurePlan, groups: readonly KeyedFigure[]): Promise<FigureGroup[]> {
  const dimensions = namedDimensions(ctx, plan);
  const names = await Promise.all(
    dimensions.map((dimension, at) =>
      nameKeys(
        ctx,
        dimension.naming,
        groups.map((group) => group.keys[at] ?? null),
      ),
    ),
  );
  const shown = groups.map((group) => ({
    ...group.figure,
    keys: [...group.keys],
    labels: names.map((name, at) => name(group.keys[at] ?? null)),
    rows: rowsLink(ctx, plan, group.keys),
  }));
  return plan.groupBy.some(isCalendarDimension) ? shown.sort(byCalendar(plan)) : shown;
}

/** Only ids and names of the dimensions matter here; the SQL they would build on is not used. */
function namedDimensions(ctx: Context, plan: MeasurePlan): ResolvedDimension[] {
  const facts = plan.definition.formula.kind === 'query' ? 'q' : null;
  return resolveDimensions(ctx.registry, plan, { factOn: `'${localDate(plan.asOf, ctx.workspace.timeZone)}'`, workspaceId: 'null', facts });
}

function byCalendar(plan: MeasurePlan): (left: FigureGroup, right: FigureGroup) => number {
  const at = plan.groupBy.findIndex(isCalendarDimension);
  return (left, right) => (left.keys[at] ?? '').localeCompare(right.keys[at] ?? '');
}
