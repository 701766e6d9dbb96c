import type { MeasureRequest, MeasureResult, RowsLink } from '#engine/contract/metrics/measure.ts';
import type { MetricDefinition } from '#engine/contract/metrics/metric.ts';
import type { DateRange } from '#engine/contract/metrics/period.ts';
import type { Context } from '#engine/server/context.ts';
import { measureMany } from '#engine/server/metrics/measure.ts';
import type { GridUnit } from './grid-rows.ts';

/** What was reached, by row and period (null when undefined), and when that was read. */
export interface Actuals {
  readonly asOf: string;
  of(unit: GridUnit, period: number): { actual: string | null; rows: RowsLink | null };
}

const departmentLimit = 40;

/**
 * Measures the metric for everybody in one statement a period, and for departments as staffed at the date of each fact. What a
 * period has not seen yet counts up to now.
 */
export async function measureActuals(
  ctx: Context,
  definition: MetricDefinition,
  periods: readonly DateRange[],
  units: readonly GridUnit[],
  narrow: { readonly product?: string | undefined; readonly asOf?: string | undefined },
): Promise<Actuals> {
  const canGroup = definition.groupBy.includes('owner');
  const narrowed = narrow.product === undefined ? {} : { expression: `product == '${narrow.product}'` };
  const past = narrow.asOf === undefined ? {} : { asOf: narrow.asOf };
  const ask = (period: DateRange, more: Partial<MeasureRequest>): MeasureRequest => ({
    metric: definition.id,
    period,
    scope: narrowed,
    ...past,
    ...more,
  });
  const departments = units.filter((unit) => unit.unit === 'department').slice(0, departmentLimit);
  const results = await Promise.all(
    periods.map(async (period) => {
      const requests = [
        ask(period, canGroup ? { groupBy: ['owner'] } : {}),
        ...departments.map((unit) => ask(period, { scope: { ...narrowed, ...(unit.id ? { department: unit.id } : {}) } })),
      ];
      const [all, ...byDepartment] = await measureMany(ctx, requests);
      return { all, byDepartment: new Map(byDepartment.map((result, at) => [departments[at]?.id, result])) };
    }),
  );
  return {
    asOf: results[0]?.all?.asOf ?? ctx.now.toISOString(),
    of: (unit, at) => {
      const result = results[at];
      if (unit.unit === 'company') return figureOf(result?.all);
      if (unit.unit === 'department') return figureOf(result?.byDepartment.get(unit.id ?? undefined));
      return personal(result?.all, unit, definition);
    },
  };
}

function figureOf(result: MeasureResult | undefined): { actual: string | null; rows: RowsLink | null } {
  return { actual: result?.value ?? null, rows: result?.rows ?? null };
}

/** Somebody without a single fact reached 0 of a sum or count, and nothing can be said of a rate. */
function personal(result: MeasureResult | undefined, unit: GridUnit, definition: MetricDefinition): { actual: string | null; rows: RowsLink | null } {
  const group = result?.groups?.find((each) => each.keys[0] === unit.id);
  if (group) return { actual: group.value, rows: group.rows };
  const isAdditive = definition.formula.kind === 'sum' || definition.formula.kind === 'count';
  return { actual: result && isAdditive ? '0' : null, rows: null };
}
