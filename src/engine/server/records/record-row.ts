import type { FieldValue } from '../../contract/objects/fields.ts';
import { columnSql, columnsOf } from '../fields/field-columns.ts';
import { type ObjectStorage, type StoredField, sameValue } from '../fields/object-storage.ts';
import type { Values } from './guard.ts';

/** A row as the driver gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** A stored record: its values and what the system keeps about it. */
export interface RecordState {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly updated_at: string;
  readonly updated_by: string | null;
  readonly values: Values;
}

/** Reads one field from a row whose columns are named with this prefix. */
export function fieldReader(stored: StoredField, prefix = ''): (row: SqlRow) => FieldValue {
  const { field } = stored;
  const rules = columnsOf(field);
  const names = stored.columns.length > 0 ? stored.columns.map((column) => prefix + column.name) : [prefix + stored.name];
  const [first] = names;
  if (names.length === 1 && first !== undefined) return (row) => rules.fromSql([row[first]], field);
  return (row) =>
    rules.fromSql(
      names.map((name) => row[name]),
      field,
    );
}

/** What reads a field's values in a select list, under the alias of its table; multi-choice comes as an array. */
export function selectOf(storage: ObjectStorage, stored: StoredField, alias: string, prefix = ''): string[] {
  if (stored.field.kind === 'multi_choice') {
    return [
      `(select array_agg(l.choice) from engine_choice_link l where l.workspace_id = ${alias}.workspace_id and l.object = '${storage.table}' and l.field = '${stored.name}' and l.record_id = ${alias}.id) as "${prefix}${stored.name}"`,
    ];
  }
  if (stored.field.kind === 'multi_reference')
    return [`(select array_agg(l.choice) ${linkedRecords(storage, stored.name, stored.field.object, alias)}) as "${prefix}${stored.name}"`];
  return stored.columns.map((column) => `${columnSql(alias, column)} as "${prefix}${column.name}"`);
}

/** The records a multi-reference of the row points to, as `l` and `m`; one that was deleted is there no more. */
export function linkedRecords(storage: ObjectStorage, name: string, target: string, alias: string): string {
  return `from engine_choice_link l join ${target} m on m.workspace_id = l.workspace_id and m.id = l.choice::uuid
    where l.workspace_id = ${alias}.workspace_id and l.object = '${storage.table}' and l.field = '${name}' and l.record_id = ${alias}.id`;
}

const stateReaders = new WeakMap<ObjectStorage, readonly (readonly [string, (row: SqlRow) => FieldValue])[]>();

/** The whole record of a row that selects all its columns. */
export function readState(storage: ObjectStorage, row: SqlRow): RecordState {
  let readers = stateReaders.get(storage);
  if (!readers) {
    readers = storage.fields.filter((stored) => stored.field.kind !== 'formula').map((stored) => [stored.name, fieldReader(stored)] as const);
    stateReaders.set(storage, readers);
  }
  const values: Record<string, FieldValue> = {};
  for (const [name, read] of readers) values[name] = read(row);
  return {
    id: String(row['id']),
    version: Number(row['version']),
    created_at: instantText(row['created_at']),
    created_by: idText(row['created_by']),
    updated_at: instantText(row['updated_at']),
    updated_by: idText(row['updated_by']),
    values,
  };
}

/** Names of the fields whose values differ; a field missing on one side is empty there. */
export function changedFields(storage: ObjectStorage, before: Values | null, after: Values | null): string[] {
  return storage.fields.map((stored) => stored.name).filter((name) => !sameValue(before?.[name] ?? null, after?.[name] ?? null));
}

/** An instant of the driver as ISO text. */
export function instantText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** An id of the driver, or null. */
export function idText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
