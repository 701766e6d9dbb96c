import { parseHumanDate } from '#platform/contract/format/parse-human-date.ts';
import { parseHumanMoney } from '#platform/contract/format/parse-human-money.ts';
import type { FilterCondition, FilterOperator, FilterScalar } from '#engine/contract/expression/filter-tree.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { readPeriod, readTypedOperator } from './typed-words.ts';

/** A field one may ask about, by its path. */
export interface TypedField {
  readonly path: string;
  readonly field: Field;
}

/** What a typed text may mean: a condition, complete or with the value still to be given, or a name to be looked up. */
export interface TypedReading {
  readonly part: FilterCondition;
  readonly isComplete: boolean;
  /** The value names a record, member or department, which the server must find. */
  readonly lookup?: string;
}

interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

const most = 9;

/** Reads 「金额 大于 3万」「阶段 谈判」「owner is me」「close date this quarter」; the likeliest meaning first. */
export function readTypedCondition(typed: string, fields: readonly TypedField[], moment: Moment): readonly TypedReading[] {
  const text = tidy(typed);
  if (text === '') return [];
  const named = fields.flatMap((each) =>
    labelsOf(each).flatMap((name) => (text.startsWith(name) ? [{ each, rest: text.slice(name.length).trim(), size: name.length }] : [])),
  );
  const longest = Math.max(0, ...named.map((match) => match.size));
  const best = named.filter((match) => match.size === longest);
  const partial = fields.filter((each) => labelsOf(each).some((name) => name.includes(text)));
  const readings = [
    ...best.flatMap(({ each, rest }) => readingsOf(each, rest, moment)),
    ...(best.length === 0 ? valueReadings(text, fields, moment) : []),
    ...partial.filter((each) => !best.some((match) => match.each.path === each.path)).flatMap((each) => readingsOf(each, '', moment).slice(0, 1)),
  ];
  const seen = new Set<string>();
  const unique = readings.filter((reading) => {
    const key = JSON.stringify([reading.part, reading.lookup]);
    return seen.has(key) ? false : seen.add(key);
  });
  return unique.toSorted((left, right) => Number(right.isComplete) - Number(left.isComplete)).slice(0, most);
}

/** After the field: an operator and a value, either of which may be missing. */
function readingsOf({ path, field }: TypedField, rest: string, moment: Moment): readonly TypedReading[] {
  const offered = operatorsOf(field);
  if (rest === '') return offered.map((op) => ({ part: { field: path, op }, isComplete: valueless.includes(op) }));
  const { operators, value } = readTypedOperator(rest, offered);
  if (value === '' && operators.length > 0) return operators.map((op) => ({ part: { field: path, op }, isComplete: valueless.includes(op) }));
  const wanted = operators.length > 0 ? operators : usual(field, offered);
  const read = wanted.flatMap((op) => withValue(path, field, op, value, moment));
  return read.length > 0 ? read : wanted.slice(0, 1).map((op) => ({ part: { field: path, op }, isComplete: false }));
}

/** Without a field: an option, a period or a person says which fields are meant. */
function valueReadings(text: string, fields: readonly TypedField[], moment: Moment): readonly TypedReading[] {
  return fields.flatMap(({ path, field }) => {
    if (field.kind === 'choice') return withValue(path, field, 'eq', text, moment);
    if ((field.kind === 'date' || field.kind === 'datetime') && readPeriod(text) !== undefined)
      return withValue(path, field, 'in_period', text, moment);
    if (field.kind !== 'member') return [];
    const { operators, value } = readTypedOperator(text, ['is_me', 'in_my_team', 'in_my_department']);
    return value === '' ? operators.map((op) => ({ part: { field: path, op }, isComplete: true })) : [];
  });
}

const valueless: readonly FilterOperator[] = ['is_empty', 'is_not_empty', 'is_me', 'in_my_team', 'in_my_department'];

function operatorsOf(field: Field): readonly FilterOperator[] {
  const { filterOperators } = rulesOf(field);
  return field.kind === 'reference' ? [...filterOperators, 'in_segment', 'not_in_segment'] : filterOperators;
}

/** What is meant by a value alone. */
function usual(field: Field, offered: readonly FilterOperator[]): readonly FilterOperator[] {
  const wanted: readonly FilterOperator[] =
    field.kind === 'date' || field.kind === 'datetime'
      ? ['in_period', 'eq', 'gte', 'lte', 'between']
      : ['money', 'number', 'percent'].includes(field.kind)
        ? ['between', 'gte', 'lte', 'eq']
        : ['contains', 'in', 'eq'];
  return wanted.filter((op) => offered.includes(op));
}

function withValue(path: string, field: Field, op: FilterOperator, text: string, moment: Moment): readonly TypedReading[] {
  const complete = (value: FilterScalar | FilterScalar[]): readonly TypedReading[] => [{ part: { field: path, op, value }, isComplete: true }];
  if (op === 'in_period') {
    const period = readPeriod(text);
    return period === undefined ? [] : complete(period);
  }
  if (field.kind === 'member' || field.kind === 'reference' || field.kind === 'department') {
    if (op !== 'eq' && op !== 'ne' && op !== 'in_department') return [];
    return [{ part: { field: path, op }, isComplete: false, lookup: text }];
  }
  if (op === 'between') {
    const ends = text.split(/\s*(?:到|至|~|～|–|—| to | and | 和 )\s*/).map((end) => scalarOf(field, end, moment));
    const [from, to] = ends;
    return ends.length === 2 && from !== undefined && to !== undefined ? complete([from, to]) : [];
  }
  if (op === 'in' || op === 'not_in') {
    const values = text.split(/\s*[,，、;；]\s*/).map((each) => scalarOf(field, each, moment));
    const known = values.filter((value) => value !== undefined);
    return known.length > 1 && known.length === values.length ? complete(known) : [];
  }
  const value = scalarOf(field, text, moment);
  return value === undefined ? [] : complete(value);
}

function scalarOf(field: Field, text: string, { now, timeZone }: Moment): FilterScalar | undefined {
  switch (field.kind) {
    case 'money': {
      const amount = parseHumanMoney(text);
      return amount === undefined ? undefined : { number: amount };
    }
    case 'number':
    case 'percent': {
      const number = parseHumanMoney(text.replace(/[%％]$/, ''));
      return number === undefined ? undefined : { number };
    }
    case 'date':
    case 'datetime':
      return parseHumanDate(text, now, timeZone)?.day;
    case 'boolean':
      return /^(是|yes|true|对|有)$/.test(text) ? true : /^(否|no|false|不是|没有)$/.test(text) ? false : undefined;
    case 'choice':
    case 'multi_choice':
      return optionOf(field.options, text);
    default:
      return text;
  }
}

function optionOf(options: readonly { readonly value: string; readonly label: { readonly zh: string; readonly en: string } }[], text: string) {
  const words = options.map((option) => ({ value: option.value, names: [option.label.zh, option.label.en, option.value].map(tidy) }));
  const exact = words.find(({ names }) => names.includes(text));
  return (exact ?? (text.length > 1 ? words.find(({ names }) => names.some((name) => name.includes(text))) : undefined))?.value;
}

function labelsOf({ field, path }: TypedField): readonly string[] {
  return [...new Set([field.label.zh, field.label.en, path].map(tidy))].filter((name) => name !== '');
}

function tidy(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
