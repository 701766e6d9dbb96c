import { quoteText } from '#engine/contract/expression/print-expression.ts';
import { fieldOr, objectOf, pick, pickRecord, reference, type Dice, type Group, type Sight } from './random-sight.given.ts';
import { departmentId } from './sample-people.given.ts';
import { TEXTS, idOf } from './sample-rows.given.ts';

const GROUPS: readonly Group[] = ['number', 'text', 'money', 'date', 'instant', 'duration', 'id', 'boolean'];
const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '10',
  '0.5',
  '1.005',
  '2.5',
  '100',
  '33.33',
  '12345.6789',
  '9223372036854775808',
  '99999999999999999999',
  '0.0000000001',
];
// Quotients that end in a tie at the eleventh digit.
const DIVISORS = ['2048', '-20000000000', '3', '0', '6.4'];
const AMOUNTS = ['0', '1', '1.5', '10000', '250.005', '-250', '1234567890.12', '0.001', '92233720368547758.07', '999999999999999999999'];
const CURRENCIES = ['CNY', 'USD', 'JPY', 'KWD', 'EUR'];
const PERIODS = [
  'today',
  'this_week',
  'last_week',
  'this_month',
  'next_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_30_days',
  'next_7_days',
  'yesterday',
  'this_fiscal_year',
  'last_fiscal_quarter',
];

/** A random, well-typed expression about an opportunity, as text. */
export function writeExpression(dice: Dice): string {
  const sight: Sight = { dice, records: [{ prefix: '', object: 'opportunity' }] };
  const isCondition = dice(2) > 0;
  return write(sight, isCondition ? 'boolean' : pick(sight, GROUPS), 2 + dice(2));
}

function write(sight: Sight, group: Group, depth: number): string {
  const isLeaf = depth <= 0 || sight.dice(11) === 0;
  return isLeaf ? WRITERS[group].leaf(sight) : pick(sight, WRITERS[group].nodes)(sight, depth - 1);
}

type Node = (sight: Sight, depth: number) => string;
interface Writer {
  readonly leaf: (sight: Sight) => string;
  readonly nodes: readonly Node[];
}

/** Parts any type can be made of. */
function shared(group: Group): Node[] {
  return [
    (s, d) => `(${write(s, 'boolean', d)} ? ${write(s, group, d)} : ${s.dice(4) === 0 ? 'null' : write(s, group, d)})`,
    (s, d) => `coalesce(${write(s, group, d)}, ${write(s, group, d)})`,
  ];
}

function ordered(group: Group): Node[] {
  return [
    (s, d) => `${pick(s, ['min', 'max'])}(${write(s, group, d)}, ${write(s, group, d)})`,
    (s, d) => children(s, (inner, name) => `${pick(s, ['min', 'max'])}(${name}, ${write(inner, group, d)})`),
  ];
}

