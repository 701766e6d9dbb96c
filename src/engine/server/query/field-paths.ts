import { invalid } from '#platform/contract/errors.ts';
import { visibleText } from '../policy/visible-tables.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { FormulaField } from '../../contract/objects/fields.ts';
import { plainField } from '../../contract/objects/plain-field.ts';
import { columnsOfField } from '../fields/field-columns.ts';
import { type NamedTable, type ObjectStorage, objectNamed, storageOf, type StoredField, targetOf } from '../fields/object-storage.ts';
import { hiddenFields, maskedFields } from '../policy/field-access.ts';
import { formulaSource } from './formula-sql.ts';

/** A field a query speaks of, and the alias its columns are found under. */
export interface ResolvedPath {
  readonly path: string;
  readonly stored: StoredField;
  readonly alias: string;
  /** The record's own field, not one behind a reference. */
  readonly isOwn: boolean;
  /** The object whose table the columns are in; undefined for members and departments. */
  readonly storage: ObjectStorage | undefined;
}

/** Follows field paths from one table, joining each referred table once. */
export interface PathJoins {
  /** A field to order, group or count by. */
  resolve(path: string): ResolvedPath;
  /** A field to show: one that is masked may be, masked. */
  resolveShown(path: string): ResolvedPath;
  /** The same with a computed field worked out, under the columns a stored one would have; others stay as they are. */
  computed(resolved: ResolvedPath): ResolvedPath;
  /** The name of what a reference, member or department field points to, as SQL; undefined for other fields. */
  nameSql(resolved: ResolvedPath): string | undefined;
  /** All joins so far. */
  sql(): string;
}

const label = (zh: string, en: string) => ({ zh, en });

const systemFields: readonly StoredField[] = [
  { name: 'version', field: { kind: 'number', scale: 0, label: label('版本', 'Version') }, columns: [{ name: 'version', type: 'bigint' }] },
  { name: 'created_at', field: { kind: 'datetime', label: label('创建时间', 'Created at') }, columns: [{ name: 'created_at', type: 'timestamptz' }] },
  { name: 'created_by', field: { kind: 'member', label: label('创建人', 'Created by') }, columns: [{ name: 'created_by', type: 'uuid' }] },
  { name: 'updated_at', field: { kind: 'datetime', label: label('更新时间', 'Updated at') }, columns: [{ name: 'updated_at', type: 'timestamptz' }] },
  { name: 'updated_by', field: { kind: 'member', label: label('更新人', 'Updated by') }, columns: [{ name: 'updated_by', type: 'uuid' }] },
];

const personFields: readonly StoredField[] = ['name', 'email', 'status', 'path'].map((name) => ({
  name,
  field: { kind: 'text', label: label(name, name) },
  columns: [{ name, type: 'text' }],
}));

/** The declared or system field of this name. */
export function storedFieldOf(storage: ObjectStorage, name: string): StoredField | undefined {
  return storage.byName.get(name) ?? systemFields.find((stored) => stored.name === name);
}

/** Starts at a table under `alias`; `prefix` keeps the aliases of two starts apart. */
export function createPathJoins(ctx: Context, root: ObjectStorage, alias: string, parameters: SqlParameters, prefix = 'j'): PathJoins {
  const joins = new Map<string, Joined>();
  const joined = (key: string, sqlOf: (alias: string) => string): string => addJoin(joins, prefix, key, sqlOf);

  const join = (key: string, target: NamedTable, from: string, column: string, extra: (alias: string) => string | undefined): string =>
    joined(key, (next) => leftJoin(target, next, `${next}.workspace_id = ${from}.workspace_id and ${next}.id = ${from}.${column}`, extra(next)));

  // What stands in a record the person may not see is not shown through a reference to it; its name is.
  const visible = (objectId: string | undefined) => (next: string) =>
    objectId === undefined ? undefined : visibleText(ctx, objectId, next, parameters);

  const step = (at: Position, name: string, path: string): Position => {
    const stored = fieldAt(ctx, at, name, path);
    const target = targetOf(ctx.registry, stored.field);
    const [column] = stored.columns;
    if (!target || !column) throw unknownPath(at.storage ?? root, path);
    const next = stored.field.kind === 'reference' ? storageOf(objectNamed(ctx.registry, stored.field.object)) : undefined;
    const key = `${at.key}.${name}`;
    return { key, storage: next, person: next === undefined, alias: join(key, target, at.alias, column.name, visible(next?.object.id)) };
  };

  const resolveShown = (path: string): ResolvedPath => {
    const names = path.split('.');
    let at: Position = { key: '', storage: root, person: false, alias };
    for (const name of names.slice(0, -1)) at = step(at, name, path);
    return { path, stored: fieldAt(ctx, at, names.at(-1) ?? '', path), alias: at.alias, isOwn: names.length === 1, storage: at.storage };
  };

  const computed = (resolved: ResolvedPath): ResolvedPath => {
    const { stored, storage, path } = resolved;
    if (stored.field.kind !== 'formula' || !storage) return resolved;
    if (stored.columns.length > 0) return { ...resolved, stored: keptAsPlain(stored, stored.field) };
    const source = formulaSource(ctx, storage, stored.name, stored.field, resolved.alias, parameters);
    const next = joined(`computed ${path}`, (name) => `left join lateral ${source} ${name} on ${resolved.alias}.id is not null`);
    return { ...resolved, alias: next, stored: computedAsPlain(stored.name, stored.field) };
  };

  return {
    resolveShown,
    computed,
    resolve: (path) => computed(openPath(ctx, resolveShown(path))),
    nameSql: ({ stored, alias: from, path }) => {
      const target = targetOf(ctx.registry, stored.field);
      const [column] = stored.columns;
      if (!target || !column) return undefined;
      return `${join(`name of ${path}`, target, from, column.name, () => undefined)}.${target.nameColumn}`;
    },
    sql: () => [...joins.values()].map((entry) => entry.sql).join('\n'),
  };
}

