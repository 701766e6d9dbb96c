import type { Context } from '../context.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { type ObjectStorage, type StoredField, toColumns } from '../fields/object-storage.ts';
import type { Draft } from './write-options.ts';
import { createManyStatement, createStatement, updateStatement } from './write-statements.ts';

/** From so many on it pays to sort them first. */
const manyRecords = 100;

/** Inserts the drafts, their first versions and links in one statement. */
export async function saveCreated(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], validFrom: Date): Promise<void> {
  const from = validFrom.toISOString();
  const rows = drafts.map((draft) => ({ id: draft.id, valid_from: from, ...columnValues(storage.fields, draft) }));
  const links = drafts.flatMap((draft) => linksOf(storage, draft, draft.after, {}));
  const values = [JSON.stringify(rows), ctx.workspace.id, ctx.now, ctx.actor.memberId];
  if (storage.multiChoice.length > 0) values.push(JSON.stringify(links));
  const statement = drafts.length < manyRecords ? createStatement(storage) : createManyStatement(storage);
  await ctx.session.query({ ...statement, values });
}

/** Updates the drafts, closes and opens their versions, and mends their links in one statement. */
export async function saveUpdated(ctx: Context, storage: ObjectStorage, drafts: readonly Draft[], validFrom: Date): Promise<void> {
  const changed = new Set(drafts.flatMap((draft) => draft.changed));
  const historic = new Set(storage.historic.map((stored) => stored.name));
  const isHistoric = [...changed].some((name) => historic.has(name));
  const written = storage.fields.filter((stored) => changed.has(stored.name) || (isHistoric && historic.has(stored.name)));
  const rows = drafts.map((draft) => ({
    id: draft.id,
    is_historic: draft.changed.some((name) => historic.has(name)),
    ...columnValues(written, draft),
  }));
  const names = storage.fields.map((stored) => stored.name).filter((name) => changed.has(name));
  const values = [JSON.stringify(rows), ctx.workspace.id, ctx.now, ctx.actor.memberId, validFrom];
  if (storage.multiChoice.length > 0) {
    values.push(JSON.stringify(drafts.flatMap((draft) => linksOf(storage, draft, draft.after, draft.before?.values ?? {}))));
    values.push(JSON.stringify(drafts.flatMap((draft) => linksOf(storage, draft, draft.before?.values ?? {}, draft.after))));
  }
  await ctx.session.query({ ...updateStatement(storage, names), values });
}

function columnValues(fields: readonly StoredField[], draft: Draft): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const stored of fields) {
    const parts = toColumns(stored, draft.after[stored.name] ?? null);
    // What is not said is null: most fields of most records are empty, and each name costs both ends.
    for (const [at, column] of stored.columns.entries()) if (parts[at] !== null && parts[at] !== undefined) row[column.name] = parts[at];
  }
  return row;
}

/** Choices that are in `present` but not in `absent`, as rows of the link table. */
function linksOf(storage: ObjectStorage, draft: Draft, present: Values, absent: Values) {
  return storage.multiChoice.flatMap(({ name }) => {
    const kept = new Set(choicesOf(absent[name]));
    return choicesOf(present[name])
      .filter((choice) => !kept.has(choice))
      .map((choice) => ({ field: name, record_id: draft.id, choice }));
  });
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

function choicesOf(value: FieldValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((choice) => typeof choice === 'string') : [];
}
