import { conflict, notFound } from '#platform/contract/errors.ts';
import { z } from 'zod';
import { FieldSpec } from '../../contract/schema/field-spec.ts';
import { type ChangeView, ChoiceDependencySpec, ObjectLayout, ObjectSpec, RuleSpec } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { setHidden } from './hide-fields.ts';
import { storeDependency } from './manage-dependencies.ts';
import { fieldRow, updateField } from './manage-fields.ts';
import { objectRow, saveObject } from './manage-objects.ts';
import { insertRule, removeRule, saveRule, storeLayout } from './manage-rules.ts';
import type { SchemaRows } from './schema-rows.ts';
import { settleKept } from './settle-kept.ts';
import { keepChange, openSchema, requireSchemaManager, requireSound } from './working-schema.ts';

interface ChangeRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly byName: string | null;
  readonly object: string;
  readonly kind: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly revertedAt: Date | null;
}

const columns = `c.id, c.at, c.by_id as by, m.name as "byName", c.object, c.kind, c.subject, c.before, c.after, c.reverted_at as "revertedAt"
  from engine_schema_change c left join organisation_member m on m.workspace_id = c.workspace_id and m.id = c.by_id`;

const irreversible: ReadonlySet<string> = new Set(['field.purged', 'object.purged', 'change.reverted']);

/** The changes of the schema, newest first. */
export async function listChanges(
  ctx: Context,
  input: { object?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<{ changes: z.input<typeof ChangeView>[]; nextCursor: string | null }> {
  requireSchemaManager(ctx);
  const rows = await ctx.session.query<ChangeRow>({
    text: `select ${columns} where c.workspace_id = $1 and ($2::text is null or c.object = $2) and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`,
    values: [ctx.workspace.id, input.object ?? null, input.cursor ?? null, input.limit + 1],
  });
  const page = rows.slice(0, input.limit);
  const changes = page.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    revertedAt: row.revertedAt?.toISOString() ?? null,
    canRevert: row.revertedAt === null && !irreversible.has(row.kind),
  }));
  return { changes, nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null };
}

/** Puts back what was before a change, unless it was changed again since. */
export async function revertChange(ctx: Context, input: { id: string }): Promise<{ id: string }> {
  const { rows, ...schema } = await openSchema(ctx);
  const [change] = await ctx.session.query<ChangeRow>({
    text: `select ${columns} where c.workspace_id = $1 and c.id = $2`,
    values: [ctx.workspace.id, input.id],
  });
  if (!change) throw notFound({ zh: '变更', en: 'Change' });
  if (change.revertedAt !== null || irreversible.has(change.kind)) throw notRevertible();
  await revert(ctx, rows, change);
  const { rows: after } = await openSchema(ctx);
  requireSound(ctx, { rows, ...schema }, after);
  await settleKept(ctx, { rows, ...schema });
  await ctx.session.query({
    text: 'update engine_schema_change set reverted_at = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, change.id, ctx.now],
  });
  await keepChange(ctx, { object: change.object, kind: 'change.reverted', subject: change.id, before: change.after, after: change.before });
  return { id: change.id };
}

async function revert(ctx: Context, rows: SchemaRows, change: ChangeRow): Promise<void> {
  const [what] = change.kind.split('.');
  if (what === 'field') return revertField(ctx, rows, change);
  if (what === 'object') return revertObject(ctx, rows, change);
  if (what === 'layout') return storeLayout(ctx, change.object, ObjectLayout.parse(change.before ?? {}));
  if (what === 'dependency') return revertDependency(ctx, rows, change);
  return revertRule(ctx, rows, change);
}

async function revertField(ctx: Context, rows: SchemaRows, change: ChangeRow): Promise<void> {
  const row = fieldRow(rows, change.object, change.subject);
  if (change.kind === 'field.created' || change.kind === 'field.restored') return setHidden(ctx, row, ctx.now);
  if (change.kind === 'field.hidden') return setHidden(ctx, row, null);
  requireSame(row.spec, change.after);
  await updateField(ctx, { object: change.object, field: change.subject, spec: FieldSpec.parse(change.before) });
}

async function revertObject(ctx: Context, rows: SchemaRows, change: ChangeRow): Promise<void> {
  const row = objectRow(rows, change.subject);
  if (change.kind === 'object.created' || change.kind === 'object.restored') return saveObject(ctx, { ...row, hiddenAt: ctx.now });
  if (change.kind === 'object.hidden') return saveObject(ctx, { ...row, hiddenAt: null });
  requireSame(row.spec, change.after);
  await saveObject(ctx, { ...row, spec: StoredObject.parse(change.before) });
}

const StoredObject = ObjectSpec.omit({ id: true }).extend({ boardField: z.string().nullable().optional() });

async function revertDependency(ctx: Context, rows: SchemaRows, change: ChangeRow): Promise<void> {
  const now = rows.dependencies.find((row) => row.object === change.object && row.field === change.subject);
  requireSame(now?.spec ?? null, change.after);
  return storeDependency(ctx, change.object, change.subject, ChoiceDependencySpec.nullable().parse(change.before));
}

async function revertRule(ctx: Context, rows: SchemaRows, change: ChangeRow): Promise<void> {
  const row = rows.rules.find((rule) => rule.id === change.subject);
  if (change.kind === 'rule.created') return row && removeRule(ctx, row.id);
  const spec = RuleSpec.parse(change.before);
  if (change.kind === 'rule.deleted') return insertRule(ctx, { id: change.subject, object: change.object, spec, version: 1 });
  if (!row) throw notRevertible();
  requireSame(row.spec, change.after);
  return saveRule(ctx, { ...row, spec });
}

function requireSame(now: unknown, then: unknown): void {
  if (canonical(now) !== canonical(then)) throw notRevertible();
}

/** The same document, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function notRevertible() {
  return conflict('schema.not_revertible', {
    zh: '这次变更之后又有改动，或它不能撤回；请直接修改。',
    en: 'It was changed again since, or it cannot be taken back; change it directly.',
  });
}
