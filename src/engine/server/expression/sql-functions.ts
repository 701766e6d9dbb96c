import type { FunctionName } from '../../contract/expression/function-names.ts';
import type { ExprKind } from '../../contract/expression/schema.ts';
import { LETTERS, SPACES } from '../../contract/expression/text-rules.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { calendarExceptions } from '../../contract/expression/work-calendar.ts';
import { SQL_TYPES, parameterOf } from './sql-constants.ts';
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
  days: ({ value }) => `(${value(0)} * 86400000)`,
  hours: ({ value }) => `(${value(0)} * 3600000)`,
  start_of: never,
  end_of: never,
  in_period_date: predicate,
  in_period_instant: predicate,
  date_of: ({ node, scope }) => dateSql(argumentAt(node, 0), scope),
  days_between: ({ node, scope }) => `(${dateSql(argumentAt(node, 1), scope)} - ${dateSql(argumentAt(node, 0), scope)})::numeric`,
  work_days_between: workDaysSql,
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

/** A date as it is; an instant as the date the workspace's clock shows then. */
function dateSql(node: TypedNode, scope: SqlScope): string {
  const value = compileValue(node, scope);
  return node.type.kind === 'instant' ? `(${value} at time zone ${parameterOf(scope.env.timeZone, 'text', scope)})::date` : value;
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
