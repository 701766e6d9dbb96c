import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { describeApi } from '#apps/openapi.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { features } from '#features/features.server.ts';

type Json = Readonly<Record<string, unknown>>;

const registry = buildRegistry(features);
const document: Json = JSON.parse(JSON.stringify(describeApi(registry)));
const operations = Object.entries(partOf(document, 'paths')).flatMap(([path, item]) =>
  Object.entries(asJson(item)).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation: asJson(operation) })),
);

test('the API document is OpenAPI 3.1 by a validator that is not ours', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every operation has a name of its own, and an example of what it takes and what it answers', () => {
  const names = operations.map(({ operation }) => operation['operationId']);
  expect(new Set(names).size).toBe(names.length);
  const bare = operations.filter(({ operation }) => !hasExamples(operation)).map(({ name }) => name);
  expect(bare).toEqual([]);
});

test('what the examples send is what the server takes', () => {
  const refused = registry.routes.flatMap(({ route }) => {
    const operation = operations.find((each) => each.operation['operationId'] === route.id)?.operation ?? {};
    const body = contentOf(partOf(operation, 'requestBody'))['example'];
    const problems = [];
    if (route.body) problems.push(route.body.safeParse(body).error);
    const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map(asJson) : [];
    for (const [place, schema] of [
      ['path', route.params],
      ['query', route.query],
    ] as const) {
      const given = parameters.filter((each) => each['in'] === place).map((each) => [each['name'], each['example']]);
      if (schema) problems.push(schema.safeParse(Object.fromEntries(given)).error);
    }
    const said = problems.filter((problem) => problem !== undefined);
    return said.length > 0 ? [`${route.id}: ${said.map((problem) => problem.message.replaceAll(/\s+/g, ' ')).join('; ')}`.slice(0, 300)] : [];
  });
  expect(refused).toEqual([]);
});

test('every operation but the open ones says which scope a key needs, and what is answered to one request too many', () => {
  const scoped = operations.filter(({ operation }) => operation['x-required-scope'] !== undefined);
  expect(scoped.length).toBeGreaterThan(150);
  expect(scoped.every(({ operation }) => '429' in partOf(operation, 'responses'))).toBe(true);
  const account = operations.find(({ name }) => name === 'POST /api/accounts');
  expect(account?.operation['x-required-scope']).toBe('account:write');
});

function hasExamples(operation: Json): boolean {
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map(asJson) : [];
  if (parameters.some((parameter) => parameter['example'] === undefined)) return false;
  const contents = [partOf(operation, 'requestBody'), partOf(partOf(operation, 'responses'), '200')].filter((part) => part['content'] !== undefined);
  return contents.every((part) => 'example' in contentOf(part));
}

function contentOf(part: Json): Json {
  const [content] = Object.values(partOf(part, 'content'));
  return asJson(content);
}

function partOf(value: Json, key: string): Json {
  return asJson(value[key]);
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
