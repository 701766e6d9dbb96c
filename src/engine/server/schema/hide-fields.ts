import type { z } from 'zod';
import { invalid } from '#platform/contract/errors.ts';
import type { FieldView } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { columnsOfField } from '../fields/field-columns.ts';
import { storedField } from './field-of-row.ts';
import { requirePurgeable } from './keep-time.ts';
import { fieldRow } from './manage-fields.ts';
import { fieldViewOf } from './read-schema.ts';
import type { FieldRow } from './schema-rows.ts';
import { settleKept } from './settle-kept.ts';
import { findUsage } from './find-usage.ts';
import { keepChange, openSchema, requireSound, type WorkingSchema } from './working-schema.ts';

type View = z.input<typeof FieldView>;
type Input = { readonly object: string; readonly field: string };

/** Takes a field out of sight everywhere; its values stay. Refused while a formula, rule or layout condition needs it. */
export async function hideField(ctx: Context, input: Input): Promise<View> {
  const schema = await openSchema(ctx);
  const row = fieldRow(schema.rows, input.object, input.field);
  if (row.hiddenAt !== null) return fieldViewOf(row, undefined);
  await refuseNeeded(ctx, schema, row);
  const hidden: FieldRow = { ...row, hiddenAt: ctx.now };
  requireSound(ctx, schema, { ...schema.rows, fields: schema.rows.fields.map((each) => (each === row ? hidden : each)) });
  await setHidden(ctx, row, ctx.now);
  await keepChange(ctx, { object: row.object, kind: 'field.hidden', subject: row.id, before: row.spec, after: null });
  await settleKept(ctx, schema);
  return fieldViewOf(hidden, undefined);
}

/** Brings a field back with all its values. */
export async function restoreField(ctx: Context, input: Input): Promise<View> {
  const schema = await openSchema(ctx);
  const row = fieldRow(schema.rows, input.object, input.field);
  const shown: FieldRow = { ...row, hiddenAt: null };
  const objects = requireSound(ctx, schema, { ...schema.rows, fields: schema.rows.fields.map((each) => (each === row ? shown : each)) });
  if (row.hiddenAt !== null) {
    await setHidden(ctx, row, null);
    await keepChange(ctx, { object: row.object, kind: 'field.restored', subject: row.id, before: null, after: row.spec });
    await settleKept(ctx, schema);
  }
  return fieldViewOf(shown, objects.get(row.object));
}

/** Removes a field that was out of sight for 30 days, with its values, for good; its column is free for another. */
export async function purgeField(ctx: Context, input: Input): Promise<{ id: string }> {
  const { rows } = await openSchema(ctx);
  const row = fieldRow(rows, input.object, input.field);
  requirePurgeable(ctx, row.hiddenAt);
  await emptyColumns(ctx, row);
  await ctx.session.query({
    text: 'delete from engine_custom_field where workspace_id = $1 and object = $2 and id = $3',
    values: [ctx.workspace.id, row.object, row.id],
  });
  await keepChange(ctx, { object: row.object, kind: 'field.purged', subject: row.id, before: row.spec, after: null });
  return { id: row.id };
}

/** Hides or shows a stored field. */
export async function setHidden(ctx: Context, row: FieldRow, at: Date | null): Promise<void> {
  await ctx.session.query({
    text: 'update engine_custom_field set hidden_at = $4, version = version + 1 where workspace_id = $1 and object = $2 and id = $3',
    values: [ctx.workspace.id, row.object, row.id, at],
  });
}

const binding: ReadonlySet<string> = new Set(['formula', 'lookup', 'rollup', 'rule', 'process', 'template']);

async function refuseNeeded(ctx: Context, schema: WorkingSchema, row: FieldRow): Promise<void> {
  const needed = (await findUsage(ctx, schema, row.object, row.id)).filter((usage) => binding.has(usage.kind));
  if (needed.length === 0) return;
  const { label } = row.spec;
  throw invalid([
    {
      field: 'field',
      code: 'schema.in_use',
      message: {
        zh: `“${label.zh}”还被使用：${needed.map((usage) => usage.label.zh).join('、')}。请先修改它们。`,
        en: `“${label.en}” is still used by: ${needed.map((usage) => usage.label.en).join(', ')}. Change these first.`,
      },
      facts: { used: needed.map((usage) => `${usage.kind}:${usage.id}`) },
    },
  ]);
}

async function emptyColumns(ctx: Context, row: FieldRow): Promise<void> {
  const { workspace } = ctx;
  if (row.storage === 'link') {
    await ctx.session.query({
      text: 'delete from engine_choice_link where workspace_id = $1 and object = $2 and field = $3',
      values: [workspace.id, row.object, row.id],
    });
    return;
  }
  const field = storedField(row);
  const columns = field === undefined ? [] : columnsOfField(row.id, field);
  if (columns.length === 0) return;
  const own = columns.filter((column) => column.within === undefined).map((column) => column.name);
  const sets = own.length > 0 ? own.map((name) => `${name} = null`) : [`custom = custom ${columns.map((column) => `- '${column.name}'`).join(' ')}`];
  const filled = own.length > 0 ? own.map((name) => `${name} is not null`).join(' or ') : 'custom is not null';
  const tables = 'historic' in row.spec && row.spec.historic === true ? [row.object, `${row.object}_version`] : [row.object];
  for (const table of tables)
    await ctx.session.query({ text: `update ${table} set ${sets.join(', ')} where workspace_id = $1 and (${filled})`, values: [workspace.id] });
}
