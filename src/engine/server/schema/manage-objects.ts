import { conflict, invalid, notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { AutoNumberPattern } from '../../contract/schema/field-spec.ts';
import type { ObjectSpec } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { requirePurgeable } from './keep-time.ts';
import type { ObjectRow, SchemaRows, StoredObjectSpec } from './schema-rows.ts';
import { settleKept } from './settle-kept.ts';
import { keepChange, openSchema, requireSound } from './working-schema.ts';

/** Makes a new object with a table of its own; workspaces that choose the same id share the table, never the records. */
export async function createObject(ctx: Context, input: ObjectSpec): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const { id: name, ...spec } = input;
  const id = `custom_${name.replace(/^custom_/, '')}`;
  refuseName(schema.rows, id);
  if (spec.namePattern !== undefined && !AutoNumberPattern.safeParse(spec.namePattern).success) throw invalid([wrongPattern]);
  const row: ObjectRow = { id, spec, version: 1, hiddenAt: null };
  requireSound(ctx, schema, { ...schema.rows, objects: [...schema.rows.objects, row] });
  await ctx.session.query({ text: 'select engine_create_custom_table($1)', values: [id] });
  await ctx.session.query({
    text: 'insert into engine_custom_object (workspace_id, id, spec, created_at) values ($1, $2, $3::jsonb, $4)',
    values: [ctx.workspace.id, id, JSON.stringify(spec), ctx.now],
  });
  if (spec.namePattern !== undefined) await ctx.session.query({ text: `select engine_create_number($1, 'name')`, values: [id] });
  await keepChange(ctx, { object: id, kind: 'object.created', subject: id, before: null, after: spec });
  return { id };
}

/** Changes what an object is called, its sign, and which field its board goes by. */
export async function updateObject(
  ctx: Context,
  input: {
    object: string;
    version?: number | undefined;
    label?: Label | undefined;
    labelPlural?: Label | undefined;
    boardField?: string | null | undefined;
    icon?: ObjectSpec['icon'];
  },
): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const row = objectRow(schema.rows, input.object);
  if (input.version !== undefined && input.version !== row.version) throw changedMeanwhile(row);
  const { label, labelPlural, boardField, icon } = input;
  const board = schema.objects.get(row.id)?.fields[boardField ?? ''];
  if (typeof boardField === 'string' && board?.kind !== 'choice') throw invalid([wrongBoard]);
  const spec: StoredObjectSpec = {
    ...row.spec,
    ...(label && { label }),
    ...(labelPlural && { labelPlural }),
    ...(boardField !== undefined && { boardField }),
    ...(icon && { icon }),
  };
  await saveObject(ctx, { ...row, spec });
  await keepChange(ctx, { object: row.id, kind: 'object.changed', subject: row.id, before: row.spec, after: spec });
  return { id: row.id };
}

/** Takes the object out of sight; its records stay for 30 days and longer, until somebody purges them. */
export async function hideObject(ctx: Context, input: { object: string }): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const row = objectRow(schema.rows, input.object);
  if (row.hiddenAt !== null) return { id: row.id };
  const hidden = { ...row, hiddenAt: ctx.now };
  requireSound(ctx, schema, { ...schema.rows, objects: schema.rows.objects.map((each) => (each === row ? hidden : each)) });
  await saveObject(ctx, hidden);
  await keepChange(ctx, { object: row.id, kind: 'object.hidden', subject: row.id, before: row.spec, after: null });
  await settleKept(ctx, schema);
  return { id: row.id };
}

/** Brings it back as it was. */
export async function restoreObject(ctx: Context, input: { object: string }): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const row = objectRow(schema.rows, input.object);
  if (row.hiddenAt === null) return { id: row.id };
  await saveObject(ctx, { ...row, hiddenAt: null });
  await keepChange(ctx, { object: row.id, kind: 'object.restored', subject: row.id, before: null, after: row.spec });
  await settleKept(ctx, schema);
  return { id: row.id };
}

/** Removes an object that was out of sight for 30 days, with its records of this workspace, for good. */
export async function purgeObject(ctx: Context, input: { object: string }): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const row = objectRow(schema.rows, input.object);
  requirePurgeable(ctx, row.hiddenAt);
  const own = 'where workspace_id = $1';
  for (const table of ['engine_choice_link', 'engine_custom_field', 'engine_rule', 'engine_layout', 'engine_choice_dependency'])
    await ctx.session.query({ text: `delete from ${table} ${own} and object = $2`, values: [ctx.workspace.id, row.id] });
  for (const table of [`${row.id}_version`, row.id]) await ctx.session.query({ text: `delete from ${table} ${own}`, values: [ctx.workspace.id] });
  await ctx.session.query({ text: `delete from engine_custom_object ${own} and id = $2`, values: [ctx.workspace.id, row.id] });
  await keepChange(ctx, { object: row.id, kind: 'object.purged', subject: row.id, before: row.spec, after: null });
  return { id: row.id };
}

/** The custom object of this id, hidden or not. */
export function objectRow(rows: SchemaRows, id: string): ObjectRow {
  const row = rows.objects.find((each) => each.id === id);
  if (!row) throw notFound({ zh: '自定义对象', en: 'Custom object' });
  return row;
}

/** Stores a changed object. */
export async function saveObject(ctx: Context, { id, spec, hiddenAt }: ObjectRow): Promise<void> {
  await ctx.session.query({
    text: 'update engine_custom_object set spec = $3::jsonb, hidden_at = $4, version = version + 1 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, JSON.stringify(spec), hiddenAt],
  });
}

function refuseName(rows: SchemaRows, id: string): void {
  const known = rows.objects.find((row) => row.id === id);
  if (!known && !id.endsWith('_version')) return;
  const why =
    known?.hiddenAt === null || !known
      ? { zh: `编号“${id}”已被使用或不可用，请换一个。`, en: `The id “${id}” is taken or cannot be used; choose another.` }
      : { zh: `“${id}”是一个已删除的对象；请恢复它或换一个编号。`, en: `“${id}” is a deleted object; bring it back or choose another id.` };
  throw invalid([{ field: 'id', code: 'schema.name_taken', message: why }]);
}

const wrongPattern = {
  field: 'namePattern',
  code: 'schema.wrong_pattern',
  message: {
    zh: '编号格式如 C-{YYYY}{0000}：必须有一段 {0…}，可用 {YYYY}、{YY}、{MM}、{DD}。',
    en: 'A pattern is like C-{YYYY}{0000}: one part {0…}, and {YYYY}, {YY}, {MM}, {DD} as you like.',
  },
};

const wrongBoard = {
  field: 'boardField',
  code: 'schema.wrong_board_field',
  message: { zh: '看板按单选字段分列，请选择一个单选字段。', en: 'A board goes by a choice field; choose one.' },
};

function changedMeanwhile(row: ObjectRow) {
  return conflict(
    'schema.version_conflict',
    { zh: '别人刚刚改过这个对象，请重新载入。', en: 'Somebody has just changed this object; load it again.' },
    { version: row.version },
  );
}