const WRITERS: Readonly<Record<Group, Writer>> = {
  number: {
    leaf: (s) => fieldOr(s, 'number', () => pick(s, NUMBERS)),
    nodes: [
      ...shared('number'),
      ...ordered('number'),
      (s, d) => `(${write(s, 'number', d)} ${pick(s, ['+', '-', '*', '%'])} ${write(s, 'integer', d)})`,
      (s, d) => `(${write(s, 'number', d)} + ${write(s, 'number', d)})`,
      (s, d) => `(${write(s, 'number', d)} * ${write(s, 'number', d)})`,
      (s, d) => `(${write(s, 'number', d)} / ${write(s, 'integer', d)})`,
      (s, d) => `(${write(s, 'number', d)} / ${pick(s, DIVISORS)})`,
      (s, d) => `(${write(s, 'money', d)} / ${write(s, 'money', d)})`,
      (s, d) => `-${write(s, 'number', d)}`,
      (s, d) => `abs(${write(s, 'number', d)})`,
      (s, d) => `round(${write(s, 'number', d)}, ${s.dice(3)})`,
      (s, d) => `(${write(s, 'money', d)}).value`,
      (s, d) => children(s, (inner, name) => `${pick(s, ['sum', 'avg'])}(${name}, ${write(inner, 'number', d)})`),
    ],
  },
  integer: {
    leaf: (s) => fieldOr(s, 'integer', () => pick(s, NUMBERS.slice(0, 6))),
    nodes: [
      ...shared('integer'),
      (s, d) => `(${write(s, 'integer', d)} ${pick(s, ['+', '-', '*'])} ${write(s, 'integer', d)})`,
      (s, d) => `(${write(s, 'text', d)}).size()`,
      (s) => setField(s, 'size()'),
      (s, d) => `${pick(s, ['year', 'quarter', 'month', 'weekday', 'fiscalYear', 'fiscalQuarter'])}(${write(s, pick(s, ['date', 'instant']), d)})`,
      (s, d) => `${pick(s, ['daysBetween', 'workDaysBetween'])}(${write(s, 'date', d)}, ${write(s, pick(s, ['date', 'instant']), d)})`,
      (s, d) => children(s, (inner, name) => `count(${name}, ${write(inner, 'boolean', d)})`),
      (s) => children(s, () => pick(s, ['size()', 'count()'])),
    ],
  },
  text: {
    leaf: (s) => fieldOr(s, 'text', () => quoteText(pick(s, TEXTS))),
    nodes: [
      ...shared('text'),
      (s, d) => `max('' + ${write(s, 'text', d)}, '' + ${write(s, 'text', d)})`,
      (s, d) => children(s, (inner, name) => `${pick(s, ['min', 'max'])}(${name}, '' + ${write(inner, 'text', d)})`),
      (s, d) => `(${write(s, 'text', d)} + ${write(s, 'text', d)})`,
      (s, d) => `(${write(s, 'text', d)}).${pick(s, ['lower', 'upper', 'trim'])}()`,
      (s, d) => `(${write(s, 'money', d)}).currency`,
      (s, d) => `(${write(s, 'text', d)}).${pick(s, ['left', 'right'])}(${write(s, 'integer', d)})`,
    ],
  },
  money: {
    leaf: (s) => fieldOr(s, 'money', () => 'amount'),
    nodes: [
      ...shared('money'),
      ...ordered('money'),
      (s, d) => `(${write(s, 'money', d)} ${pick(s, ['+', '-'])} ${write(s, 'money', d)})`,
      (s, d) => `(${write(s, 'money', d)} * ${write(s, 'number', d)})`,
      (s, d) => `(${write(s, 'money', d)} / ${write(s, 'integer', d)})`,
      (s, d) => `-${write(s, 'money', d)}`,
      (s, d) => `abs(${write(s, 'money', d)})`,
      (s, d) => `round(${write(s, 'money', d)}, 1)`,
      (s, d) => `convert(${write(s, 'money', d)}, '${pick(s, CURRENCIES)}'${dated(s, d)})`,
      (s, d) => `inBase(${write(s, 'money', d)}${dated(s, d)})`,
      (s, d) => `inBase(${write(s, 'money', 0)}${dated(s, d)})`,
      (s, d) => children(s, (inner, name) => `${pick(s, ['sum', 'avg'])}(${name}, ${write(inner, 'money', d)})`),
    ],
  },
  date: {
    leaf: (s) => fieldOr(s, 'date', () => pick(s, ["date('2026-03-31')", 'today()', "startOf('this_quarter')", "endOf('last_month')"])),
    nodes: [
      ...shared('date'),
      ...ordered('date'),
      (s, d) => `(${write(s, 'date', d)} ${pick(s, ['+', '-'])} ${write(s, 'duration', d)})`,
      (s, d) => `dateOf(${write(s, 'instant', d)})`,
      (s, d) => `addWorkDays(${write(s, pick(s, ['date', 'instant']), d)}, ${write(s, 'integer', d)})`,
    ],
  },
  instant: {
    leaf: (s) => fieldOr(s, 'instant', () => pick(s, ["instant('2026-03-15T12:00:00+08:00')", 'now()'])),
    nodes: [...shared('instant'), ...ordered('instant'), (s, d) => `(${write(s, 'instant', d)} ${pick(s, ['+', '-'])} ${write(s, 'duration', d)})`],
  },
  duration: {
    leaf: (s) =>
      `${pick(s, ['days', 'hours'])}(${s.dice(3) === 0 ? fieldOr(s, 'integer', () => '36') : pick(s, ['1', '7', '30', '365', '3000000'])})`,
    nodes: [
      ...shared('duration'),
      ...ordered('duration'),
      (s, d) => `days(${write(s, 'integer', d)})`,
      (s, d) => `(${write(s, 'date', d)} - ${write(s, 'date', d)})`,
      (s, d) => `(${write(s, 'instant', d)} - ${write(s, 'instant', d)})`,
      (s, d) => `(${write(s, 'duration', d)} + ${write(s, 'duration', d)})`,
      (s, d) => `-${write(s, 'duration', d)}`,
      (s, d) => children(s, (inner, name) => `sum(${name}, ${write(inner, 'duration', d)})`),
    ],
  },
  id: {
    leaf: (s) => pick(s, [() => 'me()', () => reference(s), () => reference(s), () => `${pickRecord(s).dot}id`])(),
    nodes: [...shared('id')],
  },
  boolean: {
    leaf: (s) => fieldOr(s, 'boolean', () => pick(s, ['true', 'false'])),
    nodes: [
      ...shared('boolean'),
      (s, d) => comparison(s, d),
      (s, d) => comparison(s, d),
      (s, d) => comparison(s, d),
      (s, d) => simpleComparison(s, d),
      (s) => simpleComparison(s, 0),
      (s, d) => `(${write(s, 'boolean', d)} && ${write(s, 'boolean', d)})`,
      (s, d) => `(${write(s, 'boolean', d)} || ${write(s, 'boolean', d)})`,
      (s, d) => `!${write(s, 'boolean', d)}`,
      (s, d) => `!${write(s, 'boolean', d)}`,
      (s, d) => `(${write(s, pick(s, GROUPS), d)} ${pick(s, ['==', '!='])} null)`,
      (s, d) => `${pick(s, ['has', 'isEmpty'])}(${s.dice(2) === 0 ? relation(s) : write(s, pick(s, GROUPS), d)})`,
      (s, d) => `(${write(s, 'text', d)}).${pick(s, ['contains', 'startsWith', 'endsWith', 'containsIgnoreCase'])}(${write(s, 'text', 0)})`,
      (s, d) => `isWorkDay(${write(s, pick(s, ['date', 'instant']), d)})`,
      (s, d) => `isBlankText(${write(s, 'text', d)})`,
      (s, d) => `inPeriod(${write(s, pick(s, ['date', 'instant']), d)}, '${pick(s, PERIODS)}')`,
      (s, d) => `inMyTeam(${write(s, 'id', d)})`,
      (s, d) => `inMyDepartment(${write(s, 'id', d)})`,
      (s, d) => people(s, d),
      (s, d) => people(s, d),
      (s) => setField(s, `${pick(s, ['has', 'contains'])}('${pick(s, ['x', 'hot'])}')`),
      (s) => membership(s),
      (s, d) => children(s, (inner, name) => `${pick(s, ['exists', 'all'])}(${name}, ${write(inner, 'boolean', d)})`),
      (s, d) =>
        children(
          s,
          (inner, name) => `count(${name}, ${write(inner, 'boolean', d)}) ${pick(s, ['== 0', '> 0', '>= 1', '!= 0', '< 1', '<= 0', '> 1', '== 2'])}`,
          true,
        ),
    ],
  },
};

