import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import type { Money } from '#platform/contract/money.ts';
import { currencyExponent, parseScaled } from '#platform/contract/money.ts';
import { isDateText } from '../expression/calendar-days.ts';
import { startOfDate } from '../expression/time-zone.ts';
import type { ChoiceOption } from './fields.ts';

/** A number as people write it – `1,234.50`, `１２` – as decimal text; undefined when it is none or has too many digits. */
export function parseDecimalText(text: string, scale: number): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')
    .replaceAll('−', '-');
  if (parseScaled(plain, scale) === undefined) return undefined;
  return scale === 0 ? plain.replace(/\.0*$/, '').replace(/^\+/, '') : plain.replace(/^\+/, '');
}

/** An amount, with its currency when it is written: `¥1,200`, `USD 30k`, `3万`. */
export function parseMoneyText(text: string, currency: string): Money | undefined {
  const plain = text.normalize('NFKC').trim();
  const code = /(?:^|[^A-Z])([A-Z]{3})(?:[^A-Z]|$)/.exec(plain.toUpperCase())?.[1];
  const known = code !== undefined && code !== 'RMB' ? code : plain.startsWith('$') && currency === 'CNY' ? 'USD' : currency;
  const amountText = code === undefined ? plain : plain.replace(new RegExp(code, 'i'), '');
  const amount = parseDecimalText(amountText.replace(/^[¥￥$€£]\s*/, ''), currencyExponent(known)) ?? parseHumanMoney(amountText);
  if (amount === undefined || parseScaled(amount, currencyExponent(known)) === undefined) return undefined;
  return { amount, currency: known };
}

/** A date in the usual notations of files: 2026-01-31, 2026/1/31, 2026年1月31日, 20260131, 1/31/2026, 31.01.2026. */
export function parseDateText(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[T\s]00:00(:00(\.0+)?)?(Z)?$/, '');
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (yearFirst) return realDate(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (dotted) return realDate(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (!slashed) return undefined;
  // Month first, unless the first number cannot be a month.
  return realDate(slashed[3], slashed[1], slashed[2]) ?? realDate(slashed[3], slashed[2], slashed[1]);
}

/** A point in time: with its zone as written, otherwise by the clock of the workspace. */
export function parseInstantText(text: string, timeZone: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(plain)) {
    const time = Date.parse(plain);
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
  }
  const match = /^(.+?)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(plain);
  const date = match?.[1] === undefined ? undefined : parseDateText(match[1]);
  if (!match || date === undefined) return undefined;
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return seconds >= 86_400 ? undefined : new Date(startOfDate(date, timeZone).getTime() + seconds * 1000).toISOString();
}

const yes = new Set(['true', 'yes', 'y', '1', '是', '对', '有', '√', '✓', 'on']);
const no = new Set(['false', 'no', 'n', '0', '否', '不', '无', '×', 'off']);

/** `是`, `yes`, `1`, … */
export function parseYesNo(text: string): boolean | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** The option of this value, label in either language, or alias. */
export function parseChoice(text: string, options: readonly ChoiceOption[]): string | undefined {
  let values = valuesByName.get(options);
  if (!values) {
    values = namesOf(options);
    valuesByName.set(options, values);
  }
  return values.get(fold(text));
}

const valuesByName = new WeakMap<readonly ChoiceOption[], ReadonlyMap<string, string>>();

/** Of two options with one name the first counts. */
function namesOf(options: readonly ChoiceOption[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { value, label, aliases = [] } of options) {
    for (const name of [value, label.zh, label.en, ...aliases].map(fold)) if (!names.has(name)) names.set(name, value);
  }
  return names;
}

/** The parts of a written list: by 、, comma, semicolon, bar or line. */
export function splitList(text: string): string[] {
  return text
    .split(/[、,，;；|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}

function realDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const date = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDateText(date) ? date : undefined;
}
