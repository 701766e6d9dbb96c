import { notFound } from '#platform/contract/errors.ts';
import type { FieldValue } from '../../contract/objects/fields.ts';
import { maskValue } from '../../contract/policy/mask-value.ts';
import { rulesOf } from '../../contract/objects/field-kinds.ts';
import type { ReadableValue, RecordHistory, Timeline, TimelineEntry, TimelinePart } from '../../contract/records/timeline.ts';
import type { Context } from '../context.ts';
import { withComments } from '../discussion/timeline-comments.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, type ObjectStorage, peopleTables, storageOf, type StoredField, targetOf } from '../fields/object-storage.ts';
import { closedFields, hiddenFields } from '../policy/field-access.ts';
import { listMergedIds } from '../duplicates/list-merged-ids.ts';
import { maskedOfRecord } from '../policy/masked-of-record.ts';
import { scopeFor } from '../policy/scope.ts';
import { fieldReader, instantText, type SqlRow } from '../records/record-row.ts';
import { readPlace, writePlace } from './event-place.ts';

/** What happened to a record, newest first, in words people read; fields hidden from the actor are left out. */
export async function readTimeline(ctx: Context, objectId: string, id: string, page: TimelinePage & { readonly limit?: number }): Promise<Timeline> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const limit = page.limit ?? 50;
  const [, own, merged, masked] = await Promise.all([
    requireVisible(ctx, storage, id),
    readEvents(ctx, storage, [id], page, limit + 1),
    listMergedIds(ctx, id),
    maskedOfRecord(ctx, objectId, id),
  ]);
  const rows = merged.length === 0 ? own : await readEvents(ctx, storage, [id, ...merged], page, limit + 1);
  const shown = rows.slice(0, limit);
  const names = await findNames(
    ctx,
    storage,
    shown.flatMap((row) => Object.entries(row.changes ?? {})),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const entries = shown.map((row) => entryOf(ctx, storage, row, names, masked));
  return { entries: await withComments(ctx, entries), nextCursor: last ? writePlace(last.at_text, last.id) : null };
}

interface TimelinePage {
  readonly cursor?: string | undefined;
  readonly field?: string | undefined;
  readonly part?: TimelinePart | undefined;
}

/** Kinds of events of each part; what was done to a comment later shows in the comment itself. */
const kindsOfPart: Readonly<Record<TimelinePart, string>> = {
  changes: ` and e.kind not like 'comment.%' and e.kind not like 'file.%'`,
  comments: ` and e.kind = 'comment.added'`,
  files: ` and e.kind like 'file.%'`,
};

interface EventRow {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly kind: string;
  readonly door: string;
  readonly cause: string | null;
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>> | null;
  readonly facts: Record<string, unknown> | null;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
}

async function requireVisible(ctx: Context, storage: ObjectStorage, id: string): Promise<void> {
  const parameters = createSqlParameters();
  const conditions = [`t.workspace_id = ${parameters.add(ctx.workspace.id, 'uuid')}`, `t.id = ${parameters.add(id, 'uuid')}`];
  const visible = scopeFor(ctx, storage.object.id, 'see').text('t', parameters);
  const text = `select 1 from ${storage.table} t where ${[...conditions, ...(visible === undefined ? [] : [visible])].join(' and ')}`;
  const rows = await ctx.session.query({ text, values: parameters.values });
  if (rows.length === 0) throw notFound(storage.object.label);
}

async function readEvents(ctx: Context, storage: ObjectStorage, ids: readonly string[], page: TimelinePage, limit: number): Promise<EventRow[]> {
  const place = readPlace(page.cursor);
  const part = page.part === undefined ? '' : kindsOfPart[page.part];
  const after = place === undefined ? '' : ' and (e.at, e.id) < ($6::timestamptz, $7::uuid)';
  return ctx.session.query<EventRow>({
    text: `select e.id, e.at, e.at::text as at_text, e.kind, e.door, e.cause, e.changes, e.facts, e.actor_id, m.${peopleTables.member.nameColumn} as actor_name
      from event e left join ${peopleTables.member.table} m on m.workspace_id = e.workspace_id and m.id = e.actor_id
      where e.workspace_id = $1 and e.object = $2 and e.record_id ${ids.length === 1 ? '= $3' : '= any($3::uuid[])'} and ($5::text is null or e.changes ? $5)${part}${after} order by e.at desc, e.id desc limit $4`,
    values: [ctx.workspace.id, storage.object.id, ids.length === 1 ? ids[0] : ids, limit, page.field ?? null, ...(place ?? [])],
  });
}

/** Names of records, members and departments by id. */
export type Names = ReadonlyMap<string, string>;

