import { currencyExponent } from '#platform/contract/money.ts';
import {
  type ExactDecimal,
  addDecimals,
  compareDecimals,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  wholeNumber,
  ZERO,
} from '../expression/exact-decimal.ts';
import type { Figure, UndefinedReason } from './measure.ts';
import type { MetricAggregate, MetricUnit } from './metric.ts';
import { undefinedMessages } from './undefined.messages.ts';

/** What the statement returns per group and currency; decimals as exact text, money in major units. */
export interface FactSums {
  readonly currency: string | null;
  readonly n: number;
  readonly used: number;
  readonly sum: string | null;
  readonly medianLow: string | null;
  readonly medianHigh: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** How the sums become a figure. */
export interface FigureRule {
  readonly aggregate: MetricAggregate;
  readonly unit: MetricUnit;
  /** Currency of a sum over nothing. */
  readonly defaultCurrency: string;
}

/** A figure with its value before rounding, for what is computed from it. */
export interface ExactFigure {
  readonly figure: Figure;
  readonly exact: ExactDecimal | null;
}

/** One figure of the sums of its currencies; several currencies are never added up, they are shown side by side. */
export function computeFigure(sums: readonly FactSums[], rule: FigureRule): Figure {
  return computeExactFigure(sums, rule).figure;
}

/** The same with the value before rounding. */
export function computeExactFigure(sums: readonly FactSums[], rule: FigureRule): ExactFigure {
  const n = sums.reduce((total, part) => total + part.n, 0);
  const used = sums.reduce((total, part) => total + part.used, 0);
  if (rule.aggregate === 'count') return exactly(wholeNumber(n), rule, null, { n, used: n, numerator: null, denominator: null });
  const priced = sums.filter((part) => part.currency !== null);
  if (priced.length > 1) return { figure: { ...sideBySide(priced, rule, n), used }, exact: null };
  const part = priced[0] ?? sums[0];
  const currency = isMoney(rule.unit) ? (part?.currency ?? rule.defaultCurrency) : null;
  const inputs = { n, used, numerator: part?.numerator ?? null, denominator: part?.denominator ?? null };
  const value = part ? valueOf(part, rule) : rule.aggregate === 'sum' ? ZERO : null;
  if (value) return exactly(value, rule, currency, inputs);
  const reason = rule.aggregate === 'ratio' || n === 0 ? 'no_denominator' : 'no_values';
  return { figure: { ...undefinedFigure(reason, rule.unit, n), ...inputs, currency }, exact: null };
}

function exactly(value: ExactDecimal, rule: FigureRule, currency: string | null, inputs: FigureInputs): ExactFigure {
  return { figure: definedFigure(value, rule.unit, currency, inputs), exact: value };
}

function sideBySide(priced: readonly FactSums[], rule: FigureRule, n: number): Figure {
  const byCurrency = priced.map((part) => {
    const currency = part.currency ?? rule.defaultCurrency;
    return { currency, value: roundedValue(valueOf(part, rule), rule.unit, currency), n: part.n };
  });
  return { ...undefinedFigure('several_currencies', rule.unit, n), byCurrency };
}

type FigureInputs = Pick<Figure, 'n' | 'used' | 'numerator' | 'denominator'>;

/** A figure with a value, rounded as its unit says: money to the currency's minor unit, all else to two digits, half away from zero. */
export function definedFigure(value: ExactDecimal, unit: MetricUnit, currency: string | null, inputs: FigureInputs): Figure {
  return { value: roundedValue(value, unit, currency), unit, currency, undefinedBecause: null, byCurrency: null, ...inputs };
}

/** A figure that has no value, and why. */
export function undefinedFigure(code: UndefinedReason, unit: MetricUnit, n: number): Figure {
  const undefinedBecause = { code, label: undefinedMessages[code] };
  return { value: null, unit, currency: null, undefinedBecause, n, used: 0, numerator: null, denominator: null, byCurrency: null };
}

function valueOf(part: FactSums, rule: FigureRule): ExactDecimal | null {
  switch (rule.aggregate) {
    case 'count':
      return wholeNumber(part.n);
    case 'sum':
      return part.used > 0 ? decimal(part.sum) : part.n === 0 ? ZERO : null;
    case 'average':
      return part.used > 0 ? divide(decimal(part.sum), wholeNumber(part.used)) : null;
    case 'median':
      return middle(decimal(part.medianLow), decimal(part.medianHigh));
    case 'ratio':
      return ratio(part, rule.unit);
  }
}

function ratio(part: FactSums, unit: MetricUnit): ExactDecimal | null {
  const numerator = decimal(part.numerator);
  const denominator = decimal(part.denominator);
  // A denominator of zero or less has no meaning as a base: undefined, never infinite.
  if (!numerator || !denominator || compareDecimals(denominator, ZERO) <= 0) return null;
  return divide(unit === 'percent' ? multiplyDecimals(numerator, wholeNumber(100)) : numerator, denominator);
}

function middle(low: ExactDecimal | null, high: ExactDecimal | null): ExactDecimal | null {
  return low && high ? divide(addDecimals(low, high), wholeNumber(2)) : null;
}

function divide(left: ExactDecimal | null, right: ExactDecimal): ExactDecimal | null {
  return left ? divideDecimals(left, right) : null;
}

function decimal(text: string | null): ExactDecimal | null {
  return text === null ? null : (parseDecimal(text) ?? null);
}

function roundedValue(value: ExactDecimal | null, unit: MetricUnit, currency: string | null): string | null {
  if (!value) return null;
  if (unit === 'count') return formatDecimal(roundDecimal(value, 0));
  return fixed(value, isMoney(unit) ? currencyExponent(currency ?? '') : 2);
}

/** Always so many digits, so that columns of figures line up: `50.00`. */
function fixed(value: ExactDecimal, digits: number): string {
  const text = formatDecimal(roundDecimal(value, digits));
  const [whole = '0', fraction = ''] = text.split('.');
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}

function isMoney(unit: MetricUnit): boolean {
  return unit === 'money' || unit === 'money_per_day';
}
