import { z } from 'zod';

type Json = Readonly<Record<string, unknown>>;

/** Gives an id for a place in an input, by the name of the place. */
export type PickId = (name: string) => string;

/** Makes a value that a schema accepts, from its JSON form: what is required, and every id there is a place for. */
export function sampleInput(schema: z.ZodType, pickId: PickId): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline', cycles: 'ref' });
  return sampleOf(json, pickId, json);
}

function sampleOf(schema: Json, pickId: PickId, root: Json, name = ''): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if ('default' in schema) return schema['default'];
  const choices = listOf(schema['anyOf'] ?? schema['oneOf']);
  const chosen = choices.find((choice) => choice['type'] !== 'null');
  if (chosen) return sampleOf(chosen, pickId, root, name);
  if (typeof schema['$ref'] === 'string') return sampleOf(resolve(root, schema['$ref']), pickId, root, name);
  const parts = listOf(schema['allOf']);
  if (parts.length > 0) return Object.assign({}, ...parts.map((part) => sampleOf(part, pickId, root, name)));
  return sampleByType(schema, pickId, root, name);
}

function sampleByType(schema: Json, pickId: PickId, root: Json, name: string): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  switch (type) {
    case 'object':
      return sampleObject(schema, pickId, root);
    case 'array': {
      const count = Math.max(Number(schema['minItems'] ?? 0), isJson(schema['items']) ? 1 : 0);
      return Array.from({ length: count }, () => (isJson(schema['items']) ? sampleOf(schema['items'], pickId, root, name) : 'x'));
    }
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema, pickId, name);
  }
}

function sampleObject(schema: Json, pickId: PickId, root: Json): Json {
  const properties = isJson(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  // Optional ids are filled too: they are where another workspace could slip in.
  const wanted = Object.entries(properties).flatMap(([name, inner]) =>
    isJson(inner) && (required.includes(name) || mentionsId(inner)) ? [[name, inner] as const] : [],
  );
  return Object.fromEntries(wanted.map(([name, inner]) => [name, sampleOf(inner, pickId, root, name)]));
}

function mentionsId(schema: Json): boolean {
  return schema['format'] === 'uuid' || listOf(schema['anyOf']).some(mentionsId);
}

let made = 0;

// Texts differ from one another, so that what must be unique is; and are the same in every run.
function nextNumber(): number {
  made += 1;
  return made;
}

function sampleText(schema: Json, pickId: PickId, name: string): string {
  switch (schema['format']) {
    case 'uuid':
      return pickId(name);
    case 'date':
      return '2026-06-15';
    case 'date-time':
      return /expire|until|due/i.test(name) ? '2030-01-01T08:00:00Z' : '2026-06-15T08:00:00Z';
    case 'email':
      return `someone-${nextNumber()}@example.com`;
    case 'uri':
      return 'https://example.com/';
    default:
      return (
        sampleByPattern(String(schema['pattern'] ?? ''), name) ??
        `Sample ${nextNumber()}`.slice(0, Number(schema['maxLength'] ?? 40)).padEnd(Number(schema['minLength'] ?? 0), 'x')
      );
  }
}

const examples = ['CNY', '2026-06-15', '2026-Q2', '2026-06', '2026', '1.00', 'sample_key', 'a', '1'];

// Schemas that only have a pattern mean something short; one of these is usually it.
function sampleByPattern(pattern: string, name: string): string | undefined {
  if (name === 'object') return 'account';
  if (name === 'fileName') return 'sample.csv';
  // Checks made of samples shall find something.
  if (name === 'condition') return 'false';
  if (/expression|filter|formula|population/i.test(name)) return 'true';
  const fitting = pattern === '' ? undefined : examples.find((example) => new RegExp(pattern).test(example));
  return fitting ?? (/currency/i.test(name) ? 'CNY' : /period/i.test(name) ? '2026-Q2' : undefined);
}

function resolve(root: Json, reference: string): Json {
  const found = reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((place, step) => (isJson(place) ? place[step] : undefined), root);
  return isJson(found) ? found : {};
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
