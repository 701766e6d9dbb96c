import { multiplyDecimals, parseDecimal, roundQuotient, type ExactDecimal } from './exact-decimal.ts';
import { currencyExponent } from './currency-exponent.ts';
import type { MoneyValue } from './record.ts';

/** The rates of one currency: `rates[n]` holds from `days[n]` (`2026-01-31`, rising) until the next day. */
export interface RateLine {
  readonly days: readonly string[];
  readonly rates: readonly ExactDecimal[];
}

/** What a unit of each currency is worth in the workspace's own, day by day. */
export interface ExchangeRates {
  /** The currency of the workspace; its own rate is 1. */
  readonly base: string;
  readonly lines: ReadonlyMap<string, RateLine>;
}

/** One rate as it is stored. */
export interface DatedRate {
  readonly currency: string;
  readonly from: string;
  /** Plain digits, `7.1234`. */
  readonly rate: string;
}

/** Rates in the form expressions compute with. */
export function exchangeRatesOf(base: string, rates: readonly DatedRate[]): ExchangeRates {
  const lines = [...Map.groupBy(rates, (each) => each.currency)].map(([currency, own]): [string, RateLine] => {
    const sorted = own.toSorted((left, right) => (left.from < right.from ? -1 : 1));
    const known = sorted.flatMap(({ from, rate }) => {
      const number = parseDecimal(rate);
      return number && number.coefficient > 0n ? [{ from, number }] : [];
    });
    return [currency, { days: known.map((each) => each.from), rates: known.map((each) => each.number) }];
  });
  return { base, lines: new Map(lines.filter(([currency]) => currency !== base)) };
}

/** What a unit is worth in the workspace's currency on a day; undefined when no rate is known for it. */
export function rateOn(exchange: ExchangeRates, currency: string, day: string): ExactDecimal | undefined {
  if (currency === exchange.base) return ONE;
  const line = exchange.lines.get(currency);
  return line?.rates[line.days.findLastIndex((from) => from <= day)];
}

/**
 * An amount in another currency, rounded once, half away from zero, to that currency's minor unit. An amount already in it stays as it is
 * and needs no rate; without a rate for either currency on the day there is no answer: null, never the number unchanged.
 */
export function convertMoney(money: MoneyValue, target: string, day: string | null, exchange: ExchangeRates | undefined): MoneyValue | null {
  if (money.currency === null || money.currency === target) return { amount: money.amount, currency: target };
  if (day === null || !exchange) return null;
  const [from, to] = [rateOn(exchange, money.currency, day), rateOn(exchange, target, day)];
  if (!from || !to) return null;
  return { amount: roundQuotient(multiplyDecimals(money.amount, from), to, currencyExponent(target)), currency: target };
}

const ONE: ExactDecimal = { coefficient: 1n, scale: 0 };
