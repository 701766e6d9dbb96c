const WITHOUT_MINOR_UNIT = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
const THOUSANDTHS = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];
const TEN_THOUSANDTHS = ['CLF', 'UYW'];

/** ISO 4217 currencies whose minor unit is not a hundredth, by exponent. */
export const UNUSUAL_EXPONENTS: readonly { readonly exponent: number; readonly currencies: readonly string[] }[] = [
  { exponent: 0, currencies: WITHOUT_MINOR_UNIT },
  { exponent: 3, currencies: THOUSANDTHS },
  { exponent: 4, currencies: TEN_THOUSANDTHS },
];

/** Digits after the point of a currency's minor unit (ISO 4217): CNY 2, JPY 0, BHD 3. */
export function currencyExponent(currency: string): number {
  return UNUSUAL_EXPONENTS.find((entry) => entry.currencies.includes(currency))?.exponent ?? 2;
}

/** The exponent all these currencies share, or undefined. */
export function sharedExponent(currencies: readonly string[]): number | undefined {
  const exponents = new Set(currencies.map(currencyExponent));
  const [first] = exponents;
  return exponents.size === 1 ? first : undefined;
}
