type Json = Readonly<Record<string, unknown>>;

/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** True in `share` of the cases. */
  is(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** Seeded chance (mulberry32). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  };
  return { next, pick, is: (share) => next() < share };
}

/** What inputs are made of beside their schema. */
export interface FuzzStock {
  readonly ids: readonly string[];
  /** Names of fields and objects, so that some of what is asked for exists. */
  readonly words: readonly string[];
}

/** A value for a schema of a document: mostly nearly right, with a boundary or a broken part here and there. */
export function fuzzInput(root: Json, schema: Json, chance: Chance, stock: FuzzStock, name = ''): unknown {
  return valueOf({ root, chance, stock }, schema, name, name === '' ? 0 : 1);
}

interface Fuzz {
  readonly root: Json;
  readonly chance: Chance;
  readonly stock: FuzzStock;
}

const broken: readonly unknown[] = [null, '', 0, -1, 1e308, [], {}, true, 'x', [[[[]]]], { constructor: 1 }, '\0', 'NaN', ['', null]];
const numbers: readonly number[] = [0, -0, 1, -1, 2, 50, 0.1, 1e-9, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1e308];
const texts: readonly string[] = [
  '',
  ' ',
  'a',
  '王敏',
  '😀😀',
  'a\0b',
  '\ud800',
  "'; drop table x; --",
  '%_\\',
  '‮abc',
  'x'.repeat(5_000),
  '١٢٣',
  '..',
  'null',
  '${1}',
  '<b>',
];
const days: readonly string[] = ['2026-06-15', '0001-01-01', '9999-12-31', '2026-02-30', '-2026-01-01', '99999-01-01', '2024-02-29', '0000-00-00'];
const instants: readonly string[] = [
  '2026-06-15T08:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-06-15T08:00:00+23:59',
  '2026-06-15',
  '-271821-04-20T00:00:00Z',
];
const amounts: readonly string[] = ['0', '1.00', '-1.00', '99999999999999999999', '0.001', '1e5', '९', '922337203685477580.7'];
const patterned: readonly string[] = [
  'CNY',
  'XXX',
  '2026-Q2',
  '2026-W60',
  '2026-13',
  '2026',
  '0000',
  'a',
  'sample_key',
  '1',
  '9'.repeat(28),
  'last_90_days',
  'this_quarter',
  'a.b.c',
];
const expressions: readonly string[] = [
  'true',
  'false',
  'null',
  '1 / 0 > 1',
  'name.contains("a")',
  'amount > 0',
  'owner == me()',
  '((((((((((true))))))))))',
  '!'.repeat(3_000) + 'true',
  `${'('.repeat(2_000)}1`,
  'activities.count(a, a.type == "visit" && a.at > now() - days(30)) == 0',
  'close_date > now() + days(999999999999)',
  'name.matches("(a+)+$")',
  'account.account.account.name == "x"',
  '1 + 1',
  '"a" < 1',
  '9223372036854775808 > 1',
  '[1,2,3].size() > 2',
  '"\\ud800" == name',
  'amount * amount * amount * amount > 0',
  'x ? y : z',
  'close_date - close_date > days(-1)',
  'stage in []',
];

function valueOf(fuzz: Fuzz, schema: Json, name: string, depth: number): unknown {
  const { chance } = fuzz;
  if (depth > 0 && chance.is(0.04)) return chance.pick(broken);
  if (depth > 14) return null;
  if (name === 'filter' && chance.is(0.8)) return filterOf(fuzz, 0);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return chance.is(0.9) ? chance.pick(schema['enum']) : chance.pick(texts);
  const choices = listOf(schema['anyOf'] ?? schema['oneOf']);
  if (choices.length > 0) return valueOf(fuzz, chance.pick(choices), name, depth + 1);
  if (typeof schema['$ref'] === 'string') return valueOf(fuzz, resolve(fuzz.root, schema['$ref']), name, depth + 1);
  const parts = listOf(schema['allOf']);
  if (parts.length > 0) return Object.assign({}, ...parts.map((part) => valueOf(fuzz, part, name, depth)));
  return byType(fuzz, schema, name, depth);
}

function byType(fuzz: Fuzz, schema: Json, name: string, depth: number): unknown {
  const { chance } = fuzz;
  const type = Array.isArray(schema['type']) ? chance.pick(schema['type']) : schema['type'];
  if (type === 'object') return objectOf(fuzz, schema, depth);
  if (type === 'array') return arrayOf(fuzz, schema, name, depth);
  if (type === 'boolean') return chance.is(0.5);
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') return numberOf(fuzz, schema);
  if (type === 'string') return textOf(fuzz, schema, name);
  // A place that takes anything: mostly a map by the names of fields.
  return chance.is(0.3) ? chance.pick(broken) : textOf(fuzz, {}, name);
}

