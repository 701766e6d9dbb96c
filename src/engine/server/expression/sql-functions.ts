import type { FunctionName } from '../../contract/expression/function-names.ts';
import type { ExprKind } from '../../contract/expression/schema.ts';
import { LETTERS, SPACES } from '../../contract/expression/text-rules.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { calendarExceptions, MOST_WORK_DAYS } from '../../contract/expression/work-calendar.ts';
import { SQL_TYPES, parameterOf } from './sql-constants.ts';
import { dateSql } from './sql-dates.ts';
import { compileMoney } from './sql-money.ts';
import { compilePredicateCall, argumentAt, linkRows, lowerSql } from './sql-predicate-functions.ts';
import { aliasOf, onRecord, placeSql, type SqlScope } from './sql-scope.ts';
import { compileValue, tenth } from './sql-values.ts';

type CallNode = Extract<TypedNode, { kind: 'call' }>;
interface SqlCall {
  readonly node: CallNode;
  readonly scope: SqlScope;
  /** SQL of an argument. */
  readonly value: (index: number) => string;
  /** The kind of the result, which gives a written null its type. */
  readonly kind: ExprKind;
}
type Compiler = (call: SqlCall) => string;

const predicate: Compiler = ({ node, scope }) => compilePredicateCall(node, scope);
/** The checker and the constant folding leave none of these to the database. */
const never: Compiler = ({ node }) => {
  throw new Error(`never compiled as a scalar: ${node.name}`);
};

const FUNCTION_COMPILERS: Readonly<Record<FunctionName, Compiler>> = {
  text_size: ({ value }) => `char_length(${value(0)})::numeric`,
  text_contains: predicate,
  text_starts_with: predicate,
  text_ends_with: predicate,
  lower: ({ value, scope }) => lowerSql(value(0), scope),
  upper: ({ value, scope }) => `translate(${value(0)}, ${parameterOf(LETTERS.lower, 'text', scope)}, ${parameterOf(LETTERS.upper, 'text', scope)})`,
  trim: ({ value, scope }) => `btrim(${value(0)}, ${parameterOf(SPACES, 'text', scope)})`,
  is_blank_text: predicate,
  is_empty_text: predicate,
  choices_contain: predicate,
  choices_size: ({ node, scope }) => `(select count(*) ${linkRows(argumentAt(node, 0), 'choices', scope).from})::numeric`,
  choices_empty: predicate,
  files_size: ({ node, scope }) => `(select count(*) ${linkRows(argumentAt(node, 0), 'files', scope).from})::numeric`,
  files_empty: predicate,
  now: never,
  today: never,
  me: never,
  in_my_team: predicate,
  in_my_department: predicate,
  in_segment: predicate,
  reports_to: predicate,
  in_department: predicate,
  has_role: predicate,
  days: ({ value }) => `(${value(0)} * 86400000)`,
  hours: ({ value }) => `(${value(0)} * 3600000)`,
  start_of: never,
  end_of: never,
  in_period_date: predicate,
  in_period_instant: predicate,
  date_of: ({ node, scope }) => dateSql(argumentAt(node, 0), scope),
  days_between: ({ node, scope }) => `(${dateSql(argumentAt(node, 1), scope)} - ${dateSql(argumentAt(node, 0), scope)})::numeric`,
  work_days_between: workDaysSql,
  add_work_days: addWorkDaysSql,
  year_of: (call) => partSql(call, 'year'),
  quarter_of: (call) => partSql(call, 'quarter'),
  month_of: (call) => partSql(call, 'month'),
  weekday_of: (call) => partSql(call, 'isodow'),
  fiscal_year_of: ({ node, scope }) => `(${fiscalMonths(node, scope)} / 12 + ${(scope.env.fiscalYearStart ?? 1) > 1 ? 1 : 0})::numeric`,
  fiscal_quarter_of: ({ node, scope }) => `(${fiscalMonths(node, scope)} % 12 / 3 + 1)::numeric`,
  text_left: ({ value }) => `left(${value(0)}, ${sizeSql(value(1))})`,
  text_right: ({ value }) => `right(${value(0)}, ${sizeSql(value(1))})`,
  fraction: ({ value }) => `(${value(0)} * ${tenth(2)})`,
  absolute_number: ({ value }) => `abs(${value(0)})`,
  absolute_money: never,
  round_number: ({ value }) => `round(${value(0)}, (${value(1)})::int)`,
  round_money: never,
  least: (call) => extremeSql(call, 'min'),
  greatest: (call) => extremeSql(call, 'max'),
  coalesce: ({ node, scope, kind }) => `coalesce(${node.args.map((arg) => compileValue(arg, scope, kind)).join(', ')})`,
  money_value: ({ node, scope }) => compileMoney(argumentAt(node, 0), scope).amount,
  money_currency: moneyCurrencySql,
  convert_money: never,
  base_money: never,
};

