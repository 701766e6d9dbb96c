import { z } from 'zod';
import type { Label } from '#platform/contract/label.ts';
import type { Route } from '#platform/contract/route.ts';
import { scopeOfRoute } from '../../contract/key-scopes.ts';
import { exampleOf, exampleOfProperty } from './openapi-examples.ts';
import { plainPaths } from './openapi-plain-paths.ts';
import { limitHeaders, limitReferences, problemResponses, problemSchema } from './openapi-problems.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the document says about the product as a whole. */
export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

/** A message the product sends to others by itself. */
export interface OutgoingMessage {
  readonly name: string;
  readonly summary: Label;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: z.ZodType;
}

/** Describes all routes as an OpenAPI 3.1 document; the same declarations serve the requests. */
export function buildOpenApi(
  routes: readonly Route[],
  info: OpenApiInfo,
  messages: readonly OutgoingMessage[] = [],
  isObject: (name: string) => boolean = () => false,
): Json {
  const components = new Map<string, Json>([['Problem', problemSchema]]);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of sorted(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, components, isObject) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(tagOf))].toSorted().map((name) => ({ name })),
    security: [{ apiKey: [] }, { session: [] }],
    paths: { ...paths, ...plainPaths },
    webhooks: Object.fromEntries(messages.map((message) => [message.name, { post: describeMessage(message, components) }])),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'API key, made under Settings or by `sloop api-key create`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'sloop.session_token', description: 'Cookie of the web app.' },
      },
      headers: limitHeaders,
      responses: problemResponses,
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

const idempotencyParameter: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A value of your own, such as a UUID: the same request with it within 24 hours is done once and answered as the first time.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '01a20172-f685-794a-af90-2f461a9059eb',
};

function sorted(routes: readonly Route[]): Route[] {
  return routes.toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

function tagOf(route: Route): string {
  return route.id.split('.')[0] ?? route.id;
}

function describeRoute(route: Route, components: Map<string, Json>, isObject: (name: string) => boolean): Json {
  const isOpen = route.access === 'public';
  const scope = isOpen ? undefined : scopeOfRoute(route, isObject);
  const mayRepeat = route.kind === 'write' && !isOpen && !route.raw;
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...(mayRepeat ? [idempotencyParameter] : [])];
  return {
    operationId: route.id,
    tags: [tagOf(route)],
    summary: route.summary.en,
    'x-summary-zh': route.summary.zh,
    ...(isOpen && { security: [] }),
    ...(scope !== undefined && { 'x-required-scope': scope }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: true, content: jsonContent(route.body, 'input', components) } }),
    ...(route.raw && !route.body && route.method !== 'GET' && { requestBody: { required: true, content: bytes } }),
    responses: { 200: successOf(route, components), ...problemsOf(route, isOpen) },
  };
}

function describeMessage(message: OutgoingMessage, components: Map<string, Json>): Json {
  const parameters = Object.entries(message.headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
    description,
  }));
  return {
    operationId: `webhook.${message.name}`,
    summary: message.summary.en,
    'x-summary-zh': message.summary.zh,
    security: [],
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(message.body, 'output', components) } } },
    responses: { '2XX': { description: 'Taken; any other answer is tried again, 410 ends the webhook.' } },
  };
}

function successOf(route: Route, components: Map<string, Json>): Json {
  const isBytes = route.raw && route.output instanceof z.ZodUnknown;
  const content = isBytes ? bytes : jsonContent(route.output, 'output', components);
  return { description: describe(route.summary), headers: limitReferences, content };
}

/** Files: any type, in or out. */
const bytes: Json = { '*/*': { example: 'The bytes of the file.' } };

function jsonContent(schema: z.ZodType, io: 'input' | 'output', components: Map<string, Json>): Json {
  return { 'application/json': { schema: schemaOf(schema, io, components), example: exampleOf(toJsonSchema(schema, io)) } };
}

function describe(label: Label): string {
  return `${label.en} · ${label.zh}`;
}

function problemsOf(route: Route, isOpen: boolean): Json {
  const given = route.params ?? route.query ?? route.body;
  const names = [
    ...(isOpen ? [] : ['401', '403']),
    ...(route.params ? ['404'] : []),
    ...(route.kind === 'write' ? ['409'] : []),
    ...(given ? ['422'] : []),
    ...(route.body ? ['400', '413', '415'] : []),
    '429',
    '500',
    ...(route.refusals ?? []).map(String),
  ];
  return Object.fromEntries(names.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = z
    .object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })
    .parse(toJsonSchema(schema, 'input'));
  return Object.entries(properties).map(([name, json]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: json,
    example: exampleOfProperty(name, json),
  }));
}

/** Schemas that carry an id become components, named once; a title makes one too, since records have titles. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Map<string, Json>): Json {
  return hoist(toJsonSchema(schema, io), components);
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    '~standard': __,
    ...json
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'ref',
    override: ({ jsonSchema }) => leaveOutNoise(jsonSchema),
  });
  return json;
}

// What a format says already, and bounds that only say "what a computer can count".
function leaveOutNoise(json: z.core.JSONSchema.BaseSchema): void {
  if (json.format !== undefined) delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
}

function hoist(value: Json, components: Map<string, Json>): Json {
  const { $defs, ...rest } = value;
  const own = mapJson(rest, (inner) => hoist(inner, components));
  for (const [name, definition] of entriesOf($defs)) components.set(name, hoist(definition, components));
  if (typeof own['$ref'] === 'string') return { ...own, $ref: own['$ref'].replace('#/$defs/', '#/components/schemas/') };
  const name = typeof own['title'] === 'string' && own['type'] === 'object' ? componentName(own['title']) : undefined;
  if (!name) return own;
  // Two schemas of one title and different shape stay apart: the second is written out in place.
  const known = components.get(name);
  if (known && JSON.stringify(known) !== JSON.stringify(own)) return own;
  components.set(name, own);
  return { $ref: `#/components/schemas/${name}` };
}

function mapJson(value: Json, map: (inner: Json) => Json): Json {
  const mapValue = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(mapValue);
    return isJson(inner) ? map(inner) : inner;
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, mapValue(inner)]),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): [string, Json][] {
  return isJson(value) ? Object.entries(value).flatMap(([name, inner]) => (isJson(inner) ? [[name, inner] satisfies [string, Json]] : [])) : [];
}

function componentName(title: string): string {
  return title
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
