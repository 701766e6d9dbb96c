import { currencyExponent } from '#platform/contract/money.ts';
import { compareDecimals, formatDecimal, parseDecimal, wholeNumber } from '../../contract/expression/exact-decimal.ts';
import { computeDerived, parseDerived } from '../../contract/metrics/compute-derived.ts';
import { computeExactFigure, definedFigure, type ExactFigure, type FactSums, undefinedFigure } from '../../contract/metrics/compute-figure.ts';
import type { MetricDefinition } from '../../contract/metrics/metric.ts';
import { aggregateOf, type FigureRow } from './figure-sql.ts';

/** The figure of a measure and those of its groups, before they get names and an explanation. */
export interface FigureSet {
  readonly total: ExactFigure;
  readonly groups: readonly KeyedFigure[];
  /** What a derived figure was computed from. */
  readonly inputs: readonly FigureInput[];
}

/** The figure of one group. */
export interface KeyedFigure extends ExactFigure {
  readonly keys: readonly (string | null)[];
}

/** One input of a derived metric. */
export interface FigureInput {
  readonly name: string;
  readonly definition: MetricDefinition;
  readonly set: FigureSet;
}

/** Turns the rows of one measure into its figures; the rows of one group differ by currency only. */
export function figuresOfRows(rows: readonly FigureRow[], definition: MetricDefinition, dimensions: number, currency: string): FigureSet {
  const rule = { aggregate: aggregateOf(definition.formula), unit: definition.unit, defaultCurrency: currency };
  const sums = (part: readonly FigureRow[]) => part.map((row) => sumsOfRow(row, definition));
  const byKeys = Map.groupBy(
    rows.filter((row) => !row.is_total),
    (row) => JSON.stringify(keysOf(row, dimensions)),
  );
  const groups = [...byKeys.values()].map((part) => {
    const [first] = part;
    return { keys: first ? keysOf(first, dimensions) : [], ...computeExactFigure(sums(part), rule) };
  });
  return { total: computeExactFigure(sums(rows.filter((row) => row.is_total)), rule), groups, inputs: [] };
}

/** A measure that cannot be asked without a period. */
export function figuresWithoutPeriod(definition: MetricDefinition): FigureSet {
  return { total: { figure: undefinedFigure('no_period', definition.unit, 0), exact: null }, groups: [], inputs: [] };
}

/** Computes a derived metric for the total and for every group that any input has. */
export function figuresOfInputs(definition: MetricDefinition, inputs: readonly FigureInput[]): FigureSet {
  const names = inputs.map((input) => input.name);
  const typed = parseDerived(definition.formula.kind === 'derived' ? definition.formula.expression : '0', names);
  const derive = (of: (set: FigureSet) => ExactFigure | undefined): ExactFigure => {
    const parts = inputs.map((input) => ({ name: input.name, found: of(input.set) }));
    const n = Math.max(0, ...parts.map((part) => part.found?.figure.n ?? 0));
    const currencies = new Set(parts.flatMap((part) => part.found?.figure.currency ?? []));
    const isMixed = currencies.size > 1 || parts.some((part) => part.found?.figure.undefinedBecause?.code === 'several_currencies');
    if (isMixed) return { figure: undefinedFigure('several_currencies', definition.unit, n), exact: null };
    const exact = computeDerived(typed, Object.fromEntries(parts.map((part) => [part.name, part.found?.exact ?? null])));
    const isMissing = parts.some((part) => !part.found?.exact);
    if (!exact) return { figure: undefinedFigure(isMissing ? 'undefined_input' : 'no_denominator', definition.unit, n), exact: null };
    const isMoney = definition.unit === 'money' || definition.unit === 'money_per_day';
    const currency = isMoney ? ([...currencies][0] ?? null) : null;
    return { figure: definedFigure(exact, definition.unit, currency, { n, used: n, numerator: null, denominator: null }), exact };
  };
  const keys = new Map(inputs.flatMap((input) => input.set.groups.map((group) => [JSON.stringify(group.keys), group.keys])));
  const groups = [...keys].map(([id, own]) => ({ keys: own, ...derive((set) => set.groups.find((group) => JSON.stringify(group.keys) === id)) }));
  return { total: derive((set) => set.total), groups, inputs };
}

/** Counts the groups of another metric that reach a value; groups in which it is undefined do not count at all. */
export function figuresOfGroupShare(
  definition: MetricDefinition,
  input: FigureInput,
  groupBy: readonly string[],
  by: string,
  atLeast: string,
): FigureSet {
  const goal = parseDecimal(atLeast) ?? wholeNumber(0);
  const rule = { aggregate: 'ratio', unit: definition.unit, defaultCurrency: '' } as const;
  const share = (groups: readonly KeyedFigure[]): ExactFigure => {
    const measured = groups.filter((group) => group.exact !== null);
    const reached = measured.filter((group) => group.exact !== null && compareDecimals(group.exact, goal) >= 0);
    const numbers = { n: measured.length, used: measured.length, numerator: String(reached.length), denominator: String(measured.length) };
    return computeExactFigure([{ currency: null, sum: null, medianLow: null, medianHigh: null, ...numbers }], rule);
  };
  const people = input.set.groups.filter((group) => group.keys[groupBy.includes(by) ? groupBy.indexOf(by) : groupBy.length] !== null);
  const byKeys = Map.groupBy(people, (group) => JSON.stringify(group.keys.slice(0, groupBy.length)));
  const groups =
    groupBy.length === 0 ? [] : [...byKeys.values()].map((part) => ({ keys: part[0]?.keys.slice(0, groupBy.length) ?? [], ...share(part) }));
  return { total: share(people), groups, inputs: [input] };
}

function keysOf(row: FigureRow, dimensions: number): (string | null)[] {
  return [row.k0, row.k1, row.k2].slice(0, dimensions);
}

/** Statements sum money in minor units; people read major ones. */
function sumsOfRow(row: FigureRow, definition: MetricDefinition): FactSums {
  const exponent = row.currency === null ? 0 : currencyExponent(row.currency);
  const isAmount = definition.unit === 'money' || definition.unit === 'money_per_day';
  return {
    currency: row.currency,
    n: Number(row.n),
    used: Number(row.used),
    sum: shifted(row.sum, exponent),
    medianLow: shifted(row.median_low, exponent),
    medianHigh: shifted(row.median_high, exponent),
    numerator: shifted(row.numerator, exponent),
    denominator: shifted(row.denominator, isAmount ? 0 : exponent),
  };
}

function shifted(text: string | null, exponent: number): string | null {
  const value = text === null ? undefined : parseDecimal(text);
  return value ? formatDecimal({ coefficient: value.coefficient, scale: value.scale + exponent }) : null;
}