interface Joined {
  readonly alias: string;
  readonly sql: string;
}

function leftJoin(target: NamedTable, alias: string, on: string, more: string | undefined): string {
  return `left join ${target.table} ${alias} on ${on}${more === undefined ? '' : ` and ${more}`}`;
}

/** The alias of what is joined under this key; joined now, unless it is already. */
function addJoin(joins: Map<string, Joined>, prefix: string, key: string, sqlOf: (alias: string) => string): string {
  const known = joins.get(key);
  if (known) return known.alias;
  const alias = `${prefix}${joins.size}`;
  joins.set(key, { alias, sql: sqlOf(alias) });
  return alias;
}

/** A field that is kept up to date, as one that people fill in. */
function keptAsPlain(stored: StoredField, field: FormulaField): StoredField {
  return { ...stored, field: { ...plainField(field), ...(field.column !== undefined && { column: field.column }) } };
}

/** A field that is worked out beside the row it is about, as one that people fill in. */
function computedAsPlain(name: string, field: FormulaField): StoredField {
  const plain = plainField(field);
  return { name, field: plain, columns: columnsOfField('c', plain).map(({ type }, at) => ({ name: `c${at}`, type })) };
}

interface Position {
  readonly key: string;
  readonly storage: ObjectStorage | undefined;
  readonly person: boolean;
  readonly alias: string;
}

function fieldAt(ctx: Context, at: Position, name: string, path: string): StoredField {
  const found = at.storage ? storedFieldOf(at.storage, name) : personFields.find((stored) => stored.name === name);
  const isHidden = at.storage !== undefined && hiddenFields(ctx.actor, at.storage.object.id).includes(name);
  if (!found || isHidden) throw unknownPath(at.storage, path);
  return found;
}

/** Said of a field that is not there, or hidden from the person's role: they are not told which. */
export function unknownPath(storage: ObjectStorage | undefined, path: string) {
  const where = storage?.object.label ?? { zh: '成员', en: 'A member' };
  return invalid([
    {
      field: path,
      code: 'query.unknown_field',
      message: { zh: `${where.zh}没有你可用的字段“${path}”。`, en: `${where.en} has no field “${path}” that you can use.` },
    },
  ]);
}

/** The path, unless its values are masked: an order or a figure would tell them. */
function openPath(ctx: Context, resolved: ResolvedPath): ResolvedPath {
  const { storage, stored } = resolved;
  if (storage && maskedFields(ctx.actor, storage.object.id).includes(stored.name)) throw maskedPath(ctx, storage, stored);
  return resolved;
}

/** Said of a private field somebody wants to order, group or count by. */
function maskedPath({ actor }: Context, storage: ObjectStorage, { name, field }: StoredField) {
  const where = storage.object.label;
  const path = actor.maskedBy?.get(`${storage.object.id}.${name}`);
  const shows = path === undefined ? { zh: '', en: '' } : { zh: `（取自 ${path}）`, en: ` (it shows ${path})` };
  return invalid([
    {
      field: name,
      code: 'query.private_field',
      message: {
        zh: `${where.zh}的“${field.label.zh}”是私密字段${shows.zh}，不能用来排序、分组或统计。`,
        en: `“${field.label.en}” of ${where.en} is private${shows.en}: nothing can be ordered, grouped or counted by it.`,
      },
    },
  ]);
}
