import { createIssue, type ExpressionIssue } from './issue.ts';
import type { Span } from './tree.ts';

/** One word of an expression. */
export type Token = Span &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'sign'; readonly text: string }
    | { readonly kind: 'end'; readonly text: '' }
  );

/** The words of an expression, or the first thing that is none. */
export type Tokens = { readonly ok: true; readonly tokens: Token[] } | { readonly ok: false; readonly issue: ExpressionIssue };

const SPACE = /(?:\s|\/\/[^\n]*)+/y;
// Letters of every script may name things: custom fields have Chinese names.
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(?:\.\d+)?/y;
const SIGN = /==|!=|<=|>=|&&|\|\||[<>!+\-*/%?:.,()[\]]/y;
const ESCAPE = /\\(?:([nrt\\'"])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const MAX_WHOLE_DIGITS = 28;
const MAX_FRACTION_DIGITS = 10;

/** Cuts the text of an expression into words; stops at the first thing that is none. */
export function readTokens(text: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += match(SPACE, text, at)?.length ?? 0;
    if (at >= text.length) return { ok: true, tokens: [...tokens, { kind: 'end', text: '', start: at, end: at }] };
    const token = readToken(text, at);
    if ('code' in token) return { ok: false, issue: token };
    tokens.push(token);
    at = token.end;
  }
}

function readToken(text: string, start: number): Token | ExpressionIssue {
  const first = text.charAt(start);
  if (first === "'" || first === '"') return readText(text, start);
  const name = match(NAME, text, start);
  if (name) return { kind: 'name', text: name, start, end: start + name.length };
  const number = match(NUMBER, text, start);
  if (number) return readNumber(text, start, number);
  const sign = match(SIGN, text, start);
  if (sign) return { kind: 'sign', text: sign, start, end: start + sign.length };
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return createIssue('unexpected_character', { start, end: start + character.length }, { character });
}

function readNumber(text: string, start: number, digits: string): Token | ExpressionIssue {
  const [whole = '', fraction = ''] = digits.split('.');
  const end = start + digits.length;
  const tail = match(NAME, text, end);
  if (tail) return createIssue('bad_number', { start, end: end + tail.length }, { text: digits + tail });
  if (whole.length > MAX_WHOLE_DIGITS || fraction.length > MAX_FRACTION_DIGITS) {
    return createIssue('bad_number', { start, end }, { text: digits });
  }
  return { kind: 'number', text: digits, start, end };
}

function readText(text: string, start: number): Token | ExpressionIssue {
  const quote = text.charAt(start);
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) return finishedText(value, start, at + 1);
    if (character === '\n') break;
    if (character !== '\\') {
      value += character;
      at += 1;
      continue;
    }
    const escape = match(ESCAPE, text, at);
    const unescaped = escape === undefined ? undefined : unescape(escape);
    if (escape === undefined || unescaped === undefined) {
      return createIssue('bad_escape', { start: at, end: Math.min(at + 2, text.length) }, { escape: text.slice(at, at + 2) });
    }
    value += unescaped;
    at += escape.length;
  }
  return createIssue('unterminated_text', { start, end: at });
}

/** The database can hold neither U+0000 nor half of a surrogate pair. */
function finishedText(value: string, start: number, end: number): Token | ExpressionIssue {
  if (value.includes('\0') || !value.isWellFormed()) return createIssue('bad_escape', { start, end }, { escape: '\\u' });
  return { kind: 'text', text: value, start, end };
}

function unescape(escape: string): string | undefined {
  const simple = escape.charAt(1);
  if (simple !== 'u' && simple !== 'U') return ESCAPED[simple] ?? simple;
  const code = Number.parseInt(escape.slice(2), 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