/** A third argument that names the day, or none. */
function dated(s: Sight, depth: number): string {
  return s.dice(1) === 0 ? '' : `, ${write(s, pick(s, ['date', 'instant']), Math.min(depth, 1))}`;
}

function people(s: Sight, depth: number): string {
  const person = write(s, 'id', 0);
  const day = dated(s, depth);
  const someone = pick(s, [`'${idOf('member', 0)}'`, 'me()', reference(s), write(s, 'id', depth)]);
  switch (s.dice(3)) {
    case 0:
      return `hasRole(${person}, '${pick(s, ['manager', 'Leader', 'nobody'])}'${day})`;
    case 1:
      return `inDepartment(${person}, ${pick(s, ["'East'", `'${departmentId(0)}'`, `'${departmentId(2)}'`, `'${idOf('member', 9)}'`, reference(s)])}${day})`;
    default:
      return `reportsTo(${person}, ${someone}${day})`;
  }
}

function comparison(s: Sight, depth: number): string {
  const group = pick(s, GROUPS);
  const isOrdered = group !== 'boolean' && group !== 'id' && group !== 'text';
  const operator = pick(s, isOrdered ? ['==', '!=', '<', '<=', '>', '>='] : ['==', '!=']);
  if (group === 'text' && s.dice(1) === 0)
    return `('' + ${write(s, 'text', depth)} ${pick(s, ['<', '<=', '>', '>='])} '' + ${write(s, 'text', depth)})`;
  const right = group === 'money' && s.dice(1) === 0 ? write(s, 'number', depth) : write(s, group, depth);
  const sides = [write(s, group, depth), right];
  return `(${(s.dice(3) === 0 ? sides.toReversed() : sides).join(` ${operator} `)})`;
}

