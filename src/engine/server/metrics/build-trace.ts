import type { Label } from '#platform/contract/label.ts';
import type { Trace, TraceInput, TraceStep, TraceTable, TraceUnit, TraceValue } from '#platform/contract/trace.ts';
import type { Figure, FigureGroup } from '../../contract/metrics/measure.ts';
import type { MetricUnit } from '../../contract/metrics/metric.ts';
import type { Context } from '../context.ts';
import type { FigureSet } from './compute-figures.ts';
import { dimensionLabel } from './dimension-sql.ts';
import type { MeasurePlan } from './measure-plan.ts';
import { rowsLink } from './rows-link.ts';
import { traceMessages as say } from './trace.messages.ts';

const tableRows = 50;
const traceUnits: Readonly<Record<MetricUnit, TraceUnit>> = {
  count: 'count',
  money: 'money',
  percent: 'percent',
  days: 'days',
  money_per_day: 'money',
  ratio: 'number',
  score: 'score',
};

/** Explains a figure: what it means, what went in, how it was computed, and where its rows are. */
export function buildTrace(ctx: Context, plan: MeasurePlan, set: FigureSet, groups: readonly FigureGroup[] | null): Trace {
  const { definition } = plan;
  const { figure } = set.total;
  return {
    metricId: definition.id,
    title: definition.label,
    value: traceValue(figure),
    definition: definition.description,
    formula: definition.formulaText[ctx.locale],
    population: populationLabel(ctx, plan),
    inputs: [...derivedInputs(set), ...(definition.formula.kind === 'derived' ? [] : figureInputs(plan, figure))],
    steps: steps(ctx, plan, figure),
    ...(groups ? { table: groupTable(ctx, plan, groups, figure) } : {}),
    rows: { count: figure.n, link: rowsLink(ctx, plan).link },
    version: `${definition.id} v${definition.version}`,
    asOf: plan.readAt.toISOString(),
  };
}

/** A figure as explanations print it. */
export function traceValue(figure: Pick<Figure, 'value' | 'unit' | 'currency'>): TraceValue {
  return { value: figure.value, unit: traceUnits[figure.unit], ...(figure.currency ? { currency: figure.currency } : {}) };
}

function populationLabel(ctx: Context, plan: MeasurePlan): Label {
  const parts: Label[] = [say.population(plan.object.labelPlural, plan.definition.population)];
  if (plan.range) parts.push(say.period(plan.range, plan.definition.dateField));
  if (plan.isHistoric) parts.push(say.stateAt(plan.readAt.toISOString()));
  const { scope } = plan.request;
  if (scope?.owners) parts.push(say.owners(scope.owners.length));
  if (scope?.department) parts.push(say.department);
  if (scope?.filter || scope?.expression) parts.push(say.filter(scope.expression ?? JSON.stringify(scope.filter)));
  parts.push(say.visible(ctx.actor.name));
  return { zh: parts.map((part) => part.zh).join('；'), en: parts.map((part) => part.en).join('; ') };
}

function figureInputs(plan: MeasurePlan, figure: Figure): TraceInput[] {
  const inputs: TraceInput[] = [{ label: say.facts, value: { value: String(figure.n), unit: 'count' } }];
  if (figure.used < figure.n)
    inputs.push({ label: say.leftOut, value: { value: String(figure.n - figure.used), unit: 'count' }, note: plan.definition.nullRule });
  if (figure.numerator !== null) inputs.push({ label: say.numerator, value: { value: figure.numerator, unit: 'number' } });
  if (figure.denominator !== null) inputs.push({ label: say.denominator, value: { value: figure.denominator, unit: 'number' } });
  for (const part of figure.byCurrency ?? [])
    inputs.push({ label: say.inCurrency(part.currency), value: { value: part.value, unit: traceUnits[figure.unit], currency: part.currency } });
  return inputs;
}

function derivedInputs(set: FigureSet): TraceInput[] {
  return set.inputs.map(({ definition, set: input }) => ({
    label: definition.label,
    value: traceValue(input.total.figure),
    note: input.total.figure.undefinedBecause?.label ?? definition.formulaText,
  }));
}

function steps(ctx: Context, plan: MeasurePlan, figure: Figure): TraceStep[] {
  const made: TraceStep[] = [
    { label: plan.isHistoric ? say.readPast : say.readNow, detail: plan.readAt.toISOString() },
    { label: say.select, detail: plan.definition.population, value: { value: String(figure.n), unit: 'count' } },
    { label: say.compute, detail: plan.definition.formulaText[ctx.locale], value: traceValue(figure) },
    { label: say.empties, detail: plan.definition.nullRule[ctx.locale] },
  ];
  if (figure.undefinedBecause) made.push({ label: say.undefined, detail: figure.undefinedBecause.label[ctx.locale] });
  return made;
}

function groupTable(ctx: Context, plan: MeasurePlan, groups: readonly FigureGroup[], total: Figure): TraceTable {
  const names = plan.groupBy.map((id) => ({ label: dimensionLabel(ctx.registry, plan.definition, id), unit: 'text' as const }));
  const unit = traceUnits[plan.definition.unit];
  return {
    columns: [...names, { label: say.facts, unit: 'count' }, { label: plan.definition.label, unit }],
    rows: groups.slice(0, tableRows).map((group) => [...group.labels.map((label) => label[ctx.locale]), String(group.n), group.value]),
    total: [...plan.groupBy.map(() => null), String(total.n), total.value],
  };
}
