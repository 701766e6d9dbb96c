import type { Label } from '#platform/contract/label.ts';
import type { Field } from '../objects/fields.ts';
import type { FindObject } from '../objects/object-schema.ts';
import type { ObjectDefinition } from '../objects/object.ts';
import { FUNCTIONS } from './check-functions.ts';
import { FUNCTION_HELP, KEYWORD_HELP } from './completion.messages.ts';
import { PERIOD_NAMES } from './period.ts';
import { readTokens } from './tokens.ts';

/** One way to go on writing. */
export interface Completion {
  readonly kind: 'field' | 'reference' | 'children' | 'function' | 'value' | 'keyword';
  /** What is shown as code. */
  readonly name: string;
  readonly label: Label;
  /** What is written in place of the word begun. */
  readonly insert: string;
}

/** What may stand at the caret, and from where it replaces what is written. */
export interface Completions {
  readonly from: number;
  readonly items: readonly Completion[];
}

interface CompletionInput {
  readonly text: string;
  readonly caret: number;
  readonly object: string;
  readonly find: FindObject;
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const PATH = String.raw`${NAME}(?:\.${NAME})*`;
const COMPARED = new RegExp(String.raw`(${PATH})\s*(?:==|!=)\s*(['"]?)([^'"\s]*)$`, 'u');
const LISTED = new RegExp(String.raw`(${PATH})\s+in\s+\[[^\]]*?(['"]?)([^'",\[\]\s]*)$`, 'u');
const CHOSEN = new RegExp(String.raw`(${PATH})\.(?:contains|has)\(\s*(['"]?)([^'"()]*)$`, 'u');
const PERIOD = /(?:inPeriod\([^,()]+,|startOf\(|endOf\()\s*(['"]?)(\w*)$/u;
const MEMBER = new RegExp(String.raw`(${PATH})\.((?:${NAME})?)$`, 'u');
const WORD = new RegExp(String.raw`(?:^|[^\p{L}\p{N}_.'"])((?:${NAME})?)$`, 'u');

/** What may be written at the caret: choices of the field compared with, periods, members after a dot, or names. */
export function completeExpression(input: CompletionInput): Completions {
  const before = input.text.slice(0, input.caret);
  const value = completeValue(input, before) ?? completePeriod(input, before);
  if (value) return value;
  return isInsideText(before) ? { from: input.caret, items: [] } : (completeMember(input, before) ?? completeWord(input, before));
}

function isInsideText(before: string): boolean {
  const tokens = readTokens(before);
  return !tokens.ok && tokens.issue.code === 'unterminated_text';
}

function completeValue(input: CompletionInput, before: string): Completions | undefined {
  const found = COMPARED.exec(before) ?? LISTED.exec(before) ?? CHOSEN.exec(before);
  const [, path = '', quote = '', begun = ''] = found ?? [];
  const end = found && resolve(input, before, path);
  const field = end?.kind === 'field' ? end.field : undefined;
  if (field?.kind === 'boolean') return listed(input.caret - begun.length, ['true', 'false'].map(keyword), begun);
  if (field?.kind !== 'choice' && field?.kind !== 'multi_choice') return undefined;
  const items = field.options.map(({ value, label }): Completion => ({ kind: 'value', name: value, label, insert: quoted(value, quote, input) }));
  return listed(input.caret - begun.length - quote.length, items, begun);
}

function completePeriod(input: CompletionInput, before: string): Completions | undefined {
  const found = PERIOD.exec(before);
  if (!found) return undefined;
  const [, quote = '', begun = ''] = found;
  const items = PERIOD_NAMES.map((name): Completion => ({ kind: 'value', name, label: { zh: '', en: '' }, insert: quoted(name, quote, input) }));
  return listed(input.caret - begun.length - quote.length, items, begun);
}

/** Written whole; a quote that already closes the text is not doubled. */
function quoted(value: string, quote: string, input: CompletionInput): string {
  const mark = quote || "'";
  const isClosed = input.text.charAt(input.caret) === mark && quote !== '';
  return `${mark}${value}${isClosed ? '' : mark}`;
}

function completeMember(input: CompletionInput, before: string): Completions | undefined {
  const found = MEMBER.exec(before);
  if (!found) return undefined;
  const [, path = '', begun = ''] = found;
  const end = resolve(input, before, path);
  return listed(input.caret - begun.length, end ? membersOf(input, end) : [], begun);
}

function membersOf(input: CompletionInput, end: Place): readonly Completion[] {
  if (end.kind === 'object') return namesOf(end.object, false);
  if (end.kind === 'children') return ['count', 'any', 'all', 'sum', 'avg', 'min', 'max', 'filter'].map((name) => method(name, `${name}(x, x.`));
  const { kind } = end.field;
  if (kind === 'money') return [{ kind: 'field', name: 'currency', label: { zh: '币种', en: 'Currency' }, insert: 'currency' }];
  if (kind === 'multi_choice') return ['contains', 'size'].map((name) => method(name, name === 'size' ? 'size()' : `${name}('`));
  if (kind === 'file') return [method('size', 'size()')];
  const isText = ['text', 'long_text', 'email', 'phone', 'identity_number', 'url', 'choice'].includes(kind);
  if (!isText) return [];
  const asking = ['contains', 'startsWith', 'endsWith', 'containsIgnoreCase'].map((name) => method(name, `${name}('`));
  return [...asking, ...['size', 'lower', 'upper', 'trim'].map((name) => method(name, `${name}()`))];
}

function completeWord(input: CompletionInput, before: string): Completions {
  const found = WORD.exec(before);
  const object = input.find(input.object);
  if (!found || !object) return { from: input.caret, items: [] };
  const begun = found[1] ?? '';
  const functions = Object.keys(FUNCTIONS).map((name) => method(name, ['now', 'today', 'me'].includes(name) ? `${name}()` : `${name}(`));
  return listed(input.caret - begun.length, [...namesOf(object, true), ...functions, ...Object.keys(KEYWORD_HELP).map(keyword)], begun);
}

function namesOf(object: ObjectDefinition, isRoot: boolean): readonly Completion[] {
  const fields = Object.entries(object.fields).map(([name, field]): Completion => {
    const isReference = field.kind === 'reference' || field.kind === 'member' || field.kind === 'department';
    return { kind: isReference ? 'reference' : 'field', name, label: field.label, insert: name };
  });
  const children = Object.entries(object.children ?? {}).map(([name, child]): Completion => ({
    kind: 'children',
    name,
    label: child.label,
    insert: `${name}.`,
  }));
  const times: readonly Completion[] = [
    { kind: 'field', name: 'created_at', label: { zh: '创建时间', en: 'Created' }, insert: 'created_at' },
    { kind: 'field', name: 'updated_at', label: { zh: '修改时间', en: 'Changed' }, insert: 'updated_at' },
  ];
  return [...fields, ...children, ...(isRoot ? times : [])];
}

function method(name: string, insert: string): Completion {
  return { kind: 'function', name, label: FUNCTION_HELP[name] ?? { zh: '', en: '' }, insert };
}

function keyword(name: string): Completion {
  return { kind: 'keyword', name, label: KEYWORD_HELP[name] ?? { zh: '', en: '' }, insert: name };
}

/** Those that fit what is begun, by name or by label in either language; those that begin with it first. */
function listed(from: number, items: readonly Completion[], begun: string): Completions {
  const wanted = begun.toLowerCase();
  const rank = (item: Completion) => {
    if (item.name.toLowerCase().startsWith(wanted) || item.label.zh.startsWith(begun)) return 0;
    return item.name.toLowerCase().includes(wanted) || item.label.en.toLowerCase().includes(wanted) || item.label.zh.includes(begun) ? 1 : 2;
  };
  const ranked = items.map((item) => ({ item, at: rank(item) })).filter(({ at }) => at < 2);
  return { from, items: ranked.sort((left, right) => left.at - right.at).map(({ item }) => item) };
}

type Place =
  | { readonly kind: 'object'; readonly object: ObjectDefinition }
  | { readonly kind: 'children'; readonly object: ObjectDefinition }
  | { readonly kind: 'field'; readonly field: Field };

/** Where a path leads; its first name may be the variable of a macro that is still open. */
function resolve(input: CompletionInput, before: string, path: string): Place | undefined {
  const [first = '', ...rest] = path.split('.');
  const root = input.find(input.object);
  const bound = variableOf(input, before, first);
  let place: Place | undefined = bound ? { kind: 'object', object: bound } : root && step(input, root, first);
  for (const name of rest) place = place?.kind === 'object' ? step(input, place.object, name) : undefined;
  return place;
}

function step(input: CompletionInput, object: ObjectDefinition, name: string): Place | undefined {
  const field = object.fields[name];
  const child = object.children?.[name];
  const other = field?.kind === 'reference' ? input.find(field.object) : child && input.find(child.object);
  if (other) return { kind: field ? 'object' : 'children', object: other };
  return field && { kind: 'field', field };
}

/** `activities.count(a, a.` binds `a` to the records counted. */
function variableOf(input: CompletionInput, before: string, name: string): ObjectDefinition | undefined {
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) return undefined;
  const bindings = [...before.matchAll(new RegExp(String.raw`(${PATH})\.(?:count|any|exists|all|sum|avg|min|max|filter)\(\s*${name}\s*,`, 'gu'))];
  const relation = bindings.at(-1)?.[1];
  if (relation === undefined) return undefined;
  const place = resolve(input, before.slice(0, bindings.at(-1)?.index), relation);
  return place?.kind === 'children' ? place.object : undefined;
}
