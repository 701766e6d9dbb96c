import { isDateText } from '../expression/calendar-days.ts';
import type { ExchangeRate } from './rate.routes.ts';

/** What a pasted table says, and the numbers of lines that say nothing readable. */
export interface PastedRates {
  readonly rates: readonly ExchangeRate[];
  readonly wrong: readonly number[];
}

/** Reads lines of currency, first day and rate in any order of columns; a first line without any figure is a heading. */
export function readRates(text: string): PastedRates {
  const rates: ExchangeRate[] = [];
  const wrong: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (at === 0 && !/\d/.test(line))) continue;
    const rate = readLine(line);
    if (rate) rates.push(rate);
    else wrong.push(at + 1);
  }
  return { rates, wrong };
}

function readLine(line: string): ExchangeRate | undefined {
  const cells = line.split(/[\t;,，；]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
  const currency = cells.find((cell) => /^[A-Za-z]{3}$/.test(cell))?.toUpperCase();
  const from = cells.map(readDay).find((day) => day !== undefined);
  const rate = cells.find((cell) => /^\d{1,12}(\.\d{1,10})?$/.test(cell) && readDay(cell) === undefined && /[1-9]/.test(cell));
  return cells.length >= 3 && currency !== undefined && from !== undefined && rate !== undefined ? { currency, from, rate } : undefined;
}

/** `2026-01-31`, `2026/1/31`, `2026年1月31日`. */
function readDay(cell: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell);
  const day = found && `${found[1]}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
  return day && isDateText(day) ? day : undefined;
}
