type Json = Readonly<Record<string, unknown>>;

/** Deeper parts are left out, so that an example fits on a screen. */
const deepest = 5;
const mostOptional = 6;

const texts: readonly string[] = [
  'account',
  'Acme (Shanghai) Co., Ltd.',
  'wang@example.com',
  '+86 138 0013 8000',
  'https://example.com',
  'CNY',
  '1200.50',
  '12',
  '2026-06-15',
  '2026-06-15T09:00:00+08:00',
  '2026-Q2',
  '2026-06',
  '2026',
  'name',
  'sample_key',
  'read',
  'Asia/Shanghai',
  '01a20172-f685-794a-af90-2f461a9059eb',
  'slp_0123456789abcdef0123456789abcdef',
  'this_quarter',
  'role:manager',
];

const byFormat: Readonly<Record<string, string>> = {
  uuid: '01a20172-f685-794a-af90-2f461a9059eb',
  date: '2026-06-15',
  'date-time': '2026-06-15T09:00:00+08:00',
  email: 'wang@example.com',
  uri: 'https://example.com',
  url: 'https://example.com/hooks',
};

const byName: readonly (readonly [RegExp, string])[] = [
  [/^external_id$/, 'CRM-1001'],
  [/(^|_)(id|ids|by)$|Ids?$/, '01a20172-f685-794a-af90-2f461a9059eb'],
  [/^expression$|Expression$/, 'name != ""'],
  [/^period$/, 'this_quarter'],
  [/currency/i, 'CNY'],
  [/amount|price|budget|value$/i, '1200.50'],
  [/email/i, 'wang@example.com'],
  [/phone/i, '+86 138 0013 8000'],
  [/password/i, 'correct horse battery staple'],
  [/timeZone/i, 'Asia/Shanghai'],
  [/At$|_at$/, '2026-06-15T09:00:00+08:00'],
  [/On$|_on$|date/i, '2026-06-15'],
  [/columns?$|^field$|^of$/i, 'name'],
  [/sort/, '-created_at'],
  [/cursor/i, 'eyJpZCI6IjAxYTIwMTcyIn0'],
  [/^object$/, 'account'],
  [/name|title|label|^zh$|^en$/i, 'Acme (Shanghai) Co., Ltd.'],
];

/** A likely value of a JSON schema: what is required, and some of the rest. */
export function exampleOf(root: Json): unknown {
  return valueOf(root, root, '', 0);
}

/** The same for a named parameter, whose name says more than its schema. */
export function exampleOfProperty(name: string, schema: unknown): unknown {
  return isJson(schema) ? valueOf(schema, schema, name, 1) : undefined;
}

function valueOf(root: Json, schema: Json, name: string, depth: number): unknown {
  for (const key of ['example', 'const', 'default'] as const) if (schema[key] !== undefined && schema[key] !== null) return schema[key];
  if (Array.isArray(schema['examples'])) return schema['examples'][0];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const target = typeof schema['$ref'] === 'string' ? resolve(root, schema['$ref']) : undefined;
  if (target) return depth > deepest ? {} : valueOf(root, target, name, depth + 1);
  const choices = listOf(schema['anyOf'] ?? schema['oneOf']);
  if (choices.length > 0) return valueOf(root, choices.find((choice) => choice['type'] !== 'null') ?? {}, name, depth);
  const parts = listOf(schema['allOf']);
  if (parts.length > 0) return Object.assign({}, ...parts.map((part) => valueOf(root, part, name, depth)));
  return byType(root, schema, name, depth);
}

function byType(root: Json, schema: Json, name: string, depth: number): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'].find((each) => each !== 'null') : schema['type'];
  if (type === 'object') return objectOf(root, schema, depth);
  if (type === 'array') return arrayOf(root, schema, name, depth);
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'string') return textOf(schema, name);
  return type === 'null' ? null : 'Acme (Shanghai) Co., Ltd.';
}

function objectOf(root: Json, schema: Json, depth: number): Json {
  const properties = Object.entries(isJson(schema['properties']) ? schema['properties'] : {});
  if (properties.length === 0 && schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== false)
    return freeMap(root, schema, depth);
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const optional = depth > 2 ? [] : properties.filter(([name, inner]) => !required.has(name) && isShown(name, inner)).slice(0, mostOptional);
  const shown = properties.filter(([name]) => required.has(name) || optional.some(([each]) => each === name));
  return Object.fromEntries(
    shown.map(([name, inner]) => [name, depth > deepest ? null : valueOf(root, isJson(inner) ? inner : {}, name, depth + 1)]),
  );
}

/** A map by any names, mostly those of fields. */
function freeMap(root: Json, schema: Json, depth: number): Json {
  const inner = isJson(schema['additionalProperties']) ? schema['additionalProperties'] : {};
  return { name: valueOf(root, inner, 'name', depth + 1) };
}

/** Bounds of a page and what must fit together are left to their defaults. */
function isShown(name: string, schema: unknown): boolean {
  return (
    !/^(cursor|asOf|expression|having|filter|cursors|version|search|_names|_can)$/.test(name) && isJson(schema) && Object.keys(schema).length > 0
  );
}

function arrayOf(root: Json, schema: Json, name: string, depth: number): unknown[] {
  const least = Number(schema['minItems'] ?? 0);
  if (depth > deepest && least === 0) return [];
  return Array.from({ length: Math.max(1, least) }, () => valueOf(root, isJson(schema['items']) ? schema['items'] : {}, name, depth + 1));
}

function numberOf(schema: Json): number {
  const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0);
  const most = Number(schema['maximum'] ?? schema['exclusiveMaximum'] ?? Number.POSITIVE_INFINITY);
  const wanted = schema['type'] === 'integer' ? 3 : 0.5;
  return Math.min(Math.max(wanted, least), most);
}

function textOf(schema: Json, name: string): string {
  const format = byFormat[String(schema['format'])];
  if (format !== undefined) return format;
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  const candidates = named === undefined ? texts : [named, ...texts];
  const pattern = typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : undefined;
  const longest = Number(schema['maxLength'] ?? Number.POSITIVE_INFINITY);
  const shortest = Number(schema['minLength'] ?? 0);
  const fitting = candidates.find((text) => (pattern?.test(text) ?? true) && text.length <= longest && text.length >= shortest);
  return fitting ?? 'x'.repeat(Math.min(Math.max(shortest, 1), longest));
}

function resolve(root: Json, reference: string): Json | undefined {
  let at: unknown = root;
  for (const key of reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((each) => each !== ''))
    at = isJson(at) ? at[key] : undefined;
  return isJson(at) ? at : undefined;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
