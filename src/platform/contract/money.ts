/** Minor-unit exponents of ISO 4217 where it is not 2. */
const exponents: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Booked money in JSON: an exact decimal string in major units, and its ISO 4217 currency. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Number of fractional digits of the currency's minor unit (ISO 4217). */
export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

/** Exact decimal text of a scaled integer: `formatScaled(12345n, 2)` is `123.45`. */
export function formatScaled(value: bigint, scale: number): string {
  if (scale === 0) return value.toString();
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Reads a decimal text as an integer scaled by 10^scale; undefined when it is no number or has more digits than fit. */
export function parseScaled(text: string, scale: number): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return undefined;
  const digits = BigInt((match[2] ?? '') + fraction.padEnd(scale, '0'));
  return match[1] === '-' ? -digits : digits;
}

/** Money as minor units of its currency; undefined when it has more digits than the currency knows. */
export function moneyToMinor(money: Money): bigint | undefined {
  return parseScaled(money.amount, currencyExponent(money.currency));
}