function objectOf(fuzz: Fuzz, schema: Json, depth: number): unknown {
  const { chance, stock } = fuzz;
  const properties = isJson(schema['properties']) ? schema['properties'] : {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const entries = Object.entries(properties)
    .filter(([name]) => (required.has(name) ? !chance.is(0.02) : chance.is(0.4)))
    .map(([name, inner]): [string, unknown] => [name, valueOf(fuzz, isJson(inner) ? inner : {}, name, depth + 1)]);
  const free = isJson(schema['additionalProperties']) ? schema['additionalProperties'] : undefined;
  for (let left = free ? 3 : chance.is(0.03) ? 1 : 0; left > 0; left -= 1) {
    const name = chance.pick(chance.is(0.8) ? stock.words : ['__proto__', 'constructor', '', 'id', 'workspace_id', '字段']);
    entries.push([name, valueOf(fuzz, free ?? {}, name, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function arrayOf(fuzz: Fuzz, schema: Json, name: string, depth: number): unknown {
  const items = isJson(schema['items']) ? schema['items'] : {};
  const count = Math.min(200, fuzz.chance.pick([0, 1, 1, 1, 2, 3, Number(schema['maxItems'] ?? 2), Number(schema['maxItems'] ?? 2) + 1]));
  return Array.from({ length: count }, () => valueOf(fuzz, items, name, depth + 1));
}

function numberOf({ chance }: Fuzz, schema: Json): number {
  const least = Number(schema['minimum'] ?? 0);
  const most = Number(schema['maximum'] ?? 100);
  return chance.is(0.75) ? chance.pick([least, most, Math.round((least + most) / 2)]) : chance.pick([least - 1, most + 1, ...numbers]);
}

function textOf({ chance, stock }: Fuzz, schema: Json, name: string): string {
  if (chance.is(0.08)) return chance.pick(texts);
  if (schema['format'] === 'uuid' || /(^id|_id|Id)s?$/.test(name)) return chance.pick(stock.ids);
  if (schema['format'] === 'date') return chance.pick(days);
  if (schema['format'] === 'date-time') return chance.pick(instants);
  if (schema['format'] === 'email') return chance.pick(['a@example.com', `${'a'.repeat(300)}@example.com`, '王@例子.中国', '@']);
  if (/condition|expression|formula|population/i.test(name)) return chance.pick(expressions);
  if (/amount|zero|full|value|share|probability/i.test(name)) return chance.pick([...amounts, ...texts]);
  if (/object|field|by|metric|column|sort|dimension|stage|process/i.test(name)) return chance.pick(stock.words);
  if (schema['pattern'] !== undefined) return chance.pick([...patterned, ...amounts, ...days]);
  const longest = Number(schema['maxLength'] ?? 200);
  return chance.is(0.2)
    ? 'x'.repeat(Math.min(20_000, longest + (chance.is(0.5) ? 1 : 0)))
    : chance.pick([...stock.words, ...stock.ids, ...texts, ...days, ...amounts]);
}

const operators: readonly string[] = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'is_empty',
  'is_me',
  'in_period',
  'nothing',
];

/** A clicked filter over words that mean something, with values of every kind. */
function filterOf(fuzz: Fuzz, depth: number): unknown {
  const { chance, stock } = fuzz;
  if (depth < 4 && chance.is(0.3)) {
    const inner = Array.from({ length: chance.pick([0, 1, 2, 3]) }, () => filterOf(fuzz, depth + 1));
    return chance.pick<unknown>([{ and: inner }, { or: inner }, { not: inner[0] ?? {} }]);
  }
  if (chance.is(0.1)) return { expression: chance.pick(expressions) };
  const scalar = (): unknown =>
    chance.pick<unknown>([...texts, ...days, ...instants, ...amounts, ...numbers, ...stock.ids, true, null, ...patterned]);
  const value = chance.is(0.3) ? Array.from({ length: chance.pick([0, 1, 2, 3]) }, scalar) : scalar();
  return { field: chance.pick(stock.words), op: chance.pick(operators), ...(chance.is(0.9) && { value }) };
}

function resolve(root: Json, reference: string): Json {
  const steps = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  const found = steps.reduce<unknown>((place, step) => (isJson(place) ? place[step] : undefined), root);
  return isJson(found) ? found : {};
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
