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

const CONVERSION_DAYS = ['', ', close_date', ', created_at', ', account.founded_on', ", date('2026-03-15')", ", date('2025-06-01')"];

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
  return [...gridOfKnowledge(), ...moves, ...periods, ...counts, ...comparisons, ...mirrored, ...quotients, ...days, ...texts, ...averages];
}

/** What rates and the organisation answer, and sets two levels deep. */
function gridOfKnowledge(): string[] {
  const conversions = pairs(
    ['amount', 'budget', 'account.revenue', 'owner.quota', '(amount + amount)', 'activities.sum(a, a.cost)'],
    CONVERSION_DAYS,
  ).flatMap(([money, day]) => [
    ...['CNY', 'USD', 'JPY', 'KWD', 'EUR'].map((currency) => `convert(${money}, '${currency}'${day})`),
    `inBase(${money}${day})`,
    `inBase(${money}${day}).currency`,
    `inBase(${money}${day}) > 10000`,
    `!(convert(${money}, 'USD'${day}) <= budget)`,
  ]);
  const people = pairs(['owner', 'account.owner', 'owner.manager', 'me()'], CONVERSION_DAYS).flatMap(([person, day]) => [
    ...['me()', 'account.owner', "'00000000-0000-7000-8000-000000000000'"].flatMap((boss) => [
      `reportsTo(${person}, ${boss}${day})`,
      `!reportsTo(${person}, ${boss}${day})`,
    ]),
    ...["'East'", "'Company'", "'West'", 'owner'].map((department) => `inDepartment(${person}, ${department}${day})`),
    ...['manager', 'Leader', 'auditor', 'nobody'].map((role) => `!hasRole(${person}, '${role}'${day})`),
    `activities.count(a, reportsTo(a.owner, ${person}${day})) > 0`,
    `activities.all(a, hasRole(a.owner, 'manager'${day}))`,
  ]);
  const deep = [
    'account.opportunities.sum(o, inBase(o.amount, o.close_date))',
    'account.opportunities.sum(o, o.activities.sum(a, inBase(a.cost, a.at)))',
    "account.opportunities.max(o, convert(o.amount, 'USD', o.created_at))",
    'activities.any(a, a.comments.count(c, c.rating > 1) > 0)',
    'activities.count(a, a.comments.exists(c, c.seen))',
    "account.opportunities.filter(o, o.stage == 'won').count(o, o.activities.all(a, a.minutes > 1))",
    'activities.avg(a, a.comments.avg(c, c.rating))',
    'account.opportunities.exists(o, o.activities.exists(a, a.opportunity == o && a.owner == owner))',
  ];
  return [...conversions, ...people, ...deep];
}

function pairs(left: readonly string[], right: readonly string[]): (readonly [string, string])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const));
}
