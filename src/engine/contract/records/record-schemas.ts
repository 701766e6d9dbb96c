import { z } from 'zod';
import type { Field } from '../objects/fields.ts';
import { isChoice } from '../objects/dependent-choices.ts';
import { rulesOf } from '../objects/field-kinds.ts';
import type { ObjectDefinition } from '../objects/object.ts';
import { IssueSchema, type RecordRow } from './query.ts';

/** The zod schemas of one object, made from its field declarations. */
export interface RecordSchemas {
  /** What creating takes: required fields must be there; computed and read-only ones cannot be. */
  readonly create: z.ZodObject;
  /** What changing takes: any of the fields, and the version the change was made from. */
  readonly update: z.ZodObject;
  /** What reading gives; lists give the shown part of it. */
  readonly record: z.ZodType<RecordRow, RecordRow>;
}

const made = new WeakMap<ObjectDefinition, RecordSchemas>();

/** The schemas of an object; made once. */
export function recordSchemas(object: ObjectDefinition): RecordSchemas {
  const known = made.get(object);
  if (known) return known;
  const schemas = buildSchemas(object);
  made.set(object, schemas);
  return schemas;
}

/** Whether people and imports of new work may set the field. */
export function isWritable(field: Field): boolean {
  return field.kind !== 'formula' && field.readOnly !== true;
}

/** Where a private value is shown masked, it keeps no form. */
function isMaskedAsText(field: Field): boolean {
  return field.kind === 'phone' || field.kind === 'email' || field.kind === 'url' || field.kind === 'identity_number';
}

function buildSchemas(object: ObjectDefinition): RecordSchemas {
  const create: Record<string, z.ZodType> = {
    external_id: z.string().max(200).nullable().optional(),
    allowDuplicate: z.boolean().optional().describe('Write it though it is there already; needs the ability duplicate.allow'),
  };
  const update: Record<string, z.ZodType> = { version: z.int().min(1).optional(), ...create };
  const shown: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(object.fields)) {
    const schema = rulesOf(field).schema(field).meta(describe(object, field));
    shown[name] = (isMaskedAsText(field) ? z.string().describe(called(field)) : schema).nullable().optional();
    if (!isWritable(field)) continue;
    create[name] = field.required === true && field.initial === undefined ? schema : schema.nullable().optional();
    update[name] = field.required === true ? schema.optional() : schema.nullable().optional();
  }
  return {
    create: z.strictObject(create).meta({ title: `${object.label.en} to create` }),
    update: z.strictObject(update).meta({ title: `${object.label.en} change` }),
    record: recordSchema(object, shown),
  };
}

function called(field: Field): string {
  return `${field.label.en} · ${field.label.zh}`;
}

/** The field's names, and what its options depend on: in words, and as data under `x-depends-on`. */
function describe(object: ObjectDefinition, field: Field): Record<string, unknown> {
  if (!isChoice(field) || field.dependsOn === undefined || !(field.dependsOn.on in object.fields)) return { description: called(field) };
  const { on, allowed } = field.dependsOn;
  const cases = Object.entries(allowed).map(([value, options]) => `${value} → ${options.length > 0 ? options.join(' | ') : 'none'}`);
  return { description: `${called(field)}. What may be taken depends on \`${on}\`: ${cases.join('; ')}`, 'x-depends-on': field.dependsOn };
}

function recordSchema(object: ObjectDefinition, fields: Record<string, z.ZodType>): z.ZodType<RecordRow, RecordRow> {
  const schema: z.ZodType = z
    .looseObject({
      id: z.string(),
      version: z.int(),
      external_id: z.string().nullable().optional(),
      created_at: z.string().optional(),
      created_by: z.string().nullable().optional(),
      updated_at: z.string().optional(),
      updated_by: z.string().nullable().optional(),
      ...fields,
      _names: z.record(z.string(), z.string().nullable()).optional(),
      _can: z.object({ update: z.boolean(), delete: z.boolean() }).optional(),
      _warnings: z.array(IssueSchema).optional(),
    })
    .meta({ title: object.label.en });
  // oxlint-disable-next-line sloop/no-assertion -- the fields are only known when the program runs; RecordRow is what is sure of every record
  return schema as z.ZodType<RecordRow, RecordRow>;
}
