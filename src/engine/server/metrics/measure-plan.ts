import { invalid } from '#platform/contract/errors.ts';
import { localDate, startOfDate } from '../../contract/expression/time-zone.ts';
import type { MeasureRequest, PeriodInput } from '../../contract/metrics/measure.ts';
import type { MetricDefinition } from '../../contract/metrics/metric.ts';
import { type DateRange, rangeOfPeriodName, shiftDate } from '../../contract/metrics/period.ts';
import { historicFields, type ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';

/** A question with everything looked up: what is read, of which time, over which dates. */
export interface MeasurePlan {
  readonly request: MeasureRequest;
  readonly definition: MetricDefinition;
  readonly object: ObjectDefinition;
  readonly range: DateRange | null;
  /** Nothing later than this is known to the figure. */
  readonly asOf: Date;
  /** Instant whose state the population is read in. */
  readonly readAt: Date;
  /** The state is read from version rows, not from the present records. */
  readonly isHistoric: boolean;
  readonly groupBy: readonly string[];
}

/** Looks a question up in the registry and settles its dates in the workspace's time zone. */
export function planMeasure(ctx: Context, request: MeasureRequest): MeasurePlan {
  const definition = requireMetric(ctx, request.metric);
  const object = ctx.registry.objects.get(definition.object);
  if (!object) throw new Error(`The metric ${definition.id} is of the object ${definition.object}, which no capability declares.`);
  const asked = resolveAsOf(ctx, request.asOf);
  const range = resolveRange(ctx, request.period, asked);
  const asOf = isStock(definition) && range ? earlier(asked, endOfDate(ctx, range.to)) : asked;
  const readAt = definition.populationAt === 'period_start' && range ? earlier(asOf, endOfDate(ctx, shiftDate(range.from, -1))) : asOf;
  const isHistoric = readAt.getTime() < ctx.now.getTime() && historicFields(object).length > 0;
  return { request, definition, object, range, asOf, readAt, isHistoric, groupBy: request.groupBy ?? [] };
}

/** A metric that says how things stand, not what happened in a period. */
export function isStock(definition: MetricDefinition): boolean {
  if (definition.formula.kind === 'query') return definition.isState === true;
  return definition.dateField === undefined && !isComputedFromOthers(definition);
}

/** A metric that reads no facts of its own. */
export function isComputedFromOthers({ formula }: MetricDefinition): boolean {
  return formula.kind === 'derived' || formula.kind === 'group_share';
}

/** The metric of that id; an unknown one is the caller's mistake. */
export function requireMetric(ctx: Context, id: string): MetricDefinition {
  const definition = ctx.registry.metrics.get(id);
  if (definition) return definition;
  const message = {
    zh: `没有名为“${id}”的指标；GET /api/metrics 列出全部指标。`,
    en: `There is no metric “${id}”; GET /api/metrics lists them all.`,
  };
  throw invalid([{ field: 'metric', code: 'metrics.unknown', message, facts: { metric: id } }]);
}

/** The dates of a period as the workspace counts them. */
export function resolveRange(ctx: Context, period: PeriodInput | undefined, asOf: Date): DateRange | null {
  if (period === undefined) return null;
  if (typeof period !== 'string') return period;
  return rangeOfPeriodName(period, localDate(asOf, ctx.workspace.timeZone)) ?? null;
}

/** The last millisecond of a date in the workspace's time zone. */
export function endOfDate(ctx: Context, date: string): Date {
  return new Date(startOfDate(shiftDate(date, 1), ctx.workspace.timeZone).getTime() - 1);
}

function resolveAsOf(ctx: Context, asOf: string | undefined): Date {
  if (asOf === undefined) return ctx.now;
  return earlier(ctx.now, asOf.length === 10 ? endOfDate(ctx, asOf) : new Date(asOf));
}

function earlier(left: Date, right: Date): Date {
  return left < right ? left : right;
}
