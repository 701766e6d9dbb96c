import type { CatalogueColumn, CatalogueTable } from './catalogue.ts';

const head = `// Generated from the migrated database by \`npm run generate\`. Do not edit.
import type { ColumnType } from 'kysely';

/** A column the database fills when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Nullable<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S | null, I | null | undefined, U | null> : T | null;

/** Exact text when read: a number would lose digits. */
export type BigInteger = ColumnType<string, string | bigint | number, string | bigint | number>;
export type Numeric = ColumnType<string, string | bigint | number, string | bigint | number>;
/** YYYY-MM-DD; a Date would shift with the time zone. */
export type CalendarDate = ColumnType<string, string, string>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Write arrays with JSON.stringify: the driver takes a bare array for a PostgreSQL array. */
export type Json = ColumnType<unknown, string | number | boolean | object, string | number | boolean | object>;
`;

/** Writes the types of all tables for the query builder. */
export function buildTableTypes(tables: readonly CatalogueTable[]): string {
  const interfaces = tables.map(formatTable);
  const entries = tables.map((table) => `  ${quoteKey(keyOf(table))}: ${typeNameOf(table)};`);
  return [
    head,
    ...interfaces,
    `/** Every table by name; those outside \`public\` with their schema. */\nexport interface Tables {\n${entries.join('\n')}\n}\n`,
  ].join('\n');
}

function formatTable(table: CatalogueTable): string {
  const columns = table.columns.map((column) => `  ${quoteKey(column.name)}: ${typeOf(column)};`);
  return `export interface ${typeNameOf(table)} {\n${columns.join('\n')}\n}\n`;
}

function keyOf(table: CatalogueTable): string {
  return table.schema === 'public' ? table.name : `${table.schema}.${table.name}`;
}

function typeNameOf(table: CatalogueTable): string {
  const words = keyOf(table).split(/[^A-Za-z0-9]+/);
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Table`;
}

function quoteKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

function typeOf(column: CatalogueColumn): string {
  const base = baseTypeOf(column.type);
  const given = column.isNullable ? nullable(base) : base;
  return column.hasDefault ? `Generated<${given}>` : given;
}

function nullable(base: string): string {
  return plainTypes.has(base) || base.endsWith('[]') ? `${base} | null` : `Nullable<${base}>`;
}

const plainTypes = new Set(['string', 'number', 'boolean', 'Buffer']);

function baseTypeOf(type: string): string {
  if (type.endsWith('[]')) return arrayTypeOf(type.slice(0, -2));
  const bare = type.replace(/\(.*?\)/, '').trim();
  return typeByName[bare] ?? 'string';
}

// How the driver reads arrays differs from how it reads single values.
function arrayTypeOf(element: string): string {
  const bare = element.replace(/\(.*?\)/, '').trim();
  if (numericElements.has(bare)) return 'number[]';
  if (bare === 'boolean') return 'boolean[]';
  if (bare.startsWith('timestamp') || bare === 'date') return 'Date[]';
  return bare.startsWith('json') ? 'unknown[]' : 'string[]';
}

const numericElements = new Set(['smallint', 'integer', 'real', 'double precision', 'numeric', 'oid']);

const typeByName: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  real: 'number',
  'double precision': 'number',
  oid: 'number',
  bigint: 'BigInteger',
  numeric: 'Numeric',
  boolean: 'boolean',
  date: 'CalendarDate',
  'timestamp with time zone': 'Timestamp',
  'timestamp without time zone': 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
};
