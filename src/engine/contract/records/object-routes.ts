import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import type { ObjectDefinition } from '../objects/object.ts';
import { AccessExplanation, AggregateInput, AggregateResult, BoardInput, BulkInput, BulkResult, MeasureValue, QueryInput } from './query.ts';
import { recordSchemas } from './record-schemas.ts';
import { RecordHistory, Timeline, TimelineInput } from './timeline.ts';

const Id = z.object({ id: z.uuid() });

/** The list by query string: `?limit=20&sort=-close_date&expression=…`. */
const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().max(4000).optional(),
  /** Field names by comma, `-` for descending. */
  sort: z.string().max(300).optional(),
  columns: z.string().max(4000).optional(),
  expression: z.string().max(4000).optional(),
  search: z.string().max(100).optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});

/** Every generic entrance of an object below /api/<plural>; typed data for the server, the client and OpenAPI. */
export function objectRoutes(object: ObjectDefinition) {
  return { ...writeRoutes(object), ...readRoutes(object), ...pastRoutes(object), ...figureRoutes(object) };
}

/** The generic routes of one object by name. */
export type ObjectRoutes = ReturnType<typeof objectRoutes>;

function writeRoutes(object: ObjectDefinition) {
  const { id: name, label } = object;
  const schemas = recordSchemas(object);
  const path = `/api/${object.plural}` as const;
  return {
    create: defineRoute({
      id: `${name}.create`,
      method: 'POST',
      path,
      kind: 'write',
      body: valuesOf(schemas.create),
      output: schemas.record,
      summary: { zh: `新建${label.zh}`, en: `Create ${label.en}` },
    }),
    update: defineRoute({
      id: `${name}.update`,
      method: 'PATCH',
      path: `${path}/:id`,
      kind: 'write',
      params: Id,
      body: valuesOf(schemas.update),
      output: schemas.record,
      summary: { zh: `修改${label.zh}；带上 version 可得知他人是否已改过`, en: `Change ${label.en}; send version to learn of a conflict` },
    }),
    remove: defineRoute({
      id: `${name}.delete`,
      method: 'DELETE',
      path: `${path}/:id`,
      kind: 'write',
      params: Id,
      output: z.object({ deleted: z.int() }),
      summary: { zh: `删除${label.zh}`, en: `Delete ${label.en}` },
    }),
    bulk: defineRoute({
      id: `${name}.bulk`,
      method: 'POST',
      path: `${path}/bulk`,
      kind: 'write',
      body: BulkInput,
      output: BulkResult,
      summary: { zh: `一次新建、修改或删除至多 1,000 条${label.zh}`, en: `Create, change or delete up to 1,000 at once: ${label.en}` },
    }),
  };
}

function readRoutes(object: ObjectDefinition) {
  const { id: name, label, labelPlural } = object;
  const { record } = recordSchemas(object);
  const path = `/api/${object.plural}` as const;
  const page = z.object({ rows: z.array(record), nextCursor: z.string().nullable() });
  return {
    list: defineRoute({
      id: `${name}.list`,
      method: 'GET',
      path,
      kind: 'read',
      query: ListQuery,
      output: page,
      summary: { zh: `${labelPlural.zh}列表`, en: `List ${labelPlural.en}` },
    }),
    query: defineRoute({
      id: `${name}.query`,
      method: 'POST',
      path: `${path}/query`,
      kind: 'read',
      body: QueryInput,
      output: page,
      summary: { zh: `按条件查询${labelPlural.zh}`, en: `Query ${labelPlural.en}` },
    }),
    get: defineRoute({
      id: `${name}.get`,
      method: 'GET',
      path: `${path}/:id`,
      kind: 'read',
      params: Id,
      output: record,
      summary: { zh: `查看一条${label.zh}`, en: `Get ${label.en}` },
    }),
  };
}

function pastRoutes(object: ObjectDefinition) {
  const { id: name, label } = object;
  const path = `/api/${object.plural}` as const;
  return {
    timeline: defineRoute({
      id: `${name}.timeline`,
      method: 'GET',
      path: `${path}/:id/timeline`,
      kind: 'read',
      params: Id,
      query: TimelineInput,
      output: Timeline,
      summary: { zh: `${label.zh}的动态`, en: `What happened to ${label.en}` },
    }),
    history: defineRoute({
      id: `${name}.history`,
      method: 'GET',
      path: `${path}/:id/history`,
      kind: 'read',
      params: Id,
      output: RecordHistory,
      summary: { zh: `${label.zh}的历史版本`, en: `Versions of ${label.en}` },
    }),
    access: defineRoute({
      id: `${name}.access`,
      method: 'GET',
      path: `${path}/:id/access`,
      kind: 'read',
      params: Id,
      output: AccessExplanation,
      summary: { zh: `我为什么能看到这条${label.zh}`, en: `Why I can see this: ${label.en}` },
    }),
  };
}

function figureRoutes(object: ObjectDefinition) {
  const { id: name, labelPlural } = object;
  const path = `/api/${object.plural}` as const;
  const column = z.object({
    value: z.string(),
    count: z.int().nullable(),
    sum: MeasureValue,
    rows: z.array(recordSchemas(object).record),
    nextCursor: z.string().nullable(),
  });
  return {
    aggregate: defineRoute({
      id: `${name}.aggregate`,
      method: 'POST',
      path: `${path}/aggregate`,
      kind: 'read',
      body: AggregateInput,
      output: AggregateResult,
      summary: { zh: `统计${labelPlural.zh}`, en: `Figures over ${labelPlural.en}` },
    }),
    board: defineRoute({
      id: `${name}.board`,
      method: 'POST',
      path: `${path}/board`,
      kind: 'read',
      body: BoardInput,
      output: z.object({ columns: z.array(column) }),
      summary: { zh: `${labelPlural.zh}看板`, en: `Board of ${labelPlural.en}` },
    }),
    export: defineRoute({
      id: `${name}.export`,
      method: 'POST',
      path: `${path}/export`,
      kind: 'read',
      raw: true,
      body: QueryInput.omit({ limit: true, cursor: true }),
      output: z.unknown(),
      summary: { zh: `导出${labelPlural.zh}为 CSV`, en: `Export ${labelPlural.en} as CSV` },
    }),
  };
}

/**
 * Takes any values and hands them on under `values`, because the engine's own checks answer for every door with the field's label,
 * the reason and the remedy; OpenAPI shows the exact schema.
 */
function valuesOf(schema: z.ZodObject) {
  return z
    .record(z.string(), z.unknown())
    .meta(describe(schema))
    .transform((values) => ({ values }));
}

function describe(schema: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...json, propertyNames: undefined, additionalProperties: false };
}
