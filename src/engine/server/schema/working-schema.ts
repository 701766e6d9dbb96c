import { forbidden, invalid, type Issue, notFound } from '#platform/contract/errors.ts';
import { has } from '../../contract/actor.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { assembleObjects } from './assemble-objects.ts';
import { checkSchema } from './check-schema.ts';
import { schemaObject } from './schema-object.ts';
import { loadSchema, type SchemaRows } from './schema-rows.ts';

/** The schema of the workspace as it stands, held still for one change. */
export interface WorkingSchema {
  readonly rows: SchemaRows;
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
}

/** Only who manages the workspace changes what its objects are. */
export function requireSchemaManager(ctx: Context): void {
  if (has(ctx.actor, 'workspace.manage')) return;
  throw forbidden('schema.not_manager', {
    zh: '只有管理员可以更改对象、字段、规则与布局。',
    en: 'Only administrators change objects, fields, rules and layouts.',
  });
}

/** Begins a change: one at a time in a workspace, and the caches of every process learn of it with the commit. */
export async function openSchema(ctx: Context): Promise<WorkingSchema> {
  requireSchemaManager(ctx);
  await ctx.session.query({
    name: 'schema.begin',
    text: `insert into engine_schema_state (workspace_id, revision) values ($1, 1)
      on conflict (workspace_id) do update set revision = engine_schema_state.revision + 1`,
    values: [ctx.workspace.id],
  });
  return readSchema(ctx);
}

/** The schema as the database has it, not as this process remembers it. */
export async function readSchema(ctx: Context): Promise<WorkingSchema> {
  const rows = await loadSchema(ctx.session);
  return { rows, objects: assembleObjects(declaredObjects(ctx), rows, new Map()) };
}

/** What the program itself declares. */
export function declaredObjects(ctx: Context): ReadonlyMap<string, ObjectDefinition> {
  return new Map(ctx.registry.features.flatMap((feature) => feature.objects ?? []).map((object) => [object.id, object]));
}

/** Refuses a change after which something would be wrong that was right before; gives the objects as they will be. */
export function requireSound(ctx: Context, before: WorkingSchema, rows: SchemaRows): ReadonlyMap<string, ObjectDefinition> {
  const objects = assembleObjects(declaredObjects(ctx), rows, new Map());
  const known = new Set(checkSchema(before.objects, before.rows).map(keyOf));
  const issues = checkSchema(objects, rows).filter((issue) => !known.has(keyOf(issue)));
  if (issues.length > 0) throw invalid(issues);
  return objects;
}

const keyOf = (issue: Issue): string => `${issue.code} ${issue.field ?? ''} ${issue.message.en}`;

/** The object of this id in the workspace. */
export function objectOf(schema: WorkingSchema, id: string): ObjectDefinition {
  const object = schema.objects.get(id);
  if (!object) throw notFound({ zh: '对象', en: 'Object' });
  return object;
}

/** One change of the schema, as it is kept. */
export interface SchemaChange {
  readonly object: string;
  readonly kind: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Writes the change down, so that it can be seen and taken back, and tells the event log. */
export async function keepChange(ctx: Context, change: SchemaChange): Promise<void> {
  const id = ctx.newId();
  await ctx.session.query({
    name: 'schema.keep_change',
    text: `insert into engine_schema_change (workspace_id, id, at, by_id, object, kind, subject, before, after)
      values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb)`,
    values: [
      ctx.workspace.id,
      id,
      ctx.now,
      ctx.actor.memberId,
      change.object,
      change.kind,
      change.subject,
      textOf(change.before),
      textOf(change.after),
    ],
  });
  ctx.emit({
    kind: `schema.${change.kind.replace('.', '_')}`,
    object: schemaObject,
    recordId: id,
    facts: { of: change.object, subject: change.subject },
  });
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
