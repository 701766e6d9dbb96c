import { z } from 'zod';
import type { Field } from '../objects/fields.ts';
import type { ObjectDefinition } from '../objects/object.ts';
import { FieldSpec, LabelText, SchemaId } from './field-spec.ts';
import { objectIcons } from './object-icons.ts';

const Expression = z.string().trim().min(1).max(4000);
const FieldPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/);

/** A list people open often, declared by an administrator. */
export const ListLayout = z.object({
  id: SchemaId,
  label: LabelText,
  filter: Expression.optional(),
  sort: z.array(z.object({ field: FieldPath, descending: z.boolean().optional() })).max(4),
  columns: z.array(FieldPath).min(1).max(40),
});

/** The record page and form of an object: sections of columns, shown while their condition holds, and related lists. */
export const RecordLayout = z.object({
  sections: z
    .array(
      z.object({
        label: LabelText,
        columns: z.int().min(1).max(3).optional(),
        fields: z.array(SchemaId).max(60),
        /** The section is shown only while this holds for the record. */
        visibleWhen: Expression.optional(),
      }),
    )
    .max(30),
  related: z
    .array(z.object({ relation: SchemaId, label: LabelText.optional(), columns: z.array(FieldPath).max(12).optional() }))
    .max(20)
    .optional(),
});
/** The record page and form of an object. */
export type RecordLayout = z.output<typeof RecordLayout>;

/** Both layouts of an object; what is left out stays as declared. */
export const ObjectLayout = z.object({ record: RecordLayout.optional(), lists: z.array(ListLayout).max(30).optional() });
/** Both layouts of an object. */
export type ObjectLayout = z.output<typeof ObjectLayout>;

/** What a rule does when its expression holds. `validation` refuses the record: it says what must NOT be. */
export const ruleKinds = ['validation', 'required_when', 'visible_when', 'read_only_when'] as const;

/** One rule over the records of an object, checked on every write through every door. */
export const RuleSpec = z.object({
  kind: z.enum(ruleKinds),
  label: LabelText,
  /** Condition over the record. Validation: refused when it holds. A field that is not visible is not required and cannot be written. */
  expression: Expression,
  /** The field it concerns; validation may leave it out and then concerns the record. */
  field: SchemaId.optional(),
  /** What is said when it refuses; by default a sentence with the label. */
  message: LabelText.optional(),
  active: z.boolean().default(true),
});
/** One rule over the records of an object. */
export type RuleSpec = z.output<typeof RuleSpec>;
/** A stored rule. */
export const RuleView = RuleSpec.extend({ id: z.string(), object: z.string(), version: z.int() });
/** A stored rule. */
export type RuleView = z.output<typeof RuleView>;

/** A new object; its id becomes `custom_<id>`, its records are reached at /api/records/custom_<id>. */
export const ObjectSpec = z.object({
  id: SchemaId.max(30),
  label: LabelText,
  labelPlural: LabelText,
  /** How records are named: by a text, or by a number given by the program. */
  nameLabel: LabelText.default({ zh: '名称', en: 'Name' }),
  namePattern: z.string().max(60).optional(),
  /** Records have an owner, who with superiors decides who sees them; otherwise everybody in the workspace sees them. */
  owned: z.boolean().default(true),
  /** Records are found by the global search. */
  searched: z.boolean().default(true),
  /** Stands before its name; a box unless chosen. */
  icon: z.enum(objectIcons).optional(),
});
/** A new object. */
export type ObjectSpec = z.output<typeof ObjectSpec>;

/** Which options of a choice field may be taken, by the value of another choice field; a value without an entry leaves all of them open. */
export const ChoiceDependencySpec = z.object({
  on: SchemaId,
  allowed: z.record(z.string().max(200), z.array(z.string().max(200)).max(500)),
});

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
/** An object as the engine and the pages know it; the same shape as declared ones. */
export const DefinitionJson = z.custom<ObjectDefinition>(isObject);
/** A field as the engine and the pages know it. */
const FieldJson = z.custom<Field>(isObject);

/** What the pages need to know of one object of the workspace. */
export const SchemaObject = z.object({
  definition: DefinitionJson,
  origin: z.enum(['built_in', 'custom']),
  /** Fields administrators of this workspace added. */
  customFields: z.array(z.string()),
  rules: z.array(RuleView),
  related: z.array(z.object({ relation: z.string(), label: LabelText.optional(), columns: z.array(z.string()).optional() })),
  /** What the caller's role may do with its records. */
  actions: z.array(z.string()),
});
/** What the pages need to know of one object of the workspace. */
export type SchemaObject = z.output<typeof SchemaObject>;

/** How an added field is stored, and whether it is shown. */
export const FieldView = z.object({
  id: z.string(),
  version: z.int(),
  spec: FieldSpec,
  field: FieldJson.nullable(),
  /** `slot`: a typed column; `overflow`: the slower path when columns have run out; `link`: a link table; `computed`: nothing is stored. */
  storage: z.enum(['slot', 'overflow', 'link', 'computed']),
  /** Of `indexed` fields: whether the index is there yet. */
  indexState: z.enum(['none', 'building', 'ready']),
  /** Of computed fields: whether they are kept up to date; while `building`, how many records of how many are worked out. */
  kept: z.object({ state: z.enum(['none', 'building', 'ready']), done: z.int(), total: z.int().nullable() }),
  hiddenAt: z.string().nullable(),
  /** From this instant on it may be purged. */
  purgeableAt: z.string().nullable(),
});
/** How an added field is stored, and whether it is shown. */
export type FieldView = z.output<typeof FieldView>;

/** Typed columns of an object by kind: how many there are, and which fields use them. */
export const SlotView = z.object({ kind: z.string(), label: LabelText, total: z.int(), used: z.array(z.string()) });

/** All an administrator sees of one object. */
export const ObjectDetail = SchemaObject.extend({
  version: z.int(),
  hiddenAt: z.string().nullable(),
  fields: z.array(FieldView),
  slots: z.array(SlotView),
  layout: ObjectLayout,
});

/** A deleted object of the workspace's own, still kept. */
export const HiddenObject = z.object({
  id: z.string(),
  label: LabelText,
  hiddenAt: z.string(),
  /** From this instant on it may be purged. */
  purgeableAt: z.string(),
});

/** One thing that uses a field or an object. */
export const UsageView = z.object({
  kind: z.enum(['view', 'layout', 'rule', 'formula', 'lookup', 'rollup', 'reference', 'template', 'metric', 'process', 'records']),
  id: z.string(),
  label: LabelText,
});

/** One change of the schema. */
export const ChangeView = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  byName: z.string().nullable(),
  object: z.string(),
  /** What was changed: `object.created`, `field.changed`, `rule.deleted`, `layout.changed` … */
  kind: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  canRevert: z.boolean(),
  revertedAt: z.string().nullable(),
});
