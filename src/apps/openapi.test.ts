import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildOpenApi } from '#engine/server/http/openapi.ts';
import { defineRoute } from '#platform/contract/route.ts';
import { describeApi } from './openapi.ts';

type Json = Readonly<Record<string, unknown>>;
const Operation = z.looseObject({
  operationId: z.string().min(3),
  summary: z.string().min(3),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean() })).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.unknown()),
});
const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string().startsWith('/api/'), z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation)),
});

const api = describeApi();

test('the document of the whole product has the form of OpenAPI 3.1 and a name of its own for every operation', () => {
  const { paths } = Document.parse(api);
  const ids = Object.values(paths).flatMap((operations) => Object.values(operations).map((operation) => operation.operationId));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  for (const [path, operations] of Object.entries(paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const operation of Object.values(operations)) {
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect({ path, declared: declared.toSorted() }).toEqual({ path, declared: inPath.toSorted() });
    }
  }
});

test('every reference in the document leads somewhere', () => {
  const broken = listReferences(api).filter((reference) => resolve(api, reference) === undefined);
  expect(broken).toEqual([]);
});

test('a titled schema becomes one component, and a second shape under its title stays in place', () => {
  const thing = z.object({ id: z.uuid(), count: z.int() }).meta({ title: 'Small thing' });
  const other = z.object({ id: z.uuid() }).meta({ title: 'Small thing' });
  const route = (id: string, output: z.ZodType) =>
    defineRoute({ id, method: 'GET', path: `/api/${id}`, summary: { zh: '物', en: 'Thing' }, output, kind: 'read' });
  const document = buildOpenApi([route('a', thing), route('b', z.array(thing)), route('c', other)], { title: 'T', version: '1', description: '' });
  expect(document).toMatchObject({
    components: { schemas: { SmallThing: { properties: { id: { type: 'string', format: 'uuid' }, count: { type: 'integer' } } } } },
    paths: {
      '/api/a': { get: { responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/SmallThing' } } } } } } },
      '/api/c': { get: { responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } } } },
    },
  });
});

function listReferences(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listReferences);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner] : listReferences(inner)));
}

function resolve(document: Json, reference: string): unknown {
  let place: unknown = document;
  for (const step of reference.replace(/^#\//, '').split('/')) {
    place = typeof place === 'object' && place !== null ? Object.entries(place).find(([key]) => key === step)?.[1] : undefined;
  }
  return place;
}
