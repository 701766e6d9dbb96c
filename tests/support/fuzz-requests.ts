import type { Chance, FuzzStock } from './fuzz-input.ts';
import { fuzzInput } from './fuzz-input.ts';

type Json = Readonly<Record<string, unknown>>;

/** An entrance of the API as its document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Json[];
  /** Schema of the JSON body; undefined when there is none. */
  readonly body: Json | undefined;
  /** Takes bytes of any type. */
  readonly takesBytes: boolean;
}

/** A request made up by chance. */
export interface FuzzRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

/** Reads the entrances from an OpenAPI document; streams that never end are left out. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries(asJson(document['paths'])).flatMap(([path, item]) =>
    Object.entries(asJson(item)).flatMap(([method, value]) => {
      const operation = asJson(value);
      const content = asJson(asJson(operation['requestBody'])['content']);
      const answers = asJson(asJson(asJson(operation['responses'])['200'])['content']);
      if ('text/event-stream' in answers || path === '/api/live') return [];
      const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map(asJson) : [];
      const body = 'application/json' in content ? asJson(asJson(content['application/json'])['schema']) : undefined;
      return [{ id: String(operation['operationId']), method: method.toUpperCase(), path, parameters, body, takesBytes: '*/*' in content }];
    }),
  );
}

/** Makes a request to an entrance: mostly nearly right, now and then broken in its parts or as a whole. */
export function fuzzRequest(document: Json, operation: Operation, chance: Chance, stock: FuzzStock): FuzzRequest {
  const valueOf = (parameter: Json): string => {
    const name = String(parameter['name']);
    return wordOf(fuzzInput(document, asJson(parameter['schema']), chance, stock, name));
  };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each['in'] === 'path' && each['name'] === name) ?? { name };
    return chance.is(0.03) ? chance.pick(oddSegments) : encodeURIComponent(valueOf(parameter)) || 'x';
  });
  const query = operation.parameters
    .filter((each) => each['in'] === 'query' && (each['required'] === true || chance.is(0.4)))
    .map((each): [string, string] => [String(each['name']), valueOf(each)]);
  if (chance.is(0.03)) query.push(...chance.pick(oddQueries));
  const { payload, type } = bodyOf(document, operation, chance, stock);
  const text = query.length > 0 ? `?${new URLSearchParams(query.map(([name, value]) => [name, value]))}` : '';
  return {
    method: chance.is(0.01) ? chance.pick(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'GET']) : operation.method,
    url: path + text,
    headers: { ...(payload !== undefined && { 'content-type': type }), ...(chance.is(0.08) && chance.pick(oddHeaders)) },
    payload,
  };
}

const oddSegments = ['..', '%00', '%2e%2e%2f', '%F0%9F%98%80', '0', 'null', 'x'.repeat(3_000), '%E0%A4%A', ';drop', '*', 'undefined', '%25'];
const oddQueries: readonly (readonly [string, string][])[] = [
  [
    ['limit', '1'],
    ['limit', '2'],
  ],
  [['limit[]', '1']],
  [['__proto__', '1']],
  [['asOf', '9999-99-99']],
  [['unknown', 'x'.repeat(5_000)]],
  [['columns', ',,,']],
  [['sort', '-']],
];
const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'accept-language': '*;q=x' },
  { 'x-locale': '\u00ff' },
  { 'x-locale': 'en' },
  { 'idempotency-key': 'x'.repeat(4_000) },
  { 'idempotency-key': 'one' },
  { 'idempotency-key': ' ' },
  { 'accept-encoding': 'gzip;q=0, *' },
  { accept: 'text/html' },
  { authorization: 'Bearer' },
  { authorization: 'Basic eDp5' },
  { authorization: `Bearer slp_${'A'.repeat(54)}` },
  { cookie: 'sloop.session_token=x; sloop.session_token=%' },
  { origin: 'null', cookie: 'a=b' },
  { range: 'bytes=0-0' },
  { 'if-none-match': '*' },
  { 'x-forwarded-for': '::1, not an address' },
  { host: 'a b' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'application/xml' },
  { 'content-encoding': 'gzip' },
];

const brokenBodies: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '0',
  '1e999',
  '{"a":1,"a":2}',
  '\u{feff}{}',
  '{"__proto__":{"x":1}}',
  `${'['.repeat(50_000)}`,
];
const uploads = ['', 'name\nx\n', '\u{feff}名称,金额\n"a', 'PK\u0003\u0004broken', '"'.repeat(10_000), `${'a,'.repeat(3_000)}\n`, '\0\0\0\0'];

function bodyOf(document: Json, operation: Operation, chance: Chance, stock: FuzzStock): { payload: string | undefined; type: string } {
  const json = { type: 'application/json' };
  if (operation.takesBytes)
    return { payload: chance.pick(uploads), type: chance.pick(['application/octet-stream', 'text/csv', 'image/png', 'application/json']) };
  if (!operation.body) return { payload: chance.is(0.02) ? '{}' : undefined, ...json };
  if (chance.is(0.03)) return { payload: chance.pick(brokenBodies), ...json };
  const text = JSON.stringify(fuzzInput(document, operation.body, chance, stock)) ?? '';
  if (chance.is(0.02)) return { payload: text.slice(0, -1), ...json };
  if (chance.is(0.003)) return { payload: `${text.slice(0, -1)},"filler":"${'x'.repeat(2_000_000)}"}`, ...json };
  return { payload: text, ...json };
}

function wordOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.toWellFormed().slice(0, 2_000);
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
