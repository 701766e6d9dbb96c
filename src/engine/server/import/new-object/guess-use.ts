import { currencyExponent } from '#platform/contract/money.ts';
import { type DateOrder, dayText, yearFirstText } from '../../../contract/import/date-text.ts';
import { plainHeader } from '../../../contract/import/guess-mapping.ts';
import type { ColumnUse } from '../../../contract/import/new-object.ts';
import { type ReadSetting, rulesOf } from '../../../contract/objects/field-kinds.ts';
import type { Field } from '../../../contract/objects/fields.ts';
import { parseYesNo } from '../../../contract/objects/parse-field-text.ts';
import { roundedText } from '../rounded-text.ts';
import type { ColumnProfile } from './profile-columns.ts';

/** The kind of field a column's texts are, with what the kind needs to know. */
export interface GuessedUse {
  readonly use: ColumnUse;
  readonly scale?: number;
  readonly options?: string[];
}

const label = { zh: '列', en: 'column' };
const mostScale = 6;
const mostOptions = 40;
const words = {
  url: /url|website|网址|网站|主页/i,
  phone: /phone|mobile|\btel\b|fax|电话|手机|传真/i,
  yes: /^(is|has|can)\b|^(is|has)[A-Z]|^是否/i,
  code: /(^|[\s_])(id|no|code|number|sku)\.?$|[a-z]Id$|^[A-Z]+ID$|编号|编码|代码|号$/,
  money: /amount|price|cost|revenue|total|budget|金额|价格|单价|成本|收入|合计|总额|总价|销售额|利润|预算/i,
};

/** By content first; the header decides only where a text may be two things, such as a number that is a price, or a code. */
export function guessUse(profile: ColumnProfile, reads: ReadSetting, order: DateOrder): GuessedUse {
  const { header } = profile;
  const texts = [...profile.texts.keys()];
  if (header.trim() === '' || texts.length === 0) return { use: 'skip' };
  const all = (field: Field, read: (text: string) => string = (text) => text): boolean =>
    texts.every((text) => {
      const rules = rulesOf(field);
      const value = rules.parse(read(text), field, reads);
      return value !== undefined && rules.schema(field).safeParse(value).success;
    });
  const isNumeric = texts.every((text) => /^[-+]?[\d,.\s]+$/.test(text));
  if (texts.length <= 2 && texts.every((text) => parseYesNo(text) !== undefined) && (!isNumeric || words.yes.test(header))) return { use: 'boolean' };
  if (all({ kind: 'email', label })) return { use: 'email' };
  if ((words.url.test(header) || texts.every((text) => /^https?:/i.test(text))) && all({ kind: 'url', label })) return { use: 'url' };
  if (words.phone.test(header) && all({ kind: 'phone', label })) return { use: 'phone' };
  const isCode = isNumeric && (words.code.test(header) || texts.some((text) => /^0\d/.test(text)));
  if (
    !isNumeric &&
    all({ kind: 'date', label }, (text) => dayText(text, order)) &&
    all({ kind: 'datetime', label }, (text) => yearFirstText(text, order))
  )
    return { use: texts.some((text) => /\d:\d\d/.test(text) && !/\b00:00(:00)?\b/.test(text)) ? 'datetime' : 'date' };
  if (!isCode) {
    const figure = guessFigure(header, texts, reads, all);
    if (figure) return figure;
  }
  return guessWords(profile, texts, isCode);
}

function guessFigure(
  header: string,
  texts: readonly string[],
  reads: ReadSetting,
  all: (field: Field, read?: (text: string) => string) => boolean,
): GuessedUse | undefined {
  if (texts.every((text) => /[%％]$/.test(text)) && all({ kind: 'percent', label })) return { use: 'percent' };
  const isPriced = words.money.test(header) || texts.some((text) => /^[-+(]?\s*([$¥￥€£]|[A-Z]{3}\s)/.test(text));
  const round = (text: string): string => roundedText(text, currencyExponent(reads.currency));
  if (isPriced && all({ kind: 'money', label }, round)) return { use: 'money' };
  const scale = Math.max(...texts.map((text) => /\.(\d+)$/.exec(text)?.[1]?.replace(/0+$/, '').length ?? 0));
  return scale <= mostScale && all({ kind: 'number', label, scale }) ? { use: 'number', scale } : undefined;
}

function guessWords({ filled }: ColumnProfile, texts: readonly string[], isCode: boolean): GuessedUse {
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest > 255) return { use: 'long_text' };
  const different = new Set(texts.map(plainHeader));
  const isFew = texts.length <= mostOptions && filled >= texts.length * (texts.length > 10 ? 8 : 3);
  if (!isCode && isFew && longest <= 60 && different.size === texts.length && !different.has('')) return { use: 'choice', options: texts.toSorted() };
  return { use: 'text' };
}

/** Which number of `03-07-2021` is the day: as the dates show that can be read in one way only. */
export function guessDateOrder(profiles: readonly ColumnProfile[]): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const { texts } of profiles)
    for (const text of texts.keys()) {
      const match = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}\b/.exec(text);
      if (!match) continue;
      if (Number(match[1]) > 12) dayFirst += 1;
      if (Number(match[2]) > 12) monthFirst += 1;
    }
  return dayFirst > monthFirst ? 'day_first' : 'month_first';
}
