import { INSTANT_RANGE_MS, isDateText } from './calendar-days.ts';
import { currencyExponent } from './currency-exponent.ts';
import { parseDecimal, wholeNumber, type ExactDecimal } from './exact-decimal.ts';
import type { ExprInput, ExprValue, MoneyValue } from './record.ts';
import type { ExprType } from './schema.ts';

/** What a record holds under a field, as the value expressions compute with; null when there is none or it cannot be read. */
export function readValue(type: ExprType, input: ExprInput): ExprValue {
  switch (type.kind) {
    case 'choices':
    case 'file-list':
      return Array.isArray(input) ? input.map((item) => (typeof item === 'string' ? item : null)) : [];
    case 'boolean':
      return typeof input === 'boolean' ? input : null;
    case 'integer':
    case 'decimal':
    case 'percent':
      return readNumber(input);
    case 'money':
      return readMoney(input);
    case 'instant':
      return input instanceof Date ? input : typeof input === 'string' ? (parseInstant(input) ?? null) : null;
    case 'date':
      return typeof input === 'string' && isDateText(input) ? input : null;
    case 'text':
    case 'choice':
    case 'id':
    case 'record':
      return typeof input === 'string' ? input : null;
    case 'duration':
    case 'list':
    case 'null':
      return null;
  }
}

/** A point in time written with its zone; years 1 to 9999. */
export function parseInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = new Date(text);
  const time = instant.getTime();
  const isInRange = isDateText(text.slice(0, 10)) && time >= INSTANT_RANGE_MS.first && time <= INSTANT_RANGE_MS.last;
  return isInRange ? instant : undefined;
}

function readNumber(input: ExprInput): ExactDecimal | null {
  if (typeof input === 'bigint') return wholeNumber(input);
  // The shortest text of a JavaScript number is the number that was meant; computing starts only after it is exact.
  if (typeof input === 'number' || typeof input === 'string') return parseDecimal(String(input)) ?? null;
  return isExactDecimal(input) ? input : null;
}

function readMoney(input: ExprInput): MoneyValue | null {
  if (typeof input !== 'object' || input === null || !('currency' in input) || typeof input.currency !== 'string') return null;
  if ('minor' in input) {
    const minor = readNumber(input.minor);
    const scale = currencyExponent(input.currency);
    return minor?.scale === 0 ? { amount: { coefficient: minor.coefficient, scale }, currency: input.currency } : null;
  }
  const amount = 'amount' in input ? readNumber(input.amount) : null;
  return amount && { amount, currency: input.currency };
}

function isExactDecimal(input: unknown): input is ExactDecimal {
  return typeof input === 'object' && input !== null && 'coefficient' in input && typeof input.coefficient === 'bigint';
}
