import { formatScaled, parseScaled } from '../money.ts';
import { parseHumanMoney } from './parse-human-money.ts';

/** Reads a number as people type it – 「3万」「1,200」「15k」「１２」 – as decimal text with at most `scale` digits after the point. */
export function parseHumanNumber(typed: string, scale: number): string | undefined {
  const read = /[¥￥$€£元块]/.test(typed) ? undefined : parseHumanMoney(typed);
  return read !== undefined && parseScaled(read, scale) !== undefined ? read : undefined;
}

/** Reads a share in percent points: `62.5`, `62.5%`, 「三成」「七成五」. */
export function parseHumanPercent(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[%\s]/g, '')
    .replace(/^百分之/, '');
  const tenths = /^([一二两三四五六七八九\d])成(?:([一二三四五六七八九\d])|半)?$/.exec(text);
  if (tenths) {
    const ones = text.endsWith('半') ? 5 : tenths[2] === undefined ? 0 : digitOf(tenths[2]);
    return String(digitOf(tenths[1] ?? '') * 10 + ones);
  }
  if (text === '一半') return '50';
  const scaled = parseScaled(text, 2);
  return scaled === undefined ? undefined : formatScaled(scaled, 2).replace(/\.?0+$/, '');
}

function digitOf(text: string): number {
  if (/\d/.test(text)) return Number(text);
  return text === '两' ? 2 : '零一二三四五六七八九'.indexOf(text);
}
