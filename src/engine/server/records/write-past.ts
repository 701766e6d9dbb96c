import type { FieldValue } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { canonicalValue, objectNamed, type ObjectStorage, sameValue, storageOf, toColumns } from '../fields/object-storage.ts';
import type { Values } from './guard.ts';

/** A record with everything that ever happened to it, oldest first; the first change creates it. Instants rise. */
export interface KnownPast {
  readonly id: string;
  readonly changes: readonly {
    readonly at: Date;
    readonly by: string | null;
    readonly values: Values;
    readonly event?: { readonly kind: string; readonly facts?: Readonly<Record<string, unknown>> };
  }[];
}

const rowsAtOnce = 1_000;

/**
 * Writes records whose whole past is known, such as a demonstration's: rows, version rows and events as the writes would have left
 * them at their time. Whoever calls it vouches for the values: nothing is derived, guarded or reacted to. The months of the log must exist.
 */
export async function writePast(ctx: Context, objectId: string, records: readonly KnownPast[]): Promise<void> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  for (let at = 0; at < records.length; at += rowsAtOnce) {
    const replayed = records.slice(at, at + rowsAtOnce).map((record) => replay(ctx, storage, record));
    await insert(
      ctx,
      storage.table,
      rowColumns(storage),
      replayed.map((each) => each.row),
    );
    if (storage.historic.length > 0)
      await insert(
        ctx,
        storage.versionTable,
        versionColumns(storage),
        replayed.flatMap((each) => each.versions),
      );
    await insert(
      ctx,
      'event',
      eventColumns,
      replayed.flatMap((each) => each.events),
    );
  }
}

type Row = Readonly<Record<string, unknown>>;
type Column = { readonly name: string; readonly type: string };

function replay(ctx: Context, storage: ObjectStorage, record: KnownPast): { row: Row; versions: Row[]; events: Row[] } {
  const first = record.changes[0];
  const last = record.changes.at(-1);
  if (!first || !last) throw new RangeError('A record without any change never existed.');
  let state: Record<string, FieldValue> = {};
  const versions: Record<string, unknown>[] = [];
  const events: Row[] = [];
  for (const change of record.changes) {
    const before = state;
    state = { ...before };
    for (const { name, field } of storage.fields) if (name in change.values) state[name] = canonicalValue(field, change.values[name] ?? null);
    const changed = storage.fields.map((stored) => stored.name).filter((name) => !sameValue(before[name] ?? null, state[name] ?? null));
    const isNew = change === first;
    if (isNew || storage.historic.some((stored) => changed.includes(stored.name))) {
      const open = versions.at(-1);
      if (open) open['valid_to'] = change.at;
      versions.push({ record_id: record.id, valid_from: change.at, valid_to: 'infinity', ...columnsOf(storage.historic, state) });
    }
    if (!isNew && changed.length === 0) continue;
    const pairs = Object.fromEntries(changed.map((name) => [name, [before[name] ?? null, state[name] ?? null]]));
    events.push({
      id: ctx.newId(),
      at: change.at,
      kind: change.event?.kind ?? (isNew ? 'record.created' : 'record.updated'),
      object: storage.table,
      record_id: record.id,
      actor_id: change.by,
      door: ctx.door,
      cause: ctx.cause,
      changes: pairs,
      facts: change.event?.facts ?? null,
    });
  }
  const system = {
    id: record.id,
    version: record.changes.length,
    created_at: first.at,
    created_by: first.by,
    updated_at: last.at,
    updated_by: last.by,
  };
  return { row: { ...system, ...columnsOf(storage.fields, state) }, versions, events };
}

function columnsOf(fields: ObjectStorage['fields'], state: Values): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const stored of fields) {
    const parts = toColumns(stored, state[stored.name] ?? null);
    for (const [at, column] of stored.columns.entries()) row[column.name] = parts[at] ?? null;
  }
  return row;
}

const systemColumns: readonly Column[] = [
  { name: 'id', type: 'uuid' },
  { name: 'version', type: 'int' },
  { name: 'created_at', type: 'timestamptz' },
  { name: 'created_by', type: 'uuid' },
  { name: 'updated_at', type: 'timestamptz' },
  { name: 'updated_by', type: 'uuid' },
];
const spanColumns: readonly Column[] = [
  { name: 'record_id', type: 'uuid' },
  { name: 'valid_from', type: 'timestamptz' },
  { name: 'valid_to', type: 'timestamptz' },
];
const eventColumns: readonly Column[] = [
  { name: 'id', type: 'uuid' },
  { name: 'at', type: 'timestamptz' },
  { name: 'kind', type: 'text' },
  { name: 'object', type: 'text' },
  { name: 'record_id', type: 'uuid' },
  { name: 'actor_id', type: 'uuid' },
  { name: 'door', type: 'text' },
  { name: 'cause', type: 'text' },
  { name: 'changes', type: 'jsonb' },
  { name: 'facts', type: 'jsonb' },
];

function rowColumns(storage: ObjectStorage): Column[] {
  return [...systemColumns, ...storage.columns];
}

function versionColumns(storage: ObjectStorage): Column[] {
  return [...spanColumns, ...storage.historic.flatMap((stored) => stored.columns)];
}

async function insert(ctx: Context, table: string, columns: readonly Column[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => column.name).join(', ');
  const definition = columns.map((column) => `${column.name} ${column.type}`).join(', ');
  await ctx.session.query({
    text: `insert into ${table} (workspace_id, ${names}) select $2::uuid, ${names} from json_to_recordset($1::json) as d (${definition})`,
    values: [JSON.stringify(rows), ctx.workspace.id],
  });
}
