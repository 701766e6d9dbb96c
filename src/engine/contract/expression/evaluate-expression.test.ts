import { expect, test } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { evaluateExpression, isTrueFor } from './evaluate-expression.ts';
import { formatDecimal } from './exact-decimal.ts';
import type { ExprEnvironment, ExprRecord, ExprValue } from './record.ts';
import { sampleSchema } from './sample-schema.given.ts';
import { moneyOf, numberOf } from './value-rules.ts';

const me = '00000000-0000-7000-8000-000000000001';
const env: ExprEnvironment = {
  now: new Date('2026-03-15T16:30:00Z'), // already the 16th in Shanghai
  timeZone: 'Asia/Shanghai',
  memberId: me,
  teamMemberIds: [me],
  fiscalYearStart: 4,
  workCalendar: { holidays: ['2026-02-16', '2026-02-17'], extraWorkDays: ['2026-02-14'] },
};
const record: ExprRecord = {
  id: '00000000-0000-7000-8000-000000000100',
  values: {
    name: '上海贝锐 Acme',
    stage: 'won',
    amount: { minor: '1000050', currency: 'CNY' },
    budget: { amount: '5', currency: 'USD' },
    quantity: 7,
    discount: '0.125',
    probability: '50',
    close_date: '2026-03-16',
    created_at: '2026-03-15T16:00:00Z',
    is_key: null,
    tags: ['hot'],
    owner: me,
  },
  references: { account: { id: '00000000-0000-7000-8000-000000000200', values: { tier: 'A', name: null } } },
  children: {
    activities: [
      {
        id: '00000000-0000-7000-8000-000000000301',
        values: { type: 'visit', minutes: 30, cost: { minor: 1000, currency: 'JPY' }, at: '2026-03-10T00:00:00Z' },
      },
      { id: '00000000-0000-7000-8000-000000000302', values: { type: 'call', minutes: null, cost: null, at: null } },
    ],
  },
};

