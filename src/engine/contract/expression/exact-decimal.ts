/** An exact decimal number: coefficient × 10^-scale. The only number in expressions; floats never take part. */
export interface ExactDecimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

/** Fractional digits that a division keeps. */
export const DIVISION_DIGITS = 10;

/** Zero. */
export const ZERO: ExactDecimal = { coefficient: 0n, scale: 0 };

/** The number written in a text such as `-12.50`; undefined when it is none. */
export function parseDecimal(text: string): ExactDecimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const coefficient = BigInt(`${match[2] ?? ''}${fraction}`);
  return { coefficient: match[1] === '-' ? -coefficient : coefficient, scale: fraction.length };
}

/** A whole number as exact decimal. */
export function wholeNumber(value: bigint | number): ExactDecimal {
  return { coefficient: BigInt(value), scale: 0 };
}

/** Plain digits without exponent and without trailing zeros: `-12.5`. */
export function formatDecimal(value: ExactDecimal): string {
  const { coefficient, scale } = normalise(value);
  const sign = coefficient < 0n ? '-' : '';
  const digits = magnitude(coefficient)
    .toString()
    .padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** -1, 0 or 1. */
export function compareDecimals(left: ExactDecimal, right: ExactDecimal): number {
  const scale = Math.max(left.scale, right.scale);
  const a = rescale(left, scale);
  const b = rescale(right, scale);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The exact sum. */
export const addDecimals = (left: ExactDecimal, right: ExactDecimal): ExactDecimal => {
  const scale = Math.max(left.scale, right.scale);
  return { coefficient: rescale(left, scale) + rescale(right, scale), scale };
};

/** The number with the other sign. */
export const negateDecimal = (value: ExactDecimal): ExactDecimal => ({
  coefficient: -value.coefficient,
  scale: value.scale,
});

/** The exact product. */
export const multiplyDecimals = (left: ExactDecimal, right: ExactDecimal): ExactDecimal => ({
  coefficient: left.coefficient * right.coefficient,
  scale: left.scale + right.scale,
});

/** Ten fractional digits, half to even; null by zero. */
export function divideDecimals(left: ExactDecimal, right: ExactDecimal): ExactDecimal | null {
  if (right.coefficient === 0n) return null;
  const scale = Math.max(left.scale, right.scale);
  const dividend = rescale(left, scale) * 10n ** BigInt(DIVISION_DIGITS);
  const divisor = rescale(right, scale);
  const quotient = dividend / divisor;
  const twice = magnitude(dividend % divisor) * 2n;
  const limit = magnitude(divisor);
  const isUp = twice > limit || (twice === limit && quotient % 2n !== 0n);
  const step = dividend < 0n === divisor < 0n ? 1n : -1n;
  return { coefficient: isUp ? quotient + step : quotient, scale: DIVISION_DIGITS };
}

/** What is left after dividing towards zero (the sign of the dividend); null by zero. */
export function remainderOfDecimals(left: ExactDecimal, right: ExactDecimal): ExactDecimal | null {
  if (right.coefficient === 0n) return null;
  const scale = Math.max(left.scale, right.scale);
  return { coefficient: rescale(left, scale) % rescale(right, scale), scale };
}

/** To so many fractional digits, half away from zero (四舍五入). */
export function roundDecimal(value: ExactDecimal, digits: number): ExactDecimal {
  if (value.scale <= digits) return value;
  const divisor = 10n ** BigInt(value.scale - digits);
  const quotient = value.coefficient / divisor;
  const isUp = magnitude(value.coefficient % divisor) * 2n >= divisor;
  return { coefficient: isUp ? quotient + (value.coefficient < 0n ? -1n : 1n) : quotient, scale: digits };
}

/** A quotient rounded once to so many fractional digits, half away from zero; the divisor is not zero. */
export function roundQuotient(left: ExactDecimal, right: ExactDecimal, digits: number): ExactDecimal {
  const scale = Math.max(left.scale, right.scale);
  const dividend = rescale(left, scale) * 10n ** BigInt(digits);
  const divisor = magnitude(rescale(right, scale));
  const quotient = (magnitude(dividend) * 2n + divisor) / (divisor * 2n);
  return { coefficient: dividend < 0n === right.coefficient < 0n ? quotient : -quotient, scale: digits };
}

/** The value × 10^digits as the nearest whole numbers below and above (equal when it is whole). */
export function boundsAtScale(value: ExactDecimal, digits: number): { floor: bigint; ceiling: bigint } {
  if (value.scale <= digits) {
    const exact = rescale(value, digits);
    return { floor: exact, ceiling: exact };
  }
  const divisor = 10n ** BigInt(value.scale - digits);
  const quotient = value.coefficient / divisor;
  const isWhole = value.coefficient % divisor === 0n;
  if (isWhole) return { floor: quotient, ceiling: quotient };
  return value.coefficient < 0n ? { floor: quotient - 1n, ceiling: quotient } : { floor: quotient, ceiling: quotient + 1n };
}

function normalise(value: ExactDecimal): ExactDecimal {
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale -= 1;
  }
  return { coefficient, scale };
}

function rescale(value: ExactDecimal, scale: number): bigint {
  return value.coefficient * 10n ** BigInt(scale - value.scale);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
