import type { Session } from '#platform/server/database/database.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Registry } from '../registry.ts';
import { storageOf, targetOf } from './object-storage.ts';
import { viewIndexes } from './view-indexes.ts';

interface CatalogueColumn {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** What the database lacks of what the objects declare, as sentences that say what to add to a migration; empty when they agree. */
export async function checkStorage(session: Session, registry: Registry): Promise<string[]> {
  const columns = await session.query<CatalogueColumn>({
    text: `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  });
  const constraints = await session.query<{ table: string; definition: string }>({
    text: `select c.relname as "table", pg_get_constraintdef(k.oid) as definition from pg_constraint k join pg_class c on c.oid = k.conrelid`,
  });
  const indexes = await session.query<{ table: string; definition: string }>({
    text: 'select tablename as "table", indexdef as definition from pg_indexes where schemaname = \'public\'',
  });
  const types = new Map(columns.map((column) => [`${column.table}.${column.name}`, column.type]));
  return [...registry.objects.values()].flatMap((object) => [
    ...missingColumns(object, types),
    ...missingConstraints(registry, object, definitionsOf(object.id, constraints)),
    ...missingIndexes(object, definitionsOf(object.id, indexes)),
  ]);
}

const typeNames: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone', int: 'integer' };

const systemColumns = [
  ['workspace_id', 'uuid'],
  ['id', 'uuid'],
  ['version', 'int'],
  ['external_id', 'text'],
  ['created_at', 'timestamptz'],
  ['created_by', 'uuid'],
  ['updated_at', 'timestamptz'],
  ['updated_by', 'uuid'],
] as const;

function missingColumns(object: ObjectDefinition, types: ReadonlyMap<string, string>): string[] {
  const storage = storageOf(object);
  const wanted: (readonly [table: string, name: string, type: string])[] = [
    ...systemColumns.map(([name, type]) => [storage.table, name, type] as const),
    ...storage.columns.map((column) => [storage.table, column.name, column.type] as const),
  ];
  if (storage.historic.length > 0) {
    wanted.push(
      [storage.versionTable, 'record_id', 'uuid'],
      [storage.versionTable, 'valid_from', 'timestamptz'],
      [storage.versionTable, 'valid_to', 'timestamptz'],
    );
    for (const { columns } of storage.historic) wanted.push(...columns.map((column) => [storage.versionTable, column.name, column.type] as const));
  }
  return wanted.flatMap(([table, name, type]) => {
    const found = types.get(`${table}.${name}`);
    if (found === (typeNames[type] ?? type)) return [];
    return [
      found === undefined
        ? `${table} lacks the column ${name} ${type}; add it in a migration.`
        : `${table}.${name} is ${found} but is declared ${type}.`,
    ];
  });
}

function missingConstraints(registry: Registry, object: ObjectDefinition, definitions: readonly string[]): string[] {
  const storage = storageOf(object);
  const wanted = ['PRIMARY KEY (workspace_id, id)'];
  for (const {
    field,
    columns: [column],
  } of storage.fields) {
    if (column === undefined) continue;
    const target = targetOf(registry, field);
    if (target) wanted.push(`FOREIGN KEY (workspace_id, ${column.name}) REFERENCES ${target.table}(workspace_id, id)`);
    if (field.unique === true) wanted.push(`UNIQUE (workspace_id, ${column.name})`);
  }
  return wanted
    .filter((constraint) => !definitions.some((definition) => definition.startsWith(constraint)))
    .map((constraint) => `${storage.table} lacks ${constraint}; add it in a migration.`);
}

function missingIndexes(object: ObjectDefinition, definitions: readonly string[]): string[] {
  const { ownerColumn } = storageOf(object);
  const known = definitions.map(readIndex);
  return viewIndexes(object)
    .filter((index) => !known.some((found) => serves(found, index.columns, ownerColumn)))
    .map((index) => `${object.id} lacks an index (${index.columns.join(', ')}) for its declared views; add it in a migration.`);
}

/**
 * The very columns in their order; or the wanted order alone, holding what the view is filtered by, so that entries which do not match are
 * passed over without reading a record. Not for owners: one person's few records would lie far apart.
 */
function serves(found: IndexColumns, wanted: readonly string[], ownerColumn: string | undefined): boolean {
  const rest = wanted.filter((column) => column === ownerColumn || !found.held.includes(column));
  return [wanted, rest].some((columns) => columns.join(', ').replaceAll(' collate ', ' COLLATE ') === found.keys);
}

interface IndexColumns {
  readonly keys: string;
  readonly held: readonly string[];
}

function readIndex(definition: string): IndexColumns {
  const [, keys = '', held = ''] = /\((.*?)\)(?: INCLUDE \((.*?)\))?(?: WHERE .*)?$/.exec(definition.replaceAll(' DESC', '')) ?? [];
  return { keys, held: held.split(', ') };
}

function definitionsOf(table: string, rows: readonly { readonly table: string; readonly definition: string }[]): string[] {
  return rows.filter((row) => row.table === table).map((row) => row.definition);
}
