import type { Locale } from '../label.ts';
import { currencyExponent, formatScaled, parseScaled } from '../money.ts';
import type { Money } from '../money.ts';
import { groupDigits, roundScaled } from './format-number.ts';

const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  HKD: 'HK$',
  TWD: 'NT$',
  KRW: '₩',
  SGD: 'S$',
  INR: '₹',
  AUD: 'A$',
  THB: '฿',
  VND: '₫',
};

/** The sign put before an amount; the ISO code where no sign is common. */
export function currencySymbol(currency: string): string {
  return symbols[currency] ?? currency;
}

/** Short money for lists and headers: `¥ 128.0万`, `¥ 1.776亿`, `¥1.28M`; below 万 / 10 K in whole units. */
export function formatMoneyShort(money: Money, locale: Locale): string {
  const scaled = parseScaled(money.amount, amountScale);
  if (scaled === undefined) return `${currencySymbol(money.currency)} ${money.amount}`;
  const size = scaled < 0n ? -scaled : scaled;
  const steps = locale === 'zh' ? chineseSteps : englishSteps;
  const step = steps.find((each) => size >= each.from * 10n ** BigInt(amountScale));
  const sign = scaled < 0n ? '−' : '';
  const space = locale === 'zh' ? ' ' : '';
  if (!step) return `${sign}${currencySymbol(money.currency)}${space}${groupDigits(formatScaled(roundScaled(size, amountScale, 0), 0))}`;
  const value = roundScaled(size / step.unit, amountScale, step.digits);
  return `${sign}${currencySymbol(money.currency)}${space}${groupDigits(formatScaled(value, step.digits))}${step.suffix}`;
}

/** Exact money with every minor unit: `¥ 1,280,000.00`. */
export function formatMoneyExact(money: Money, locale: Locale): string {
  const exponent = currencyExponent(money.currency);
  const scaled = parseScaled(money.amount, amountScale);
  const space = locale === 'zh' ? ' ' : '';
  if (scaled === undefined) return `${currencySymbol(money.currency)}${space}${money.amount}`;
  const size = scaled < 0n ? -scaled : scaled;
  const digits = groupDigits(formatScaled(roundScaled(size, amountScale, exponent), exponent));
  return `${scaled < 0n ? '−' : ''}${currencySymbol(money.currency)}${space}${digits}`;
}

// Six fractional digits hold every currency's minor unit and the usual unit prices.
const amountScale = 6;

interface Step {
  readonly unit: bigint;
  readonly suffix: string;
  readonly digits: number;
  readonly from: bigint;
}

const chineseSteps: readonly Step[] = [
  { unit: 100_000_000n, suffix: '亿', digits: 3, from: 100_000_000n },
  { unit: 10_000n, suffix: '万', digits: 1, from: 10_000n },
];

const englishSteps: readonly Step[] = [
  { unit: 1_000_000_000n, suffix: 'B', digits: 3, from: 1_000_000_000n },
  { unit: 1_000_000n, suffix: 'M', digits: 2, from: 1_000_000n },
  { unit: 1_000n, suffix: 'K', digits: 1, from: 10_000n },
];