/** A field against a written value: the form that filters have and indexes serve. */
function simpleComparison(s: Sight, depth: number): string {
  const operator = pick(s, ['==', '!=', '<', '<=', '>', '>=']);
  switch (s.dice(4)) {
    case 0:
      return `(${write(s, 'money', 0)} ${operator} ${pick(s, AMOUNTS)})`;
    case 1:
      return `(${write(s, 'number', 0)} ${operator} ${pick(s, ['-', ''])}${pick(s, NUMBERS)})`;
    case 2:
      return `(dateOf(${write(s, 'instant', 0)}) ${operator} ${write(s, 'date', 0)})`;
    case 3:
      return `(account.tier ${pick(s, ['==', '!='])} '${pick(s, ['A', 'B'])}')`;
    default:
      return `(${write(s, 'instant', 0)} ${operator} now() - ${write(s, 'duration', Math.min(depth, 1))})`;
  }
}

function membership(s: Sight): string {
  switch (s.dice(4)) {
    case 0:
      return `(${write(s, 'text', 0)} + '' in [${quoteText(pick(s, TEXTS))}, ${quoteText(pick(s, TEXTS))}])`;
    case 1:
      return `(${write(s, 'number', 0)} in [${pick(s, NUMBERS)}, ${pick(s, NUMBERS)}, -1])`;
    case 2:
      return `(${reference(s)} in [me(), ${reference(s)}, '${idOf('member', 1)}'])`;
    case 3:
      return `(${write(s, 'money', 0)} in [${pick(s, NUMBERS)}, ${write(s, 'money', 0)}])`;
    default:
      return `(account.tier in ['A', 'C'])`;
  }
}

/** A macro over the children of a record in sight. */
function children(s: Sight, write: (inner: Sight, name: string) => string, isBracketed = false): string {
  const owners = s.records.filter((record) => objectOf(record.object).children.size > 0);
  const depth = s.records.length;
  if (depth > 2 || owners.length === 0)
    return `activities.${write({ ...s, records: [...s.records, { prefix: `v${depth}`, object: 'activity' }] }, `v${depth}`)}`;
  const owner = pick(s, owners);
  const viaAccount = owner.object === 'opportunity' && s.dice(4) === 0;
  const [relationName, relation] = pick(s, [...objectOf(viaAccount ? 'account' : owner.object).children]);
  const name = `v${depth}`;
  const inner = { ...s, records: [...s.records, { prefix: name, object: relation.object }] };
  const target = `${owner.prefix === '' ? '' : `${owner.prefix}.`}${viaAccount ? 'account.' : ''}${relationName}`;
  const filter = s.dice(4) === 0 ? `.filter(${name}, ${write0(inner)})` : '';
  const text = `${target}${filter}.${write(inner, name)}`;
  return isBracketed ? `(${text})` : text;
}

const write0 = (s: Sight): string => write(s, 'boolean', 0);

function relation(s: Sight): string {
  return pick(s, ['activities', 'account.opportunities', 'tags', 'attachments', 'account', 'account.owner']);
}

function setField(s: Sight, method: string): string {
  const field = method.includes("'hot'") ? 'tags' : method.includes("'x'") ? 'account.labels' : pick(s, ['tags', 'account.labels', 'attachments']);
  return `${field}.${method}`;
}
