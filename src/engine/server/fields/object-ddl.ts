import type { Field } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { type ObjectStorage, peopleTables, storageOf, type StoredField } from './object-storage.ts';
import { viewIndexes } from './view-indexes.ts';

/**
 * The statements a migration needs for an object: table, version table, indexes. For developers to print and put into their
 * migration, and for tests; the program itself never runs it on people's data.
 */
export function objectDdl(object: ObjectDefinition): string[] {
  const storage = storageOf(object);
  return [recordTable(storage), ...(storage.historic.length > 0 ? [versionTable(storage)] : []), ...indexes(storage)];
}

/** Tables `objectDdl` creates; confine each to its workspace. */
export function objectTableNames(object: ObjectDefinition): string[] {
  const storage = storageOf(object);
  return storage.historic.length > 0 ? [storage.table, storage.versionTable] : [storage.table];
}

function recordTable(storage: ObjectStorage): string {
  const { table } = storage;
  const lines = [
    'workspace_id uuid not null references workspace',
    'id uuid not null',
    'version int not null default 1',
    ...fieldLines(storage, storage.fields.slice(0, 1)),
    'created_at timestamptz not null',
    'created_by uuid',
    'updated_at timestamptz not null',
    'updated_by uuid',
    ...fieldLines(storage, storage.fields.slice(1)),
    'primary key (workspace_id, id)',
    ...storage.fields.flatMap((stored) => constraints(table, stored)),
  ];
  return `create table ${table} (\n  ${lines.join(',\n  ')}\n)`;
}

function fieldLines(storage: ObjectStorage, fields: readonly StoredField[]): string[] {
  return fields.flatMap(({ field, columns }) =>
    columns.map((column) => {
      const notNull = field.required === true && column.name !== storage.ownerColumn && field.kind !== 'address' ? ' not null' : '';
      return `${column.name} ${column.type}${notNull}${column.check === undefined ? '' : ` check (${column.check})`}`;
    }),
  );
}

function constraints(table: string, { field, columns }: StoredField): string[] {
  const [column] = columns;
  if (column === undefined) return [];
  const lines = field.unique === true ? [`constraint ${table}_${column.name}_unique unique (workspace_id, ${column.name})`] : [];
  const target = referredTable(field);
  if (target !== undefined)
    lines.push(`constraint ${table}_${column.name}_fkey foreign key (workspace_id, ${column.name}) references ${target} (workspace_id, id)`);
  return lines;
}

function referredTable(field: Field): string | undefined {
  if (field.kind === 'reference') return field.object;
  return field.kind === 'member' || field.kind === 'department' ? peopleTables[field.kind].table : undefined;
}

function versionTable(storage: ObjectStorage): string {
  const lines = [
    'workspace_id uuid not null',
    'record_id uuid not null',
    'valid_from timestamptz not null',
    "valid_to timestamptz not null default 'infinity'",
    ...storage.historic.flatMap(({ columns }) => columns.map((column) => `${column.name} ${column.type}`)),
    'primary key (workspace_id, record_id, valid_from)',
    'check (valid_from < valid_to)',
    `foreign key (workspace_id, record_id) references ${storage.table} (workspace_id, id)`,
  ];
  return `create table ${storage.versionTable} (\n  ${lines.join(',\n  ')}\n)`;
}

function indexes(storage: ObjectStorage): string[] {
  const { table } = storage;
  const lists = viewIndexes(storage.object);
  // A reference is looked up from the other side: children, deletions, counts.
  const references = storage.fields.flatMap(({ field, columns: [column] }) =>
    column && field.kind === 'reference' && !lists.some((index) => index.columns[1] === column.name)
      ? [`create index ${table}_${column.name}_refer on ${table} (workspace_id, ${column.name}, id)`]
      : [],
  );
  const versions =
    storage.historic.length > 0
      ? [`create index ${storage.versionTable}_period on ${storage.versionTable} (workspace_id, valid_to, valid_from)`]
      : [];
  return [...lists.map((index) => `create index ${index.name} on ${table} (${index.columns.join(', ')})`), ...references, ...versions];
}
