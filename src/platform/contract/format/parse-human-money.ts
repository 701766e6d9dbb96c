import { formatScaled, parseScaled } from '../money.ts';

/** Reads an amount the way people type it – 「3万」「1.5亿」「15k」「¥ 12,000」「三百二十万」 – as a decimal text in major units. */
export function parseHumanMoney(typed: string): string | undefined {
  const text = normalise(typed);
  if (text === '') return undefined;
  const match = /^([-−]?)(\d+(?:\.\d+)?|\.\d+)?(亿|万|千|百|十万|百万|千万|k|m|b|w|mn|bn|million|billion|thousand)?$/.exec(text);
  if (match && match[2] !== undefined) return scale(match[1] ?? '', match[2], match[3]);
  return parseCompound(text) ?? parseChineseNumber(text);
}

const scale6 = 6;
const multipliers: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  k: 1000n,
  w: 10_000n,
  m: 1_000_000n,
  b: 1_000_000_000n,
  mn: 1_000_000n,
  bn: 1_000_000_000n,
  thousand: 1000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
};
const digits = '零一二三四五六七八九';

function normalise(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,，¥￥$€£]|rmb|cny|usd|人民币|元整?|块钱?|圆|整/g, '')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replaceAll('两', '二');
}

function scale(sign: string, number: string, unit: string | undefined): string | undefined {
  const value = parseScaled(number.startsWith('.') ? `0${number}` : number, scale6);
  if (value === undefined) return undefined;
  return decimalText((sign ? -1n : 1n) * value * (unit ? (multipliers[unit] ?? 1n) : 1n));
}

/** `1亿2000万`, `3万5千` : each number with its own unit, units falling. */
function parseCompound(text: string): string | undefined {
  if (!/^(\d+(?:\.\d+)?(亿|万|千|百))+(\d+(?:\.\d+)?)?$/.test(text)) return undefined;
  let sum = 0n;
  let last = 10n ** 18n;
  for (const part of text.matchAll(/(\d+(?:\.\d+)?)(亿|万|千|百)?/g)) {
    const unit = multipliers[part[2] ?? ''] ?? 1n;
    const value = parseScaled(part[1] ?? '', scale6);
    if (value === undefined || unit >= last) return undefined;
    sum += value * unit;
    last = unit;
  }
  return decimalText(sum);
}

function parseChineseNumber(text: string): string | undefined {
  if (!/^[零一二三四五六七八九十百千万亿半点]+$/.test(text)) return undefined;
  const half = text.endsWith('半');
  const [whole = '', fraction, ...rest] = (half ? text.slice(0, -1) : text).split('点');
  if (rest.length > 0) return undefined;
  if (fraction !== undefined) return withFraction(whole, fraction);
  const value = sectionValue(whole);
  if (value === undefined) return undefined;
  const lastUnit = multipliers[whole.at(-1) ?? ''] ?? 1n;
  return decimalText(value * 1_000_000n + (half ? (lastUnit * 1_000_000n) / 2n : 0n));
}

/** `三点五万`: the unit after the fraction counts for the whole number. */
function withFraction(whole: string, fraction: string): string | undefined {
  const match = /^([零一二三四五六七八九]+)([十百千万亿]*)$/.exec(fraction);
  const base = sectionValue(whole);
  if (!match || base === undefined) return undefined;
  const figures = [...(match[1] ?? '')].map((digit) => digits.indexOf(digit)).join('');
  const unit = [...(match[2] ?? '')].reduce((product, each) => product * (multipliers[each] ?? 1n), 1n);
  const value = parseScaled(`${base}.${figures}`, scale6);
  return value === undefined ? undefined : decimalText(value * unit);
}

function sectionValue(text: string): bigint | undefined {
  if (text === '') return undefined;
  for (const big of ['亿', '万']) {
    const at = text.lastIndexOf(big);
    if (at < 0) continue;
    const high = sectionValue(text.slice(0, at));
    const low = at === text.length - 1 ? 0n : sectionValue(text.slice(at + 1));
    return high === undefined || low === undefined ? undefined : high * (multipliers[big] ?? 1n) + low;
  }
  let sum = 0n;
  let digit: bigint | undefined;
  for (const each of text) {
    const unit = multipliers[each];
    if (unit === undefined) {
      digit = BigInt(digits.indexOf(each));
    } else {
      sum += (digit ?? 1n) * unit;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0n);
}

function decimalText(scaled: bigint): string {
  return formatScaled(scaled, scale6).replace(/\.?0+$/, '');
}
