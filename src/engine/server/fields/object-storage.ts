import { createHash } from 'node:crypto';
import { notFound } from '#platform/contract/errors.ts';
import type { Field, FieldValue } from '../../contract/objects/fields.ts';
import { historicFields, type ObjectDefinition } from '../../contract/objects/object.ts';
import type { Registry } from '../registry.ts';
import { type Column, type SqlValue, columnsOf, columnsOfField } from './field-columns.ts';

/** A field with the columns that hold it; multi-choice and formulas have none. */
export interface StoredField {
  readonly name: string;
  readonly field: Field;
  readonly columns: readonly Column[];
}

/** Where the records of an object lie; worked out once from its declaration. */
export interface ObjectStorage {
  readonly object: ObjectDefinition;
  readonly table: string;
  readonly versionTable: string;
  /** Begins the names of prepared statements: no two storages that differ share one, however many workspaces share the table. */
  readonly statement: string;
  /** Some reference or unique field has no constraint in the database, so even a single record is checked by a query. */
  readonly isUnconstrained: boolean;
  /** The declared fields, and `external_id` before them. */
  readonly fields: readonly StoredField[];
  readonly byName: ReadonlyMap<string, StoredField>;
  /** Columns of the declared fields, without the system's own. */
  readonly columns: readonly Column[];
  readonly historic: readonly StoredField[];
  readonly multiChoice: readonly StoredField[];
  /** Column by which visibility is decided. */
  readonly ownerColumn: string | undefined;
}

/** The id a record has in another system; every object has it, and imports find records by it. */
const externalId: Field = {
  kind: 'text',
  label: { zh: '外部编号', en: 'External id' },
  maxLength: 200,
  unique: true,
  aliases: ['外部id', '编号', 'external id', 'id', 'record id'],
};

const known = new WeakMap<ObjectDefinition, ObjectStorage>();
const referring: ReadonlySet<string> = new Set(['reference', 'member', 'department']);

/** Statements depend on names, columns and history only; workspaces that agree in those share them. */
function digestOf(fields: readonly StoredField[]): string {
  const shape = fields.map(({ name, field, columns }) => [
    name,
    field.kind,
    field.historic === true,
    field.overflow === true,
    columns.map((column) => column.name),
  ]);
  return createHash('sha1').update(JSON.stringify(shape)).digest('base64url').slice(0, 12);
}

/** The storage of an object. */
export function storageOf(object: ObjectDefinition): ObjectStorage {
  const found = known.get(object);
  if (found) return found;
  const declared: [string, Field][] = [['external_id', externalId], ...Object.entries(object.fields)];
  const fields = declared.map(([name, field]) => ({ name, field, columns: columnsOfField(name, field) }));
  const historic = new Set(historicFields(object));
  const storage = {
    object,
    table: object.id,
    versionTable: `${object.id}_version`,
    statement: object.customised === true ? `${object.id}~${digestOf(fields)}` : object.id,
    isUnconstrained: fields.some(
      ({ field }) => field.kind === 'multi_reference' || (field.column !== undefined && (field.unique === true || referring.has(field.kind))),
    ),
    fields,
    byName: new Map(fields.map((stored) => [stored.name, stored])),
    columns: fields.flatMap((stored) => stored.columns),
    historic: fields.filter((stored) => historic.has(stored.name) && stored.columns.length > 0),
    multiChoice: fields.filter((stored) => isLinked(stored.field)),
    ownerColumn: object.ownerField === undefined ? undefined : `${object.ownerField}_id`,
  };
  known.set(object, storage);
  return storage;
}

/** Whether the field's values are rows of the link table. */
function isLinked(field: Field): boolean {
  return field.kind === 'multi_choice' || field.kind === 'multi_reference';
}

/** The object of this name; not found when there is none, for names come from callers too. */
export function objectNamed(registry: Registry, id: string): ObjectDefinition {
  const object = registry.objects.get(id);
  if (!object) throw notFound({ zh: '对象', en: 'Object' }, { object: id });
  return object;
}

/** A table whose rows are known to people by a name. */
export interface NamedTable {
  readonly table: string;
  readonly nameColumn: string;
}

/** Members and departments are no declared objects, yet records name them. */
export const peopleTables = {
  member: { table: 'organisation_member', nameColumn: 'name' },
  department: { table: 'organisation_department', nameColumn: 'name' },
} as const satisfies Readonly<Record<string, NamedTable>>;

/** The table a field's ids point into, and its naming column; undefined when the field refers to nothing. */
export function targetOf(registry: Registry, field: Field): NamedTable | undefined {
  if (field.kind === 'member' || field.kind === 'department') return peopleTables[field.kind];
  if (field.kind !== 'reference' && field.kind !== 'multi_reference') return undefined;
  const target = objectNamed(registry, field.object);
  return { table: target.id, nameColumn: target.nameField };
}

/** The values of a field's columns; nulls when it is empty. */
export function toColumns(stored: StoredField, value: FieldValue): readonly SqlValue[] {
  return value === null ? stored.columns.map(() => null) : columnsOf(stored.field).toSql(value, stored.field);
}

/** The value in the one form it is stored and compared in: `"12.5"` and `"12.50"` are the same. Empty text and lists are null. */
export function canonicalValue(field: Field, value: FieldValue): FieldValue {
  if (value === null || value === '') return null;
  if (field.kind === 'formula') return null;
  if (isLinked(field)) return columnsOf(field).fromSql([value], field);
  const columns = columnsOf(field);
  return columns.fromSql(columns.toSql(value, field), field);
}

/** Whether two canonical values are the same. */
export function sameValue(left: FieldValue, right: FieldValue): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
