import { printExpression } from '../../contract/expression/print-expression.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import { startOfDate } from '../../contract/expression/time-zone.ts';
import type { FilterTree } from '../../contract/expression/filter-tree.ts';
import type { FigureGroup, MeasureRequest, RowsLink } from '../../contract/metrics/measure.ts';
import { isCalendarDimension } from '../../contract/metrics/metric.ts';
import type { RatePart } from '../../contract/metrics/metrics.routes.ts';
import { type DateRange, rangeOfPeriodName, shiftDate } from '../../contract/metrics/period.ts';
import type { Context } from '../context.ts';
import { isComputedFromOthers, type MeasurePlan, planMeasure } from './measure-plan.ts';

/** Where the records behind a figure (or behind one group of it, or one part of a rate) are listed. */
export function rowsLink(ctx: Context, plan: MeasurePlan, keys: readonly (string | null)[] = [], part?: RatePart): RowsLink {
  const expression = part === undefined ? expressionOf(ctx, plan, keys) : null;
  const asOf = plan.isHistoric ? plan.readAt.toISOString() : null;
  const path = `/${plan.object.plural}`;
  const measure = { ...plan.request, ...(keys.length > 0 ? { keys } : {}), ...(part ? { part } : {}) };
  const query = new URLSearchParams(expression === null ? { measure: JSON.stringify(measure) } : { expression });
  if (expression !== null && asOf) query.set('asOf', asOf);
  return { object: plan.object.id, expression, asOf, link: `${path}?${query.toString()}` };
}

/** What of a group's rate does not count into it, and how much that is; undefined where the metric is no share of records, each counted once in its group. */
export function unmetOf(ctx: Context, request: MeasureRequest, figure: FigureOfRate): { count: number; rows: RowsLink } | undefined {
  const plan = planMeasure(ctx, request);
  if (!hasParts(plan) || !isOfRecords(plan) || Number(figure.denominator) !== figure.n) return undefined;
  return { count: figure.n - Number(figure.numerator ?? 0), rows: rowsLink(ctx, plan, figure.keys, 'unmet') };
}

function isOfRecords({ definition, groupBy }: MeasurePlan): boolean {
  const { formula } = definition;
  return formula.kind === 'share' || (formula.kind === 'query' && formula.onePer?.every((dimension) => groupBy.includes(dimension)) === true);
}

type FigureOfRate = Pick<FigureGroup, 'keys' | 'n' | 'numerator' | 'denominator'>;

/** A share of facts, each of which counts or does not. */
export function hasParts({ definition }: MeasurePlan): boolean {
  const { formula } = definition;
  return (formula.kind === 'share' && formula.of === undefined) || (formula.kind === 'query' && formula.aggregate === 'ratio');
}

/** One expression for population, period, scope and group; null where an expression cannot say it. */
function expressionOf(ctx: Context, plan: MeasurePlan, keys: readonly (string | null)[]): string | null {
  if (plan.definition.formula.kind === 'query' || isComputedFromOthers(plan.definition) || plan.request.scope?.department !== undefined) return null;
  const parts: (string | null)[] = [plan.definition.population === 'true' ? '' : plan.definition.population];
  parts.push(plan.range ? periodExpression(ctx, plan, plan.range) : '');
  const { scope } = plan.request;
  if (scope?.owners) parts.push(`${plan.object.ownerField} in [${scope.owners.map(quoted).join(', ')}]`);
  if (scope?.filter) parts.push(filterExpression(scope.filter));
  if (scope?.expression) parts.push(scope.expression);
  keys.forEach((key, index) => parts.push(keyExpression(ctx, plan, plan.groupBy[index] ?? '', key)));
  if (parts.includes(null)) return null;
  const given = parts.filter((part) => part !== null && part !== '');
  return given.length === 1 ? (given[0] ?? 'true') : given.map((part) => `(${part})`).join(' && ') || 'true';
}

function periodExpression(ctx: Context, plan: MeasurePlan, range: DateRange): string {
  const { dateField } = plan.definition;
  if (dateField === undefined) return '';
  if (plan.object.fields[dateField]?.kind === 'date') return `${dateField} >= date('${range.from}') && ${dateField} <= date('${range.to}')`;
  const at = (date: string) => startOfDate(date, ctx.workspace.timeZone).toISOString();
  return `${dateField} >= instant('${at(range.from)}') && ${dateField} < instant('${at(shiftDate(range.to, 1))}')`;
}

function keyExpression(ctx: Context, plan: MeasurePlan, dimension: string, key: string | null): string | null {
  if (isCalendarDimension(dimension)) {
    const day = key !== null && dimension === 'day' ? { from: key, to: key } : undefined;
    const range = day ?? (key === null ? undefined : rangeOfPeriodName(key, '2000-01-01'));
    return range && plan.definition.dateField ? periodExpression(ctx, plan, range) : null;
  }
  const [first = '', second] = dimension.split('.');
  const field = plan.object.fields[first];
  if (!field) return null;
  const target = second !== undefined && field.kind === 'reference' ? ctx.registry.objects.get(field.object)?.fields[second] : field;
  if (target?.kind === 'address') return null;
  if (key === null) return `${dimension} == null`;
  return `${dimension} == ${target?.kind === 'boolean' ? key : quoted(key)}`;
}

/** A clicked filter as text; null where it cannot be written. */
export function filterExpression(filter: FilterTree): string | null {
  const made = treeOfFilter(filter);
  return 'ok' in made && made.ok ? printExpression(made.tree) : null;
}

/** A text as expressions write it. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
