import { currencyExponent, formatScaled, parseScaled } from '#platform/contract/money.ts';
import { type Issue, invalid } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { requireMetric } from '#engine/server/metrics/measure-plan.ts';
import type { MetricDefinition } from '#engine/contract/metrics/metric.ts';
import type { CellRow } from './target.queries.ts';

const quantityDigits = 2;

/** Whether targets of a metric are amounts of money. */
export function isMoneyMetric(definition: MetricDefinition): boolean {
  return definition.unit === 'money' || definition.unit === 'money_per_day';
}

/** Any registered metric may carry a target. */
export function targetMetric(ctx: Context, id: string): { definition: MetricDefinition; isMoney: boolean; digits: number } {
  const definition = requireMetric(ctx, id);
  const isMoney = isMoneyMetric(definition);
  return { definition, isMoney, digits: isMoney ? currencyExponent(ctx.workspace.currency) : quantityDigits };
}

/** The fields of a cell that hold its value; empty is null in all of them. */
export function valueFields(
  value: string | null,
  currency: string,
  isMoney: boolean,
): { amount: { amount: string; currency: string } | null; quantity: string | null } {
  if (value === null) return { amount: null, quantity: null };
  return isMoney ? { amount: { amount: value, currency }, quantity: null } : { amount: null, quantity: value };
}

/** A value with more digits than its unit knows is refused, not rounded behind the person's back. */
export function valueIssue(value: string | null, currency: string, isMoney: boolean, field: string): Issue | undefined {
  const digits = isMoney ? currencyExponent(currency) : quantityDigits;
  if (value === null || parseScaled(value, digits) !== undefined) return undefined;
  return {
    field,
    code: 'target.too_many_digits',
    message: { zh: `“${value}”最多保留 ${digits} 位小数。`, en: `“${value}” may have at most ${digits} digits after the point.` },
  };
}

/** Throws the issues when there are any. */
export function refuse(issues: readonly (Issue | undefined)[]): void {
  const found = issues.filter((issue) => issue !== undefined);
  if (found.length > 0) throw invalid(found);
}

/** The value of a stored cell as decimal text. */
export function cellValue(cell: CellRow): { value: string | null; currency: string | null; computed: string | null } {
  const money = (minor: string | null, currency: string | null) =>
    minor === null || currency === null ? null : formatScaled(BigInt(minor), currencyExponent(currency));
  const number = (scaled: string | null) => (scaled === null ? null : formatScaled(BigInt(scaled), quantityDigits));
  return {
    value: money(cell.amount_minor, cell.amount_currency) ?? number(cell.quantity),
    currency: cell.amount_currency,
    computed: money(cell.computed_amount_minor, cell.computed_amount_currency) ?? number(cell.computed_quantity),
  };
}