/** Names of all the records, members and departments the changes mention; one statement. */
export async function findNames(
  ctx: Context,
  storage: ObjectStorage,
  changes: readonly (readonly [string, readonly [FieldValue, FieldValue]])[],
): Promise<Names> {
  const byTable = new Map<string, { nameColumn: string; ids: Set<string> }>();
  for (const [name, values] of changes) {
    const stored = storage.byName.get(name);
    const target = stored && targetOf(ctx.registry, stored.field);
    if (!target) continue;
    const entry = byTable.get(target.table) ?? { nameColumn: target.nameColumn, ids: new Set<string>() };
    for (const value of values) if (typeof value === 'string') entry.ids.add(value);
    byTable.set(target.table, entry);
  }
  if (byTable.size === 0) return new Map();
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const parts = [...byTable].map(
    ([table, { nameColumn, ids }]) =>
      `select id, ${nameColumn} as name from ${table} where workspace_id = ${workspace} and id = any(${parameters.add([...ids], 'uuid[]')})`,
  );
  const rows = await ctx.session.query<{ id: string; name: string }>({ text: parts.join('\nunion all\n'), values: parameters.values });
  return new Map(rows.map((row) => [row.id, row.name]));
}

function entryOf(ctx: Context, storage: ObjectStorage, row: EventRow, names: Names, masked: readonly string[]): TimelineEntry {
  const hidden = hiddenFields(ctx.actor, storage.object.id);
  const changes = Object.entries(row.changes ?? {}).flatMap(([name, [before, after]]) => {
    if (hidden.includes(name)) return [];
    const stored = storage.byName.get(name);
    const label = stored?.field.label ?? { zh: name, en: name };
    const read = (value: FieldValue): ReadableValue => (masked.includes(name) ? maskedText(value) : readable(ctx, stored, value, names));
    return [{ field: name, label: { ...label }, before: read(before), after: read(after) }];
  });
  const actor = row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name };
  return { id: row.id, at: instantText(row.at), kind: row.kind, actor, door: row.door, cause: row.cause, changes, facts: row.facts };
}

/** What is shown of a private value; one that is no text is only said to be there. */
function maskedText(value: FieldValue): ReadableValue {
  const shown = maskValue(value);
  const text = typeof shown === 'string' ? shown : value === null ? '' : '***';
  return { value: shown, text: { zh: text, en: text } };
}

/** A value as people read it; a field that is declared no more shows what was stored. */
export function readable(ctx: Context, stored: StoredField | undefined, value: FieldValue, names: Names): ReadableValue {
  if (value === null) return { value, text: { zh: '', en: '' } };
  if (!stored) return { value, text: { zh: JSON.stringify(value), en: JSON.stringify(value) } };
  const name = typeof value === 'string' && targetOf(ctx.registry, stored.field) ? names.get(value) : undefined;
  if (name !== undefined) return { value, text: { zh: name, en: name } };
  const write = (locale: 'zh' | 'en'): string =>
    rulesOf(stored.field).format(value, stored.field, { locale, currency: ctx.workspace.currency, timeZone: ctx.workspace.timeZone });
  return { value, text: { zh: write('zh'), en: write('en') } };
}

/** All versions of a record's historic fields, oldest first. */
export async function readHistory(ctx: Context, objectId: string, id: string): Promise<RecordHistory> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  await requireVisible(ctx, storage, id);
  const hidden = closedFields(ctx.actor, objectId);
  const fields = storage.historic.filter((stored) => !hidden.includes(stored.name));
  if (fields.length === 0) return { versions: [] };
  const columns = fields.flatMap((stored) => stored.columns.map((column) => `v.${column.name}`));
  const rows = await ctx.session.query<SqlRow>({
    text: `select v.valid_from, nullif(v.valid_to, 'infinity') as valid_to, ${columns.join(', ')} from ${storage.versionTable} v
      where v.workspace_id = $1 and v.record_id = $2 order by v.valid_from limit 2000`,
    values: [ctx.workspace.id, id],
  });
  const readers = fields.map((stored) => [stored, fieldReader(stored)] as const);
  const read = rows.map((row) => ({ row, values: Object.fromEntries(readers.map(([stored, reader]) => [stored.name, reader(row)])) }));
  const names = await findNames(
    ctx,
    storage,
    read.flatMap(({ values }) => Object.entries(values).map(([name, value]) => [name, [value, null]] as const)),
  );
  return {
    versions: read.map(({ row, values }) => ({
      from: instantText(row['valid_from']),
      until: row['valid_to'] === null ? null : instantText(row['valid_to']),
      values,
      _names: Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' && names.has(value) ? [[name, names.get(value) ?? null]] : [])),
      ),
    })),
  };
}
