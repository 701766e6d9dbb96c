import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statusOfError } from '#platform/contract/errors.ts';
import { requestProblems } from '#platform/server/http/request-problems.ts';

interface CodeRow {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

const thrown = /(?<kind>forbidden|conflict|gone)\(\s*'(?<code>[a-z][\w.]+)'/g;
const made = /new AppError\(\s*'(?<kind>\w+)',\s*'(?<code>[a-z][\w.]+)'/g;
const issue = /\bcode: '(?<code>[a-z_]+\.[a-z_.]+)'/g;
/** How far from its code a message may stand. */
const nearby = 600;

const everywhere: readonly CodeRow[] = [
  { code: 'not_found', status: 404, zh: '找不到……：它不存在，或者你无权查看。', en: '… not found: it does not exist or you may not see it.' },
  { code: 'unauthenticated', status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  { code: 'internal', status: 500, zh: '系统出错了，你的数据没有改变。', en: 'Something failed on our side; nothing was changed.' },
  ...['invalid_type', 'too_small', 'too_big', 'invalid_value', 'invalid_format', 'unrecognized_keys', 'invalid_union', 'custom'].map((name) => ({
    code: `input.${name}`,
    status: 422,
    zh: '输入的一处不合要求，field 指出位置。',
    en: 'A part of the input is not as required; `field` says which.',
  })),
  ...requestProblems.map(({ code, status, label }) => ({ code, status, ...label })),
];

/** Lists every stable code of the API, read from where it is thrown. */
export function buildApiErrors(sources: string): string {
  const rows = new Map(everywhere.map((row) => [row.code, row]));
  for (const text of readSources(sources)) for (const row of rowsOf(text)) if (!rows.has(row.code)) rows.set(row.code, row);
  const sorted = [...rows.values()].toSorted((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
  const lines = sorted.map((row) => `| \`${row.code}\` | ${row.status} | ${cell(row.en)} | ${cell(row.zh)} |`);
  return `# Codes of problems

Generated from the sources by \`npm run generate\`; not to be changed by hand.

Every refusal is \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`, \`code\`, \`detail\`, \`facts\` and, for input, one
entry in \`issues\` for each thing that is wrong. \`code\` is stable; texts may change. Codes of status 422 may stand in \`issues\`, the
first of them also as \`code\` of the whole. With a batch, each row carries its own issues.

| code | status | says | 中文 |
|---|---|---|---|
${lines.join('\n')}
`;
}

function* readSources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }).toSorted((a, b) => (place(a) < place(b) ? -1 : 1))) {
    if (!entry.isFile() || !/(?<!\.test|\.given|\.gen)\.ts$/.test(entry.name) || /[/\\]web([/\\]|$)/.test(entry.parentPath)) continue;
    yield readFileSync(place(entry), 'utf8');
  }
}

function place(entry: { readonly parentPath: string; readonly name: string }): string {
  return join(entry.parentPath, entry.name);
}

function rowsOf(text: string): CodeRow[] {
  const rows: CodeRow[] = [];
  for (const pattern of [thrown, made, issue]) {
    for (const match of text.matchAll(pattern)) {
      const { kind = 'invalid', code = '' } = match.groups ?? {};
      const rest = text.slice(match.index, match.index + nearby);
      const before = text.slice(Math.max(0, match.index - nearby), match.index);
      const say = (locale: 'zh' | 'en'): string => messagesIn(rest, locale)[0] ?? messagesIn(before, locale).at(-1) ?? '';
      const status = isKind(kind) ? statusOfError[kind] : 422;
      rows.push({ code, status: kind === 'forbidden' ? 403 : status, en: say('en'), zh: say('zh') });
    }
  }
  return rows;
}

function isKind(kind: string): kind is keyof typeof statusOfError {
  return kind in statusOfError;
}

/** The messages beside a code; what is filled in when it is said stands as dots. */
function messagesIn(text: string, locale: 'zh' | 'en'): string[] {
  const said = text.matchAll(new RegExp(`\\b${locale}:\\s*(['\`])((?:\\\\.|(?!\\1).)*)\\1`, 'gs'));
  return [...said].map((found) => (found[2] ?? '').replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '…').replaceAll(/\\(.)/g, '$1'));
}

function cell(text: string): string {
  return text
    .replaceAll('|', String.raw`\|`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
