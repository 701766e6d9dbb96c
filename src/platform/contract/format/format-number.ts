import { formatScaled, parseScaled } from '../money.ts';

/** Thousands separators in a decimal text: `1228700.5` is `1,228,700.5`. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Half-away-from-zero rounding of an integer scaled by 10^from to 10^to. */
export function roundScaled(value: bigint, from: number, to: number): bigint {
  if (to >= from) return value * 10n ** BigInt(to - from);
  const divisor = 10n ** BigInt(from - to);
  const half = value < 0n ? -divisor / 2n : divisor / 2n;
  return (value + half) / divisor;
}

/** A decimal text or number with thousands separators and at most (or exactly) so many digits. */
export function formatNumber(value: string | number, digits = 2, exact = false): string {
  const scaled = parseScaled(toDecimalText(value), workScale);
  if (scaled === undefined) return String(value);
  const size = scaled < 0n ? -scaled : scaled;
  const text = formatScaled(roundScaled(size, workScale, digits), digits);
  const trimmed = exact || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
  return (scaled < 0n && /[1-9]/.test(trimmed) ? '−' : '') + groupDigits(trimmed);
}

/** A share as a percentage: `0.549` (a fraction) is `54.9%`. */
export function formatPercent(fraction: string | number, digits = 1): string {
  const scaled = parseScaled(toDecimalText(fraction), workScale);
  if (scaled === undefined) return String(fraction);
  return `${formatNumber(formatScaled(scaled * 100n, workScale), digits, true)}%`;
}

/** A change with its sign: `+8.4%`, `−2.0`, `0`. */
export function formatSigned(value: string | number, digits = 1, suffix = ''): string {
  const text = formatNumber(value, digits, true);
  const isZero = !/[1-9]/.test(text);
  if (isZero) return `0${suffix}`;
  return `${text.startsWith('−') ? '' : '+'}${text}${suffix}`;
}

// Enough for scores, rates and shares; inputs with more digits are cut, never widened.
const workScale = 12;

function toDecimalText(value: string | number): string {
  const text = typeof value === 'number' ? plainNumber(value) : value;
  const point = text.indexOf('.');
  return point < 0 ? text : text.slice(0, point + 1 + workScale);
}

function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 && Number.isFinite(value) ? BigInt(value).toString() : value.toFixed(workScale);
}
