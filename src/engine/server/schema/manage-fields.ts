import { conflict, invalid, type Issue, notFound } from '#platform/contract/errors.ts';
import type { z } from 'zod';
import { systemFields, type ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import type { FieldView } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { placeField } from './place-field.ts';
import { fieldViewOf } from './read-schema.ts';
import type { FieldRow, SchemaRows } from './schema-rows.ts';
import { settleKept } from './settle-kept.ts';
import { keepChange, objectOf, openSchema, readSchema, requireSound, type WorkingSchema } from './working-schema.ts';

type View = z.input<typeof FieldView>;

/** Adds a field to an object, declared or custom; at once in lists, forms, filters, import, export and the API. */
export async function createField(ctx: Context, input: { object: string; id: string; spec: FieldSpec }): Promise<View> {
  const schema = await openSchema(ctx);
  const object = objectOf(schema, input.object);
  refuseName(schema, object, input.id);
  refuseUnfit(ctx, object, input.spec);
  const place = placeField(object, schema.rows, input.spec);
  const isIndexed = place.storage === 'slot' && wantsIndex(input.spec);
  const row: FieldRow = {
    object: object.id,
    id: input.id,
    spec: input.spec,
    ...place,
    indexState: isIndexed ? 'building' : 'none',
    keptState: 'none',
    keptRun: 0,
    keptDone: 0,
    keptTotal: null,
    version: 1,
    hiddenAt: null,
  };
  const objects = requireSound(ctx, schema, { ...schema.rows, fields: [...schema.rows.fields, row] });
  if (place.storage === 'slot' || place.storage === 'overflow')
    await ctx.session.query({ text: 'select engine_add_slots($1)', values: [storageOf(object).table] });
  await insertField(ctx, row);
  if (row.spec.kind === 'auto_number') await ctx.session.query({ text: 'select engine_create_number($1, $2)', values: [object.id, row.id] });
  if (isIndexed) await enqueueJob(ctx, 'schema.build_indexes', { object: object.id });
  await keepChange(ctx, { object: object.id, kind: 'field.created', subject: row.id, before: null, after: row.spec });
  await settleKept(ctx, schema);
  return isComputed(row.spec) ? viewNow(ctx, row) : fieldViewOf(row, objects.get(object.id));
}

/** Changes labels, options, limits, formulas; the kind stays, and so do the values. */
export async function updateField(
  ctx: Context,
  input: { object: string; field: string; spec: FieldSpec; version?: number | undefined },
): Promise<View> {
  const schema = await openSchema(ctx);
  const object = objectOf(schema, input.object);
  const row = fieldRow(schema.rows, object.id, input.field);
  if (input.version !== undefined && input.version !== row.version) throw changedMeanwhile(row);
  if (input.spec.kind !== row.spec.kind || scaleOf(input.spec) !== scaleOf(row.spec)) throw invalid([otherKind(row)]);
  refuseUnfit(ctx, object, input.spec);
  const isIndexed = row.storage === 'slot' && wantsIndex(input.spec);
  const state = isIndexed ? (row.indexState === 'none' || uniqueOf(input.spec) !== uniqueOf(row.spec) ? 'building' : row.indexState) : row.indexState;
  const after: FieldRow = { ...row, spec: input.spec, version: row.version + 1, indexState: state };
  const objects = requireSound(ctx, schema, { ...schema.rows, fields: schema.rows.fields.map((each) => (each === row ? after : each)) });
  await ctx.session.query({
    text: `update engine_custom_field set spec = $4::jsonb, version = version + 1, index_state = $5 where workspace_id = $1 and object = $2 and id = $3`,
    values: [ctx.workspace.id, object.id, row.id, JSON.stringify(after.spec), state],
  });
  if (state === 'building') await enqueueJob(ctx, 'schema.build_indexes', { object: object.id });
  await keepChange(ctx, { object: object.id, kind: 'field.changed', subject: row.id, before: row.spec, after: after.spec });
  await settleKept(ctx, schema);
  return isComputed(row.spec) ? viewNow(ctx, row) : fieldViewOf(after, objects.get(object.id));
}

/** A computed field as it is stored once it is settled whether it is kept. */
async function viewNow(ctx: Context, { object, id }: FieldRow): Promise<View> {
  const { rows, objects } = await readSchema(ctx);
  return fieldViewOf(fieldRow(rows, object, id), objects.get(object));
}

function isComputed({ kind }: FieldSpec): boolean {
  return kind === 'formula' || kind === 'lookup' || kind === 'rollup';
}

/** The stored field of this name; hidden ones too. */
export function fieldRow(rows: SchemaRows, object: string, id: string): FieldRow {
  const row = rows.fields.find((each) => each.object === object && each.id === id);
  if (!row) throw notFound({ zh: '自定义字段', en: 'Custom field' });
  return row;
}

async function insertField(ctx: Context, row: FieldRow): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_custom_field (workspace_id, object, id, spec, storage, slot, position, index_state, created_at)
      select $1, $2, $3, $4::jsonb, $5, $6, coalesce(max(position), 0) + 1, $7, $8 from engine_custom_field where workspace_id = $1 and object = $2`,
    values: [ctx.workspace.id, row.object, row.id, JSON.stringify(row.spec), row.storage, row.slot, row.indexState, ctx.now],
  });
}

function wantsIndex(spec: FieldSpec): boolean {
  return ('indexed' in spec && spec.indexed === true) || uniqueOf(spec) || spec.kind === 'reference' || spec.kind === 'auto_number';
}

function uniqueOf(spec: FieldSpec): boolean {
  return 'unique' in spec && spec.unique === true;
}

function scaleOf(spec: FieldSpec): number | undefined {
  return spec.kind === 'number' ? spec.scale : undefined;
}

function refuseName({ rows }: WorkingSchema, object: ObjectDefinition, id: string): void {
  const hidden = rows.fields.find((row) => row.object === object.id && row.id === id && row.hiddenAt !== null);
  const isTaken = id in object.fields || id in (object.children ?? {}) || systemFields.some((name) => name === id) || hidden !== undefined;
  if (!isTaken) return;
  const why = hidden
    ? { zh: `“${id}”是一个已删除的字段；请恢复它或换一个编号。`, en: `“${id}” is a deleted field; bring it back or choose another id.` }
    : { zh: `${object.label.zh}已有“${id}”，请换一个编号。`, en: `${object.label.en} already has “${id}”; choose another id.` };
  throw invalid([{ field: 'id', code: 'schema.name_taken', message: why }]);
}

function refuseUnfit(ctx: Context, object: ObjectDefinition, spec: FieldSpec): void {
  const issues: Issue[] = [];
  if (object.writes !== 'generic' && !isComputed(spec))
    issues.push({
      field: 'object',
      code: 'schema.not_extensible',
      message: {
        zh: `${object.label.zh}由程序维护，只能添加计算字段。`,
        en: `${object.label.en} is kept by the program; only computed fields can be added.`,
      },
    });
  const keepsHistory = object.plural.startsWith('records/') || declaresHistory(ctx, object.id);
  if ('historic' in spec && spec.historic === true && !keepsHistory)
    issues.push({
      field: 'spec.historic',
      code: 'schema.no_history',
      message: { zh: `${object.label.zh}不保留历史版本，请去掉“保留历史”。`, en: `${object.label.en} keeps no versions; leave “historic” out.` },
    });
  if (issues.length > 0) throw invalid(issues);
}

function declaresHistory(ctx: Context, id: string): boolean {
  const declared = ctx.registry.features.flatMap((feature) => feature.objects ?? []).find((object) => object.id === id);
  return declared !== undefined && storageOf(declared).historic.length > 0;
}

function otherKind(row: FieldRow): Issue {
  return {
    field: 'spec.kind',
    code: 'schema.kind_fixed',
    message: {
      zh: `“${row.spec.label.zh}”的类型与小数位不能更改；请新建一个字段。`,
      en: `The kind and scale of “${row.spec.label.en}” cannot change; add another field.`,
    },
  };
}

function changedMeanwhile(row: FieldRow) {
  return conflict(
    'schema.version_conflict',
    { zh: '别人刚刚改过这个字段，请重新载入。', en: 'Somebody has just changed this field; load it again.' },
    { version: row.version },
  );
}
