import { MS_PER_DAY, dayNumber, isDateText } from './calendar-days.ts';
import { convertMoney } from './exchange-rates.ts';
import { multiplyDecimals, negateDecimal, roundDecimal, wholeNumber, type ExactDecimal } from './exact-decimal.ts';
import type { FunctionName } from './function-names.ts';
import { colleaguesOf, isAnswered, spansFor, type PeopleQuestion } from './people.ts';
import { fiscalPartsOf, rangeOfPeriod, type DateRange } from './period.ts';
import type { ExprEnvironment, ExprValue } from './record.ts';
import { isBlankText, lowerCase, textSize, trimText, upperCase } from './text-rules.ts';
import { localDate } from './time-zone.ts';
import { dateTimeOf, extremeOf, listOf, moneyOf, numberOf, textOf } from './value-rules.ts';
import { addWorkDays, computeWorkDaysBetween, weekday } from './work-calendar.ts';

type Evaluator = (args: readonly ExprValue[], env: ExprEnvironment) => ExprValue;

const MS_PER_HOUR = 3_600_000n;
const HUNDREDTH: ExactDecimal = { coefficient: 1n, scale: 2 };

/** Every function in memory; the SQL compiler has the same table. */
export const FUNCTION_EVALUATORS: Readonly<Record<FunctionName, Evaluator>> = {
  text_size: ofText((text) => wholeNumber(textSize(text))),
  text_contains: ofTexts((text, part) => text.includes(part)),
  text_starts_with: ofTexts((text, part) => text.startsWith(part)),
  text_ends_with: ofTexts((text, part) => text.endsWith(part)),
  lower: ofText(lowerCase),
  upper: ofText(upperCase),
  trim: ofText(trimText),
  is_blank_text: ([text]) => isBlankText(textOf(text) ?? ''),
  is_empty_text: ([text]) => (textOf(text) ?? '') === '',
  choices_contain: ([choices, key]) => textOf(key) !== null && listOf(choices).includes(textOf(key)),
  choices_size: ([choices]) => wholeNumber(new Set(listOf(choices)).size),
  choices_empty: ([choices]) => listOf(choices).length === 0,
  files_size: ([files]) => wholeNumber(listOf(files).length),
  files_empty: ([files]) => listOf(files).length === 0,
  now: (_, env) => env.now,
  today: (_, env) => localDate(env.now, env.timeZone),
  me: (_, env) => env.memberId,
  in_segment: ([segment, record], env) => env.segmentMembers?.get(textOf(segment) ?? '')?.has(textOf(record) ?? '') ?? false,
  in_my_team: ([member], env) => env.teamMemberIds.includes(textOf(member) ?? ''),
  in_my_department: ([member], env) => colleaguesOf(env).includes(textOf(member) ?? ''),
  reports_to: ofPeople('reports_to'),
  in_department: ofPeople('in_department'),
  has_role: ofPeople('has_role'),
  days: ofNumber((count) => count.coefficient * MS_PER_DAY),
  hours: ofNumber((count) => count.coefficient * MS_PER_HOUR),
  start_of: ([period], env) => periodRange(period, env)?.from ?? null,
  end_of: ([period], env) => periodRange(period, env)?.to ?? null,
  in_period_date: isInPeriod,
  in_period_instant: isInPeriod,
  date_of: ([instant], env) => dateOf(instant, env),
  days_between: ofDates((from, to) => dayNumber(to) - dayNumber(from)),
  work_days_between: ofDates((from, to, env) => computeWorkDaysBetween(from, to, env.workCalendar)),
  add_work_days: ([day, count], env) => {
    const [date, number] = [dateOf(day, env), numberOf(count)];
    return date === null || number === null ? null : addWorkDays(date, Number(number.coefficient), env.workCalendar);
  },
  year_of: ofDay((date) => Number(date.slice(0, 4))),
  quarter_of: ofDay((date) => Math.ceil(Number(date.slice(5, 7)) / 3)),
  month_of: ofDay((date) => Number(date.slice(5, 7))),
  weekday_of: ofDay((date) => weekday(date) + 1),
  fiscal_year_of: ofDay((date, env) => fiscalPartsOf(date, env.fiscalYearStart).year),
  fiscal_quarter_of: ofDay((date, env) => fiscalPartsOf(date, env.fiscalYearStart).quarter),
  text_left: ([text, count]) => partOf(text, count, (characters, size) => characters.slice(0, size)),
  text_right: ([text, count]) => partOf(text, count, (characters, size) => characters.slice(Math.max(0, characters.length - size))),
  fraction: ofNumber((points) => multiplyDecimals(points, HUNDREDTH)),
  absolute_number: ofNumber(absolute),
  absolute_money: ofMoneyAmount(absolute),
  round_number: ofNumber((value, digits) => roundDecimal(value, digits)),
  round_money: ofMoneyAmount((value, digits) => roundDecimal(value, digits)),
  least: (args) => (args.includes(null) ? null : extremeOf(args, -1)),
  greatest: (args) => (args.includes(null) ? null : extremeOf(args, 1)),
  coalesce: (args) => args.find((arg) => arg !== null) ?? null,
  money_value: ([money]) => moneyOf(money)?.amount ?? null,
  money_currency: ([money]) => moneyOf(money)?.currency ?? null,
  convert_money: ([money, currency, day], env) => converted(money, textOf(currency), day, env),
  base_money: ([money, day], env) => converted(money, env.exchange?.base ?? null, day, env),
};