test.each([
  { text: "stage == 'won' && amount > 10000", value: 'true', why: 'money compares in major units' },
  { text: 'amount == budget', value: 'false', why: 'different currencies are never equal' },
  { text: 'amount != budget', value: 'false', why: 'nor known to differ' },
  { text: 'amount + budget', value: 'null', why: 'nothing here knows a rate' },
  { text: 'amount * probability', value: '5000.25 CNY', why: 'a percent is a fraction when it multiplies' },
  { text: 'probability >= 50', value: 'true', why: 'a percent reads in points' },
  { text: 'quantity / 3', value: '2.3333333333', why: 'division keeps ten digits' },
  { text: '1 / 2048', value: '0.0004882812', why: 'a tie goes to the even digit' },
  { text: '3 / 20000000000', value: '0.0000000002', why: 'a tie goes to the even digit' },
  { text: 'quantity / 0', value: 'null', why: 'division by zero is null' },
  { text: '-7 % 3', value: '-1', why: 'the remainder has the sign of the dividend' },
  { text: 'round(2.5) + round(-2.5)', value: '0', why: 'round goes away from zero' },
  { text: '0.1 + 0.2 == 0.3', value: 'true', why: 'numbers are exact' },
  { text: 'is_key == true || is_key == false || is_key != true', value: 'false', why: 'a comparison with null is false' },
  { text: "addWorkDays(date('2026-02-13'), 2)", value: '2026-02-18', why: 'the extra Saturday counts, the festival does not' },
  { text: "addWorkDays(date('2026-03-16'), -1)", value: '2026-03-13', why: 'backwards over a weekend' },
  { text: "addWorkDays(date('2026-03-14'), 0)", value: '2026-03-14', why: 'no day further is the day itself' },
  { text: "isWorkDay(date('2026-02-14')) && !isWorkDay(date('2026-02-16'))", value: 'true', why: 'the calendar decides' },
  { text: 'isWorkDay(created_at)', value: 'true', why: 'an instant is the day the workspace has then' },
  { text: 'year(close_date) * 100 + month(close_date)', value: '202603', why: 'parts of a day are numbers' },
  { text: 'fiscalYear(close_date)', value: '2026', why: 'a year begun in April 2025 is named by its end' },
  { text: 'fiscalQuarter(close_date)', value: '4', why: 'March is in the last quarter of a year begun in April' },
  { text: "startOf('this_fiscal_year')", value: '2025-04-01', why: 'the fiscal year begins in April' },
  { text: "endOf('last_fiscal_quarter')", value: '2025-12-31', why: 'the quarter before January' },
  { text: 'weekday(close_date)', value: '1', why: 'Monday is the first day' },
  { text: 'name.left(2) + name.right(4)', value: '上海Acme', why: 'characters are counted, not bytes' },
  { text: '!is_key', value: 'true', why: 'not of nothing is true' },
  { text: 'is_key == null', value: 'true', why: 'only == null sees null' },
  { text: "account.name == 'x' || account.name != 'x'", value: 'false', why: 'through references too' },
  { text: "!(account.name == 'x')", value: 'true', why: 'not is the exact complement' },
  { text: 'account.name + name', value: 'null', why: 'joining with null is null' },
  { text: 'today()', value: '2026-03-16', why: 'the day is that of the workspace, not of the server' },
  { text: "inPeriod(created_at, 'today')", value: 'true', why: 'midnight in Shanghai is today' },
  { text: "inPeriod(close_date, 'last_week')", value: 'false', why: 'weeks start on Monday' },
  { text: "startOf('this_quarter')", value: '2026-01-01', why: 'the quarter of the 16th of March' },
  { text: "endOf('this_month')", value: '2026-03-31', why: 'the last day is included' },
  { text: "daysBetween(created_at, date('2026-03-20'))", value: '4', why: 'instants count as local dates' },
  { text: "workDaysBetween(date('2026-02-13'), date('2026-02-18'))", value: '2', why: 'Saturday 14 is worked, 16 and 17 are holidays, so 14 and 18' },
  { text: "workDaysBetween(date('2026-02-18'), date('2026-02-13'))", value: '-2', why: 'backwards is negative' },
  { text: 'close_date - today() == days(0)', value: 'true', why: 'dates differ by a duration' },
  { text: 'close_date + hours(23)', value: '2026-03-16', why: 'hours that make no day do not move a date' },
  { text: "name.lower().contains('acme') && name.containsIgnoreCase('ACME')", value: 'true', why: 'case can be ignored' },
  { text: "'𠮷'.size()", value: '1', why: 'code points are counted' },
  { text: "'𠮷' > '｟'", value: 'true', why: 'and compared' },
  {
    text: "isBlankText(' 暂无 ') && isBlankText('TBD') && isBlankText('111') && isBlankText('N/A') && isBlankText('-') && isBlankText(account.name)",
    value: 'true',
    why: 'placeholders say nothing',
  },
  { text: "isBlankText('7') || isBlankText('无锡')", value: 'false', why: 'but a digit or a city does' },
  { text: 'owner == me() && inMyTeam(owner)', value: 'true', why: 'a reference may be its bare id' },
  { text: "activities.count(a, a.type == 'visit' && a.at > now() - days(30)) == 1", value: 'true', why: 'children are counted' },
  { text: 'activities.sum(a, a.minutes)', value: '30', why: 'null takes no part in a sum' },
  { text: 'activities.sum(a, a.cost)', value: '1000 JPY', why: 'yen have no cents' },
  { text: "activities.filter(a, a.type == 'note').sum(a, a.cost) < amount", value: 'true', why: 'the sum over nothing is zero of any currency' },
  { text: 'activities.avg(a, a.minutes) == 30', value: 'true', why: 'nor in an average' },
  { text: 'activities.all(a, a.minutes > quantity)', value: 'false', why: 'all means each, null included' },
  { text: "tags.has('hot') && !('old' in tags) && has(tags) && isEmpty(attachments)", value: 'true', why: 'sets' },
  { text: 'max(quantity, account.employees)', value: 'null', why: 'the greatest of something unknown is unknown' },
  { text: 'coalesce(account.name, name)', value: '上海贝锐 Acme', why: 'the first that is known' },
])('$text is $value: $why', ({ text, value }) => {
  const checked = checkExpression(text, sampleSchema, 'opportunity');
  expect(checked.ok ? shown(evaluateExpression(checked.typed, record, env)) : checked.issues.map((issue) => issue.message.en)).toBe(value);
});

test.each([
  { text: 'is_key', holds: false, why: 'null is not true' },
  { text: 'quantity == 7', holds: true, why: 'true is' },
  { text: 'quantity', holds: false, why: 'a number is not' },
])('a condition $text holds: $holds, $why', ({ text, holds }) => {
  const checked = checkExpression(text, sampleSchema, 'opportunity');
  expect(checked.ok && isTrueFor(checked.typed, record, env)).toBe(holds);
});

function shown(value: ExprValue): string {
  const money = moneyOf(value);
  if (money) return `${formatDecimal(money.amount)} ${money.currency}`;
  const number = numberOf(value);
  return number ? formatDecimal(number) : String(value);
}
