import { BLANK_PATTERN, BLANK_WORDS, LETTERS, SPACES } from '../../contract/expression/text-rules.ts';
import { dateOfDayNumber, dayNumber } from '../../contract/expression/calendar-days.ts';
import { colleaguesOf } from '../../contract/expression/people.ts';
import { rangeOfPeriod, type DateRange } from '../../contract/expression/period.ts';
import { localDate, startOfDate } from '../../contract/expression/time-zone.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { arrayParameter, constantValue, parameterOf } from './sql-constants.ts';
import { onSegmentSql } from './sql-segments.ts';
import { peopleSql } from './sql-people.ts';
import { aliasOf, identitySql, nextAlias, quoteName, type SqlScope } from './sql-scope.ts';
import { compileValue } from './sql-values.ts';

type CallNode = Extract<TypedNode, { kind: 'call' }>;

/** Functions that answer yes or no. */
export function compilePredicateCall(node: CallNode, scope: SqlScope): string {
  const value = (index: number): string => compileValue(argumentAt(node, index), scope);
  switch (node.name) {
    case 'text_contains':
      return `strpos(${value(0)}, ${value(1)}) > 0`;
    case 'text_starts_with':
      return `starts_with(${value(0)}, ${value(1)})`;
    case 'text_ends_with':
      return `right(${value(0)}, char_length(${value(1)})) = ${value(1)}`;
    case 'is_empty_text':
      return `(${value(0)} is null or ${value(0)} = '')`;
    case 'is_blank_text':
      return isBlankSql(value(0), scope);
    case 'choices_contain': {
      const links = linkRows(argumentAt(node, 0), 'choices', scope);
      return `exists (select 1 ${links.from} and ${links.alias}."choice" = ${value(1)})`;
    }
    case 'choices_empty':
      return `not exists (select 1 ${linkRows(argumentAt(node, 0), 'choices', scope).from})`;
    case 'files_empty':
      return `not exists (select 1 ${linkRows(argumentAt(node, 0), 'files', scope).from})`;
    case 'in_my_team':
      return `${value(0)} = any(${arrayParameter(scope.env.teamMemberIds, 'id', scope)})`;
    case 'in_my_department':
      return `${value(0)} = any(${arrayParameter(colleaguesOf(scope.env), 'id', scope)})`;
    case 'in_segment':
      return onSegmentSql(value(0), argumentAt(node, 1), scope);
    case 'reports_to':
    case 'in_department':
    case 'has_role':
      return peopleSql({ name: node.name, member: argumentAt(node, 0), target: argumentAt(node, 1), day: argumentAt(node, 2) }, scope);
    case 'in_period_date':
    case 'in_period_instant':
      return inPeriodSql(node, value(0), scope);
    default:
      throw new Error(`not a yes/no function: ${node.name}`);
  }
}

/** `from engine_choice_link l where …`: the links of one field of the record that holds it. */
export function linkRows(field: TypedNode, kind: 'choices' | 'files', scope: SqlScope): { from: string; alias: string } {
  if (field.kind !== 'field') throw new Error('sets are always fields');
  const { source } = field;
  const table = kind === 'choices' ? (scope.tables.choiceLinks ?? 'engine_choice_link') : (scope.tables.fileLinks ?? 'engine_file_link');
  const alias = nextAlias(scope);
  const conditions = [
    `${alias}."workspace_id" = ${aliasOf(source, scope)}."workspace_id"`,
    `${alias}."object" = ${parameterOf(source.path.at(-1)?.object ?? source.origin, 'text', scope)}`,
    `${alias}."field" = ${parameterOf(field.field.name, 'text', scope)}`,
    `${alias}."record_id" = ${identitySql(source, scope)}`,
  ];
  return { from: `from ${quoteName(table)} ${alias} where ${conditions.join(' and ')}`, alias };
}

/** Lower case by our own table of letters, whatever the collation of the database. */
export function lowerSql(text: string, scope: SqlScope): string {
  return `translate(${text}, ${parameterOf(LETTERS.upper, 'text', scope)}, ${parameterOf(LETTERS.lower, 'text', scope)})`;
}

/** The argument of a checked call. */
export function argumentAt(node: CallNode, index: number): TypedNode {
  const arg = node.args[index];
  if (!arg) throw new Error(`${node.name} has no argument ${index}`);
  return arg;
}

/** The dates of the period written as an argument. */
export function periodOf(node: TypedNode, scope: SqlScope): DateRange | undefined {
  const period = constantValue(node, scope);
  return rangeOfPeriod(typeof period === 'string' ? period : '', localDate(scope.env.now, scope.env.timeZone), scope.env.fiscalYearStart);
}

/**
 * Figures ask this of a million texts, so the dear tests come last: longer texts are no placeholder word, only letters of such words need be
 * made small, and only a text that begins with a character twice, or is one character, may be one sign repeated.
 */
function isBlankSql(text: string, scope: SqlScope): string {
  const small = `translate(b.t, ${parameterOf(blankLetters.upper, 'text', scope)}, ${parameterOf(blankLetters.lower, 'text', scope)})`;
  const isWord = `char_length(b.t) <= ${longestBlankWord} and ${small} = any(${arrayParameter(BLANK_WORDS, 'text', scope)})`;
  const isRepeated = `substr(b.t, 2, 1) in ('', substr(b.t, 1, 1)) and b.t ~ ${parameterOf(BLANK_PATTERN, 'text', scope)}`;
  const trimmed = `btrim(coalesce(${text}, ''), ${parameterOf(SPACES, 'text', scope)})`;
  return `(select ${isWord} or ${isRepeated} from (select ${trimmed} as t offset 0) b)`;
}

const longestBlankWord = Math.max(...BLANK_WORDS.map((word) => [...word].length));

/** The capital letters whose small ones occur in a placeholder word; a text with any other is none, small or not. */
const blankLetters = lettersOf(BLANK_WORDS.join(''));

function lettersOf(words: string): { readonly upper: string; readonly lower: string } {
  const lower = [...LETTERS.lower];
  const pairs = [...LETTERS.upper].map((letter, at) => [letter, lower[at] ?? ''] as const).filter(([, small]) => words.includes(small));
  return { upper: pairs.map(([letter]) => letter).join(''), lower: pairs.map(([, small]) => small).join('') };
}

/** Plain bounds around a column, for its index; a range around anything longer, which names it once. */
function inPeriodSql(node: CallNode, value: string, scope: SqlScope): string {
  const range = periodOf(argumentAt(node, 1), scope);
  if (!range) return 'false';
  const isColumn = argumentAt(node, 0).kind === 'field';
  if (node.name === 'in_period_date') {
    const from = parameterOf(range.from, 'date', scope);
    const to = parameterOf(range.to, 'date', scope);
    return isColumn ? `(${value} >= ${from} and ${value} <= ${to})` : `daterange(${from}, ${to}, '[]') @> ${value}`;
  }
  const next = dateOfDayNumber(dayNumber(range.to) + 1) ?? range.to;
  const from = parameterOf(startOfDate(range.from, scope.env.timeZone), 'instant', scope);
  const to = parameterOf(startOfDate(next, scope.env.timeZone), 'instant', scope);
  return isColumn ? `(${value} >= ${from} and ${value} < ${to})` : `tstzrange(${from}, ${to}, '[)') @> ${value}`;
}
