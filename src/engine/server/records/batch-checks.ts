import type { Issue } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { type ObjectStorage, type StoredField, targetOf, toColumns } from '../fields/object-storage.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import type { Draft, WriteOptions } from './write-options.ts';

/**
 * What the database would refuse for a whole batch – references to nothing, values that must be unique – said record by record.
 * Two statements for any number of records; a single record is left to the constraints themselves.
 */
export async function checkBatch(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], known: Known = {}): Promise<void> {
  await checkReferences(ctx, storage, drafts);
  await checkUniqueness(ctx, storage, drafts, known);
}

type Known = Pick<WriteOptions, 'free' | 'batch'>;

async function checkReferences(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const parts = storage.fields.flatMap((stored) => {
    const target = targetOf(ctx.registry, stored.field);
    const ids = target === undefined ? [] : idsOf(drafts, stored.name);
    if (target === undefined || ids.length === 0) return [];
    const given = parameters.add(ids, 'uuid[]');
    return [
      `select '${stored.name}' as field, g.id from unnest(${given}) as g (id)
      where not exists (select 1 from ${target.table} x where x.workspace_id = ${workspace} and x.id = g.id)`,
    ];
  });
  if (parts.length > 0) await refuseReferences(ctx, storage, drafts, { text: parts.join('\nunion all\n'), values: parameters.values });
}

/**
 * What a writer points at must be within their sight: a record they may not see is for them as if it were not there. Asked of the
 * values as given, before others are derived from them; one statement for any number of records, none for who sees everything.
 */
export async function checkReach(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[]): Promise<void> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const parts = storage.fields.flatMap(({ name, field }) => {
    if (field.kind !== 'reference' && field.kind !== 'multi_reference') return [];
    const ids = idsOf(drafts, name);
    const reached = ids.length > 0 ? reachOf(ctx, field.object, parameters) : undefined;
    if (reached === undefined) return [];
    return [
      `select '${name}' as field, g.id from unnest(${parameters.add(ids, 'uuid[]')}) as g (id)
      where not exists (select 1 from ${field.object} x where x.workspace_id = ${workspace} and x.id = g.id and ${reached})`,
    ];
  });
  if (parts.length > 0) await refuseReferences(ctx, storage, drafts, { text: parts.join('\nunion all\n'), values: parameters.values });
}

function reachOf(ctx: Context, objectId: string, parameters: SqlParameters): string | undefined {
  return isGranted(ctx.actor, objectId, 'see') ? scopeFor(ctx, objectId, 'see').text('x', parameters) : 'false';
}

async function refuseReferences(
  ctx: Context,
  storage: ObjectStorage,
  drafts: readonly Draft[],
  statement: { readonly text: string; readonly values: readonly unknown[] },
): Promise<void> {
  const given = drafts.map((draft) => ({ draft, changed: draft.changed, after: draft.after }));
  const missing = await ctx.session.query<{ field: string; id: string }>(statement);
  const known = new Set(missing.map((row) => `${row.field} ${row.id}`));
  if (known.size === 0) return;
  for (const { draft, changed, after } of given) {
    for (const name of changed) {
      const stored = storage.byName.get(name);
      if (stored && idsIn(after[name]).some((id) => known.has(`${name} ${id.toLowerCase()}`))) draft.issues.push(missingReference(stored));
    }
  }
}

/** The issue of a field that points to a record which does not exist in the workspace. */
export function missingReference({ name, field }: StoredField): Issue {
  return {
    field: name,
    code: 'record.reference_missing',
    message: {
      zh: `“${field.label.zh}”指向的记录不存在，请重新选择。`,
      en: `“${field.label.en}” points to a record that does not exist; choose another.`,
    },
  };
}

async function checkUniqueness(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], { free, batch }: Known): Promise<void> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const own = parameters.add(
    drafts.map((draft) => draft.id),
    'uuid[]',
  );
  const parts = storage.fields.flatMap((stored) => {
    const [column] = stored.columns;
    const writers = column === undefined ? [] : writersOf(stored, drafts);
    if (column === undefined || writers.length === 0) return [];
    markRepeated(stored, writers, free?.includes(stored.name) === true ? undefined : batch);
    if (free?.includes(stored.name) === true) return [];
    const given = parameters.add(
      writers.map((draft) => keyOf(stored, draft)),
      `${column.type}[]`,
    );
    return [
      `select '${stored.name}' as field, t.${column.name}::text as value from ${storage.table} t
      where t.workspace_id = ${workspace} and t.${column.name} = any(${given}) and not t.id = any(${own})`,
    ];
  });
  if (parts.length === 0) return;
  const rows = await ctx.session.query<{ field: string; value: string }>({ text: parts.join('\nunion all\n'), values: parameters.values });
  const taken = new Set(rows.map((row) => `${row.field} ${row.value}`));
  for (const stored of storage.fields.filter(({ field }) => field.unique === true)) {
    for (const draft of drafts) {
      if (draft.changed.includes(stored.name) && taken.has(`${stored.name} ${String(keyOf(stored, draft))}`)) draft.issues.push(notUnique(stored));
    }
  }
}

/** Tells the batches after this one which values that must be unique its faultless records have. */
export function takeUniqueValues(storage: ObjectStorage, drafts: readonly Draft[], { free, batch }: Known): void {
  if (!batch) return;
  for (const stored of storage.fields) {
    if (free?.includes(stored.name) === true) continue;
    for (const draft of writersOf(stored, drafts)) batch.take(`${stored.name} ${String(keyOf(stored, draft))}`);
  }
}

function writersOf(stored: StoredField, drafts: readonly Draft[]): readonly Draft[] {
  if (stored.field.unique !== true || stored.columns.length === 0) return [];
  return drafts.filter((draft) => draft.changed.includes(stored.name) && (draft.after[stored.name] ?? null) !== null);
}

function markRepeated(stored: StoredField, writers: readonly Draft[], batch: WriteOptions['batch']): void {
  const seen = new Set<unknown>();
  for (const draft of writers) {
    const key = keyOf(stored, draft);
    if (seen.has(key) || batch?.isTaken(`${stored.name} ${String(key)}`) === true) draft.issues.push(notUnique(stored));
    seen.add(key);
  }
}

/** The issue of a value that another record already has. */
export function notUnique({ name, field }: StoredField): Issue {
  return {
    field: name,
    code: 'record.not_unique',
    message: {
      zh: `“${field.label.zh}”已被另一条记录使用，请改用其他值或打开那条记录。`,
      en: `Another record already has this “${field.label.en}”; use a different one or open that record.`,
    },
  };
}

function keyOf(stored: StoredField, draft: Draft): unknown {
  return toColumns(stored, draft.after[stored.name] ?? null)[0];
}

function idsOf(drafts: readonly Draft[], name: string): string[] {
  const ids = new Set<string>();
  for (const draft of drafts) {
    if (draft.changed.includes(name)) for (const id of idsIn(draft.after[name])) ids.add(id);
  }
  return [...ids];
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
