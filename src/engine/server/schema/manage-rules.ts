import { conflict, notFound } from '#platform/contract/errors.ts';
import type { ObjectLayout, RuleSpec, RuleView } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { ruleViewOf } from './read-schema.ts';
import type { RuleRow, SchemaRows } from './schema-rows.ts';
import { keepChange, objectOf, openSchema, requireSound } from './working-schema.ts';

/** Adds a rule; from then on every write through every door is checked by it. */
export async function createRule(ctx: Context, input: RuleSpec & { object: string }): Promise<RuleView> {
  const schema = await openSchema(ctx);
  const { object, ...spec } = input;
  objectOf(schema, object);
  const row: RuleRow = { id: ctx.newId(), object, spec, version: 1 };
  requireSound(ctx, schema, { ...schema.rows, rules: [...schema.rows.rules, row] });
  await insertRule(ctx, row);
  await keepChange(ctx, { object, kind: 'rule.created', subject: row.id, before: null, after: spec });
  return ruleViewOf(row);
}

/** Changes a rule, or lets it rest. */
export async function updateRule(ctx: Context, input: RuleSpec & { id: string; version?: number | undefined }): Promise<RuleView> {
  const schema = await openSchema(ctx);
  const { id, version, ...spec } = input;
  const row = ruleRow(schema.rows, id);
  if (version !== undefined && version !== row.version)
    throw conflict('schema.version_conflict', {
      zh: '别人刚刚改过这条规则，请重新载入。',
      en: 'Somebody has just changed this rule; load it again.',
    });
  const after: RuleRow = { ...row, spec, version: row.version + 1 };
  requireSound(ctx, schema, { ...schema.rows, rules: schema.rows.rules.map((each) => (each === row ? after : each)) });
  await saveRule(ctx, after);
  await keepChange(ctx, { object: row.object, kind: 'rule.changed', subject: id, before: row.spec, after: spec });
  return ruleViewOf(after);
}

/** Removes a rule; taking the change back brings it again. */
export async function deleteRule(ctx: Context, input: { id: string }): Promise<{ id: string }> {
  const { rows } = await openSchema(ctx);
  const row = ruleRow(rows, input.id);
  await removeRule(ctx, row.id);
  await keepChange(ctx, { object: row.object, kind: 'rule.deleted', subject: row.id, before: row.spec, after: null });
  return { id: row.id };
}

/** Saves how pages and lists of an object are laid out; an empty layout is the declared one. */
export async function saveLayout(ctx: Context, input: ObjectLayout & { object: string }): Promise<ObjectLayout> {
  const schema = await openSchema(ctx);
  const { object, ...layout } = input;
  objectOf(schema, object);
  const before = schema.rows.layouts.find((row) => row.object === object)?.layout;
  const others = schema.rows.layouts.filter((row) => row.object !== object);
  requireSound(ctx, schema, { ...schema.rows, layouts: [...others, { object, layout }] });
  await storeLayout(ctx, object, layout);
  await keepChange(ctx, { object, kind: 'layout.changed', subject: object, before: before ?? {}, after: layout });
  return layout;
}

/** Stores a layout in place of the one before. */
export async function storeLayout(ctx: Context, object: string, layout: ObjectLayout): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_layout (workspace_id, object, layout) values ($1, $2, $3::jsonb)
      on conflict (workspace_id, object) do update set layout = excluded.layout, version = engine_layout.version + 1`,
    values: [ctx.workspace.id, object, JSON.stringify(layout)],
  });
}

/** Stores a new rule. */
export async function insertRule(ctx: Context, { id, object, spec }: RuleRow): Promise<void> {
  await ctx.session.query({
    text: 'insert into engine_rule (workspace_id, id, object, spec, created_at) values ($1, $2, $3, $4::jsonb, $5)',
    values: [ctx.workspace.id, id, object, JSON.stringify(spec), ctx.now],
  });
}

/** Stores a changed rule. */
export async function saveRule(ctx: Context, { id, spec }: RuleRow): Promise<void> {
  await ctx.session.query({
    text: 'update engine_rule set spec = $3::jsonb, version = version + 1 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, JSON.stringify(spec)],
  });
}

/** Removes a rule from the table. */
export async function removeRule(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({ text: 'delete from engine_rule where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id] });
}

function ruleRow(rows: SchemaRows, id: string): RuleRow {
  const row = rows.rules.find((each) => each.id === id);
  if (!row) throw notFound({ zh: '规则', en: 'Rule' });
  return row;
}
