import { z } from 'zod';
import { grantOn } from '#engine/contract/actor.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import { AggregateInput, AggregateResult, QueryInput } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { hiddenFields, lockedFields } from '#engine/server/policy/field-access.ts';
import { aggregateRecords, createRecord, getRecord, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { type AppError, invalid } from '#platform/contract/errors.ts';
import { defineTool, type McpTool } from './tool.ts';

const ObjectId = z.string().max(80).describe('Id of an object from list_objects, e.g. "account" or "opportunity".');
const Values = z.record(z.string(), z.unknown()).describe('Values by field id, as describe_object lists them.');
const Record = z.looseObject({ id: z.string(), version: z.int() });
const ObjectView = z.object({ id: z.string(), label: z.string(), plural: z.string(), mayCreate: z.boolean(), mayUpdate: z.boolean() });
const FieldView = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  isRequired: z.boolean(),
  isReadOnly: z.boolean(),
  /** Object it refers to. */
  refersTo: z.string().optional(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

/** Tools over the records of any object, also of those administrators made. */
export function buildRecordTools(): McpTool[] {
  return [...describingTools(), ...readingTools(), ...writingTools()];
}

function describingTools(): McpTool[] {
  return [
    defineTool({
      name: 'list_objects',
      description: 'The kinds of records this workspace keeps and you may see. Call first.',
      kind: 'read',
      input: z.object({}),
      output: z.object({ objects: z.array(ObjectView) }),
      scopeOf: () => undefined,
      run: async (ctx) => ({ objects: seenObjects(ctx).map((object) => viewObject(ctx, object)) }),
    }),
    defineTool({
      name: 'describe_object',
      description: 'The fields of one object: id, kind, choices, what they refer to. Call before querying or writing it.',
      kind: 'read',
      input: z.object({ object: ObjectId }),
      output: z.object({ object: ObjectView, fields: z.array(FieldView) }),
      scopeOf: () => undefined,
      run: async (ctx, { object }) => describeObject(ctx, objectOf(ctx, object)),
    }),
  ];
}

function readingTools(): McpTool[] {
  return [
    defineTool({
      name: 'query_records',
      description:
        'List records. `expression` filters, e.g. `stage == "proposal" and amount.amount > 100000`, `account.name contains "华"`; `sort` e.g. [{"field":"close_date","descending":true}]; `columns` may follow references by dot ("account.name"). Page with `nextCursor`.',
      kind: 'read',
      input: QueryInput.extend({ object: ObjectId }),
      output: z.object({ rows: z.array(Record), nextCursor: z.string().nullable() }),
      scopeOf: ({ object }) => `${object}:read`,
      run: async (ctx, { object, ...query }) => queryRecords(ctx, objectOf(ctx, object).id, query),
    }),
    defineTool({
      name: 'aggregate_records',
      description:
        'Counts, sums, averages and percentiles over records, by group. For named figures such as win rate use measure_metric. Example: measures [{"id":"n","kind":"count"}], groupBy ["owner"].',
      kind: 'read',
      input: AggregateInput.extend({ object: ObjectId }),
      output: AggregateResult,
      scopeOf: ({ object }) => `${object}:read`,
      run: async (ctx, { object, ...query }) => aggregateRecords(ctx, objectOf(ctx, object).id, query),
    }),
    defineTool({
      name: 'get_record',
      description: 'One record with all its fields, the names of what it refers to, and whether you may change it.',
      kind: 'read',
      input: z.object({ object: ObjectId, id: z.uuid() }),
      output: Record,
      scopeOf: ({ object }) => `${object}:read`,
      run: async (ctx, { object, id }) => getRecord(ctx, objectOf(ctx, object).id, id),
    }),
  ];
}

function writingTools(): McpTool[] {
  return [
    defineTool({
      name: 'create_record',
      description: 'Create a record. What is wrong is said by field. Only write what the person asked for.',
      kind: 'write',
      input: z.object({ object: ObjectId, values: Values }),
      output: Record,
      scopeOf: ({ object }) => `${object}:write`,
      run: async (ctx, { object, values }) => createRecord(ctx, writableObject(ctx, object).id, values),
    }),
    defineTool({
      name: 'update_record',
      description:
        'Change fields of a record; pass the `version` you read so that nobody else’s change is lost. To move a deal to another stage use move_opportunity.',
      kind: 'write',
      input: z.object({ object: ObjectId, id: z.uuid(), version: z.int().optional(), values: Values }),
      output: Record,
      scopeOf: ({ object }) => `${object}:write`,
      run: async (ctx, { object, id, version, values }) =>
        updateRecord(ctx, writableObject(ctx, object).id, id, values, version === undefined ? {} : { expectedVersion: version }),
    }),
  ];
}

function seenObjects(ctx: Context): ObjectDefinition[] {
  return [...ctx.registry.objects.values()].filter((object) => grantOn(ctx.actor, object.id).actions.includes('see'));
}

function objectOf(ctx: Context, id: string): ObjectDefinition {
  const object = seenObjects(ctx).find((candidate) => candidate.id === id);
  if (object) return object;
  throw unknownObject(id, seenObjects(ctx));
}

function writableObject(ctx: Context, id: string): ObjectDefinition {
  const object = objectOf(ctx, id);
  if (object.writes === 'generic') return object;
  const message = {
    zh: `${object.label.zh}有自己的操作，不能这样写入。`,
    en: `${object.labelPlural.en} are written by actions of their own, not this way.`,
  };
  throw invalid([{ field: 'object', code: 'mcp.not_writable', message }]);
}

function unknownObject(id: string, known: readonly ObjectDefinition[]): AppError {
  const list = known.map((object) => object.id).join(', ');
  const message = { zh: `没有对象“${id}”。可用：${list}。`, en: `There is no object “${id}”. Known: ${list}.` };
  return invalid([{ field: 'object', code: 'mcp.object_unknown', message }]);
}

function viewObject(ctx: Context, object: ObjectDefinition): z.input<typeof ObjectView> {
  const { actions } = grantOn(ctx.actor, object.id);
  const isGeneric = object.writes === 'generic';
  return {
    id: object.id,
    label: object.label[ctx.locale],
    plural: object.labelPlural[ctx.locale],
    mayCreate: isGeneric && actions.includes('create'),
    mayUpdate: isGeneric && actions.includes('update'),
  };
}

function describeObject(ctx: Context, object: ObjectDefinition) {
  const [hidden, locked] = [hiddenFields(ctx.actor, object.id), lockedFields(ctx.actor, object.id)];
  const fields = Object.entries(object.fields).filter(([id]) => !hidden.includes(id));
  return {
    object: viewObject(ctx, object),
    fields: fields.map(([id, field]) => viewField(ctx, id, field, locked.includes(id))),
  };
}

function viewField(ctx: Context, id: string, field: Field, isLocked: boolean): z.input<typeof FieldView> {
  const isChoice = field.kind === 'choice' || field.kind === 'multi_choice';
  return {
    id,
    kind: field.kind,
    label: field.label[ctx.locale],
    isRequired: field.required === true,
    isReadOnly: isLocked || field.readOnly === true,
    ...(field.kind === 'reference' && { refersTo: field.object }),
    ...(isChoice && { choices: field.options.map(({ value, label }) => ({ value, label: label[ctx.locale] })) }),
  };
}