/** A function as SQL scalar. */
export function compileFunction(node: CallNode, scope: SqlScope, kind: ExprKind): string {
  return FUNCTION_COMPILERS[node.name]({ node, scope, kind, value: (index) => compileValue(argumentAt(node, index), scope) });
}

/** A field's currency is a column of its own; elsewhere there is none without an amount. */
function moneyCurrencySql({ node, scope }: SqlCall): string {
  const operand = argumentAt(node, 0);
  if (operand.kind === 'field') {
    const { field } = operand;
    const currency = (alias: string): string => placeSql(alias, field, `${field.column ?? field.name}_currency`, 'text');
    return operand.source.path.length > 0 ? onRecord(operand.source, scope, currency) : currency(aliasOf(operand.source, scope));
  }
  const money = compileMoney(operand, scope);
  return `(case when ${money.amount} is not null then ${money.currency} end)`;
}

/** `least` and `greatest` of PostgreSQL pass over null; ours do not. */
function extremeSql({ node, scope, kind }: SqlCall, name: 'min' | 'max'): string {
  const rows = node.args.map((arg) => `(${compileValue(arg, scope, kind)})`).join(', ');
  const collation = SQL_TYPES[kind] === 'text' ? ' collate "C"' : '';
  return `(select case when count(m.v) = count(*) then ${name}(m.v${collation}) end from (values ${rows}) m(v))`;
}

function partSql({ node, scope }: SqlCall, part: 'year' | 'quarter' | 'month' | 'isodow'): string {
  return `extract(${part} from ${dateSql(argumentAt(node, 0), scope)})::numeric`;
}

/** Months since the beginning of the calendar, counted from the one in which fiscal years begin. */
function fiscalMonths(node: CallNode, scope: SqlScope): string {
  const date = dateSql(argumentAt(node, 0), scope);
  return `(extract(year from ${date})::int * 12 + extract(month from ${date})::int - ${scope.env.fiscalYearStart ?? 1})`;
}

/** No text is longer; a negative size, which PostgreSQL counts from the other end, takes nothing; of null, null (which `least` passes over). */
function sizeSql(count: string): string {
  return `(least(greatest(${count}, 0), 1000000000) + ${count} * 0)::int`;
}

/** Walks the days from there, since how many weekends and holidays lie between depends on each. */
function addWorkDaysSql({ node, scope, value }: SqlCall): string {
  const { off, on } = calendarExceptions(scope.env.workCalendar);
  const [offDays, onDays] = [off, on].map((days) => scope.parameters.add(days, 'date[]'));
  const isWorked = `(x.day = any(${onDays}) or (extract(isodow from x.day) < 6 and x.day <> all(${offDays})))`;
  const operands = `select ${dateSql(argumentAt(node, 0), scope)} as a, ${value(1)} as n offset 0`;
  // Of any eleven days in a row at least four are worked but for the longest holidays, which the rest covers.
  const reach = '(abs(d.n) * 2 + 40)::int';
  return `(select case when d.a is null or d.n = 0 then d.a when abs(d.n) <= ${MOST_WORK_DAYS} then (
      select x.day from (select d.a + sign(d.n)::int * i as day, i from generate_series(1, ${reach}) i) x
      where ${isWorked} and x.day between '0001-01-01' and '9999-12-31' order by x.i offset greatest(abs(d.n)::int - 1, 0) limit 1) end from (${operands}) d)`;
}

/** Weekdays counted from a Monday in closed form, corrected by the calendar's exceptions, which travel as parameters. */
function workDaysSql({ node, scope }: SqlCall): string {
  const { off, on } = calendarExceptions(scope.env.workCalendar);
  const [offDays, onDays] = [off, on].map((days) => scope.parameters.add(days, 'date[]'));
  const days = (column: string): string => `(${column} - date '1970-01-05')`;
  const weekdays = (column: string): string =>
    `(floor(${days(column)} / 7.0) * 5 + least(${days(column)} - floor(${days(column)} / 7.0) * 7 + 1, 5))`;
  const exceptions = (column: string): string =>
    `(select count(*) from unnest(${onDays}) x where x <= ${column}) - (select count(*) from unnest(${offDays}) x where x <= ${column})`;
  const until = (column: string): string => `(${weekdays(column)} + ${exceptions(column)})`;
  const operands = `select ${dateSql(argumentAt(node, 0), scope)} as a, ${dateSql(argumentAt(node, 1), scope)} as b offset 0`;
  return `(select (${until('d.b')} - ${until('d.a')})::numeric from (${operands}) d)`;
}