function ofText(compute: (text: string) => ExprValue): Evaluator {
  return ([value]) => (typeof value === 'string' ? compute(value) : null);
}

/** A question about two texts is false when one is null. */
function ofTexts(ask: (text: string, part: string) => boolean): Evaluator {
  return ([text, part]) => typeof text === 'string' && typeof part === 'string' && ask(text, part);
}

function ofNumber(compute: (value: ExactDecimal, digits: number) => ExprValue): Evaluator {
  return ([value, digits]) => {
    const number = numberOf(value);
    return number && compute(number, Number(numberOf(digits)?.coefficient ?? 0n));
  };
}

function ofMoneyAmount(compute: (amount: ExactDecimal, digits: number) => ExactDecimal): Evaluator {
  return ([value, digits]) => {
    const money = moneyOf(value);
    return money && { amount: compute(money.amount, Number(numberOf(digits)?.coefficient ?? 0n)), currency: money.currency };
  };
}

function ofDates(count: (from: string, to: string, env: ExprEnvironment) => number): Evaluator {
  return ([from, to], env) => {
    const first = dateOf(from, env);
    const last = dateOf(to, env);
    return first === null || last === null ? null : wholeNumber(count(first, last, env));
  };
}

function ofDay(part: (date: string, env: ExprEnvironment) => number): Evaluator {
  return ([day], env) => {
    const date = dateOf(day, env);
    return date === null ? null : wholeNumber(part(date, env));
  };
}

/** So many characters (not UTF-16 units) of a text; none for a negative number. */
function partOf(
  text: ExprValue | undefined,
  count: ExprValue | undefined,
  cut: (characters: readonly string[], size: number) => string[],
): ExprValue {
  const [whole, number] = [textOf(text), numberOf(count)];
  if (whole === null || number === null) return null;
  const size = Number(number.coefficient);
  return size <= 0 ? '' : cut([...whole], size).join('');
}

function converted(value: ExprValue | undefined, currency: string | null, day: ExprValue | undefined, env: ExprEnvironment): ExprValue {
  const money = moneyOf(value);
  return money && currency !== null ? convertMoney(money, currency, dateOf(day, env), env.exchange) : null;
}

/** Nobody, and no day, answer no. */
function ofPeople(question: PeopleQuestion): Evaluator {
  return ([member, target, day], env) => {
    const [memberId, wanted, date] = [textOf(member), textOf(target), dateOf(day, env)];
    if (!env.people || memberId === null || wanted === null || date === null) return false;
    return isAnswered(spansFor(env.people, question, wanted), memberId, date);
  };
}

/** A date as it is; an instant as the date the workspace's clock shows then. */
function dateOf(value: ExprValue | undefined, env: ExprEnvironment): string | null {
  const instant = dateTimeOf(value);
  const date = instant ? localDate(instant, env.timeZone) : textOf(value);
  return date !== null && isDateText(date) ? date : null;
}

function periodRange(period: ExprValue | undefined, env: ExprEnvironment): DateRange | undefined {
  return rangeOfPeriod(textOf(period) ?? '', localDate(env.now, env.timeZone), env.fiscalYearStart);
}

function isInPeriod([value, period]: readonly ExprValue[], env: ExprEnvironment): boolean {
  const date = dateOf(value, env);
  const range = periodRange(period, env);
  return date !== null && range !== undefined && range.from <= date && date <= range.to;
}

function absolute(value: ExactDecimal): ExactDecimal {
  return value.coefficient < 0n ? negateDecimal(value) : value;
}
