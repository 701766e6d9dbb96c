/** Characters that `trim()` removes: the spaces of Unicode, full-width space included. */
export const SPACES =
  ' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Texts that stand for “nothing” in real data, after trimming and lower case (METRICS M57) (see also BLANK_PATTERN). */
export const BLANK_WORDS: readonly string[] = [
  '',
  'tbd',
  'tba',
  'n/a',
  'na',
  'n.a.',
  'none',
  'null',
  'nil',
  'unknown',
  'todo',
  'test',
  'xxx',
  '无',
  '暂无',
  '没有',
  '未知',
  '不详',
  '待定',
  '待补充',
  '待确认',
  '空',
  '测试',
  '略',
];

/** One digit three times or more (111), or one sign repeated (-, ---, ??): typed to get past a required field. Read the same by JavaScript and PostgreSQL. */
export const BLANK_PATTERN = '^(([0-9])\\2{2,}|([.*/_?#—－。？、-])\\3*)$';

/** Whether a text says nothing: empty, or a placeholder such as TBD, 无, 111, 暂无, N/A or -. */
export function isBlankText(text: string): boolean {
  const word = lowerCase(trimText(text));
  return BLANK_WORDS.includes(word) || new RegExp(BLANK_PATTERN).test(word);
}

/** Removes spaces at both ends. */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACES.includes(text.charAt(start))) start += 1;
  while (end > start && SPACES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** By code point, as PostgreSQL's collation "C" does in UTF-8. */
export function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointOrder(a) - codePointOrder(b);
  }
  return left.length - right.length;
}

/** Code points, not UTF-16 units. */
export function textSize(text: string): number {
  let size = 0;
  for (const _ of text) size += 1;
  return size;
}

/**
 * Letters with a case, pairwise: Latin (accents, full width), Greek, Cyrillic. Both the evaluator and the SQL use this table, so the
 * answer does not depend on the collation of a database.
 */
export const LETTERS = buildLetterPairs();

const toLower = new Map([...LETTERS.upper].map((letter, index) => [letter, LETTERS.lower[index] ?? letter]));
const toUpper = new Map([...LETTERS.lower].map((letter, index) => [letter, LETTERS.upper[index] ?? letter]));

/** The text in lower case by our table of letters. */
export const lowerCase = (text: string): string => mapLetters(text, toLower);
/** The text in upper case by our table of letters. */
export const upperCase = (text: string): string => mapLetters(text, toUpper);

function mapLetters(text: string, table: ReadonlyMap<string, string>): string {
  let mapped = '';
  for (const letter of text) mapped += table.get(letter) ?? letter;
  return mapped;
}

function buildLetterPairs(): { upper: string; lower: string } {
  const blocks = [
    [0x41, 0x5a],
    [0xc0, 0x17f],
    [0x386, 0x3ab],
    [0x400, 0x42f],
    [0xff21, 0xff3a],
  ] as const;
  let upper = '';
  let lower = '';
  for (const [first, last] of blocks) {
    for (let code = first; code <= last; code += 1) {
      const letter = String.fromCharCode(code);
      const small = letter.toLowerCase();
      if (small === letter || small.length !== 1 || small.toUpperCase() !== letter) continue;
      upper += letter;
      lower += small;
    }
  }
  return { upper, lower };
}

/** Surrogates (code points above U+FFFF) sort after the rest of the basic plane. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
