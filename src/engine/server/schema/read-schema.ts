import type { z } from 'zod';
import { grantOn } from '../../contract/actor.ts';
import { isChoice } from '../../contract/objects/dependent-choices.ts';
import type { Field } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldView, HiddenObject, ObjectDetail, SchemaObject } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { hiddenFields } from '../policy/field-access.ts';
import { isGranted } from '../policy/scope.ts';
import { purgeableFrom } from './keep-time.ts';
import { slotViews } from './place-field.ts';
import type { FieldRow, RuleRow, SchemaRows } from './schema-rows.ts';
import { objectOf, readSchema, requireSchemaManager } from './working-schema.ts';

/** What the caller's role may see of the workspace's objects. */
export async function getSchema(ctx: Context): Promise<{ revision: string; objects: z.input<typeof SchemaObject>[] }> {
  const { rows, objects } = await readSchema(ctx);
  const [state] = await ctx.session.query<{ revision: string }>({ name: 'schema.revision', text: 'select revision from engine_schema_state' });
  const seen = [...objects.values()].filter((object) => isGranted(ctx.actor, object.id, 'see'));
  return { revision: state?.revision ?? '0', objects: seen.map((object) => viewOf(ctx, rows, object)) };
}

/** All settings of one object, for administrators. */
export async function getObject(ctx: Context, input: { object: string }): Promise<z.input<typeof ObjectDetail>> {
  requireSchemaManager(ctx);
  const schema = await readSchema(ctx);
  const stored = schema.rows.objects.find((row) => row.id === input.object);
  const object = objectOf(schema, input.object);
  return {
    ...viewOf(ctx, schema.rows, object),
    version: stored?.version ?? 1,
    hiddenAt: stored?.hiddenAt?.toISOString() ?? null,
    fields: schema.rows.fields.filter((row) => row.object === object.id).map((row) => fieldViewOf(row, object)),
    slots: slotViews(schema.rows, object.id),
    layout: schema.rows.layouts.find((row) => row.object === object.id)?.layout ?? {},
  };
}

/** Deleted objects that are still kept, the latest first, for administrators. */
export async function listHiddenObjects(ctx: Context): Promise<{ objects: z.input<typeof HiddenObject>[] }> {
  requireSchemaManager(ctx);
  const { rows } = await readSchema(ctx);
  const objects = rows.objects.flatMap(({ id, spec, hiddenAt }) =>
    hiddenAt === null ? [] : [{ id, label: spec.label, hiddenAt: hiddenAt.toISOString(), purgeableAt: purgeableFrom(hiddenAt).toISOString() }],
  );
  return { objects: objects.toSorted((a, b) => b.hiddenAt.localeCompare(a.hiddenAt)) };
}

function viewOf(ctx: Context, rows: SchemaRows, object: ObjectDefinition): z.input<typeof SchemaObject> {
  const layout = rows.layouts.find((row) => row.object === object.id)?.layout;
  return {
    definition: withoutHidden(object, hiddenFields(ctx.actor, object.id)),
    origin: rows.objects.some((row) => row.id === object.id) ? 'custom' : 'built_in',
    customFields: rows.fields.filter((row) => row.object === object.id && row.hiddenAt === null).map((row) => row.id),
    rules: rows.rules.filter((row) => row.object === object.id && row.spec.active).map(ruleViewOf),
    related: layout?.record?.related ?? Object.entries(object.children ?? {}).map(([relation, { label }]) => ({ relation, label: { ...label } })),
    actions: [...grantOn(ctx.actor, object.id).actions],
  };
}

/** The definition as this person's pages may know it. */
function withoutHidden(object: ObjectDefinition, hidden: readonly string[]): ObjectDefinition {
  if (hidden.length === 0) return object;
  const shown = Object.entries(object.fields).filter(([name]) => !hidden.includes(name));
  return { ...object, fields: Object.fromEntries(shown.map(([name, field]) => [name, withoutDependency(field, hidden)])) };
}

/** What depends on a field out of sight says nothing of that field's values. */
function withoutDependency(field: Field, hidden: readonly string[]): Field {
  if (!isChoice(field) || field.dependsOn === undefined || !hidden.includes(field.dependsOn.on)) return field;
  const { dependsOn: _, ...rest } = field;
  return rest;
}

/** A rule as the API gives it. */
export function ruleViewOf({ id, object, spec, version }: RuleRow) {
  return { ...spec, id, object, version };
}

/** An added field as administrators see it. */
export function fieldViewOf(row: FieldRow, object: ObjectDefinition | undefined): z.input<typeof FieldView> {
  const { id, version, spec, storage, indexState, hiddenAt } = row;
  const purgeableAt = hiddenAt === null ? null : purgeableFrom(hiddenAt).toISOString();
  const kept = { state: row.keptState, done: row.keptDone, total: row.keptTotal };
  return { id, version, spec, field: object?.fields[id] ?? null, storage, indexState, kept, hiddenAt: hiddenAt?.toISOString() ?? null, purgeableAt };
}
