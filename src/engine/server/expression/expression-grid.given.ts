const OPERATORS = ['==', '!=', '<', '<=', '>', '>='];
const NUMBER_FIELDS = ['amount', 'budget', 'account.revenue', 'owner.quota', 'quantity', 'discount', 'probability', 'activities.sum(a, a.cost)'];
const LIMITS = [
  '0',
  '1',
  '-1',
  '1.5',
  '-1.5',
  '1.005',
  '2.505',
  '99.995',
  '150',
  '10000',
  '-250',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775809',
  '92233720368547758.075',
];
const DAYS = [
  'close_date',
  'account.founded_on',
  'dateOf(created_at)',
  "date('2026-03-14')",
  "date('2026-03-16')",
  "date('2026-02-16')",
  "date('0001-01-01')",
  'today()',
];
const DIVIDENDS = ['quantity', 'discount', 'probability', '1', '-3', '5'];
const DIVISORS = ['2048', '-20000000000', '20000000000', '3', '-7', '0', '0.5', 'quantity', 'discount'];
const PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'this_month',
  'last_quarter',
  'this_year',
  'next_year',
  'last_1_days',
  'next_7_days',
];
const MOMENTS = ['created_at', 'close_date', 'account.founded_on', 'created_at + hours(0)', 'activities.max(a, a.at)'];
const TEXTS = ["'a'", "'A'", "''", "'上海'", "'Ünïcode'", "'𠮷'", "'无'", "'-'", "'\\u3000两端 '", 'account.name', "'~'", "'｟'"];

/** Every pair of the things that go wrong at their edges: bounds, ties, days, periods, counts, order of texts. */
export function gridOfExpressions(): string[] {
  const comparisons = pairs(NUMBER_FIELDS, LIMITS).flatMap(([field, limit]) => OPERATORS.map((operator) => `${field} ${operator} ${limit}`));
  const mirrored = pairs(NUMBER_FIELDS, LIMITS).map(([field, limit], index) => `!(${limit} ${OPERATORS[index % OPERATORS.length]} ${field})`);
  const quotients = pairs(DIVIDENDS, DIVISORS).flatMap(([a, b]) => [`${a} / ${b}`, `${a} % ${b}`, `round(${a} / ${b}, 3)`]);
  const days = pairs(DAYS, DAYS).flatMap(([a, b]) => [
    `workDaysBetween(${a}, ${b})`,
    `daysBetween(${a}, ${b})`,
    `${a} - ${b}`,
    `${a} <= ${b}`,
    `!(${a} > ${b})`,
    `${a} == ${b}`,
    `created_at - now() > ${a} - ${b}`,
  ]);
  const texts = TEXTS.flatMap((text) => [
    ...OPERATORS.map((operator) => `name ${operator} ${text}`),
    `!(name < ${text})`,
    `name.lower() == ${text}.lower()`,
    `name.upper()`,
    `name.trim() + ${text}`,
    `name.containsIgnoreCase(${text})`,
    `account.name.startsWith(${text})`,
    `name.endsWith(${text})`,
    `isBlankText(${text})`,
    `isBlankText(name)`,
    `max('' + name, ${text})`,
  ]);
  const averages = ['a.minutes', 'a.cost', 'a.score', 'a.minutes / 3'].flatMap((value) =>
    ['sum', 'avg', 'min', 'max'].map((name) => `activities.filter(a, a.type != 'note').${name}(a, ${value})`),
  );
  const periods = pairs(MOMENTS, PERIODS).flatMap(([moment, period]) => [`inPeriod(${moment}, '${period}')`, `!inPeriod(${moment}, '${period}')`]);
  const counts = pairs(OPERATORS, ['-1', '0', '1', '2']).flatMap(([operator, limit]) => [
    `activities.count(a, a.minutes != 3) ${operator} ${limit}`,
    `!(account.opportunities.size() ${operator} ${limit})`,
  ]);
  const moves = pairs(
    ['close_date', 'created_at', "date('9999-12-31')", "instant('2026-03-08T23:30:00-05:00')"],
    ['days(1)', 'hours(23)', 'hours(-25)', 'days(quantity)', 'days(4000000)'],
  ).flatMap(([moment, duration]) => [`${moment} + ${duration}`, `${moment} - ${duration}`]);
  return [...moves, ...periods, ...counts, ...comparisons, ...mirrored, ...quotients, ...days, ...texts, ...averages];
}

function pairs(left: readonly string[], right: readonly string[]): (readonly [string, string])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const));
}
