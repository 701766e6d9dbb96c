import type { FieldValue } from '../../contract/objects/fields.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { type Column, columnSql } from '../fields/field-columns.ts';
import { objectNamed, type ObjectStorage, type StoredField } from '../fields/object-storage.ts';
import { alwaysMaskedFields, hiddenFields, maskedFields } from '../policy/field-access.ts';
import { maskRow } from '../policy/mask-row.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import { fieldReader, linkedRecords, selectOf, type SqlRow } from '../records/record-row.ts';
import { type PathJoins, createPathJoins, type ResolvedPath, storedFieldOf, unknownPath } from './field-paths.ts';
import { formulaReader, formulaSelect } from './formula-sql.ts';
import { requireHistoric } from './historic.ts';

/** What a query shows: what the limited part selects, what is joined to it afterwards, and how a row is read. */
export interface ShownColumns {
  /** Select items over the table `t`. */
  readonly inner: readonly string[];
  /** Select items over the limited rows `x` and the joins. */
  readonly outer: readonly string[];
  readonly joins: string;
  read(row: SqlRow): RecordRow;
}

const systemNames = ['created_at', 'created_by', 'updated_at', 'updated_by'];

/** Resolves the wanted columns; absent: all of the object's own that the actor may see. */
export function showColumns(
  ctx: Context,
  storage: ObjectStorage,
  wanted: readonly string[] | undefined,
  isPast: boolean,
  parameters: SqlParameters,
  root = 'x',
): ShownColumns {
  const paths = [...new Set(wanted ?? defaultColumns(ctx, storage, isPast))].filter((path) => path !== 'id' && path !== 'version');
  if (isPast)
    requireHistoric(
      storage,
      paths.filter((path) => path !== storage.object.nameField),
    );
  const joins = createPathJoins(ctx, storage, root, parameters);
  const inner = new Set<string>(['t.workspace_id', 't.id', 't.version']);
  const outer: string[] = [];
  const readers: (readonly [path: string, read: (row: SqlRow) => FieldValue])[] = [];
  const names: string[] = [];
  for (const path of paths) {
    const shown = path.includes('.') ? showFar(joins, path) : showOwn(ctx, storage, path, parameters);
    for (const item of shown.inner) inner.add(item);
    for (const column of leadingColumns(storage, path)) inner.add(shownSql('t', column));
    outer.push(...shown.outer);
    readers.push([path, shown.read]);
    const linked = linkedNames(ctx, storage, path);
    const name = linked ?? nameItem(ctx, storage, joins, path);
    if (name === undefined) continue;
    names.push(path);
    if (linked === undefined) outer.push(name);
    else inner.add(linked);
  }
  const masked = ctx.actor.masked ? paths.flatMap((path) => maskedPath(ctx, joins.resolveShown(path), { inner, outer, isPast }, parameters)) : [];
  return { inner: [...inner], outer, joins: joins.sql(), read: rowReader(readers, names, masked) };
}

/** A path whose values are masked, unless the row says that the record may be changed. */
interface MaskedPath {
  readonly path: string;
  readonly opened?: string;
}

function maskedPath(
  ctx: Context,
  { path, stored, alias, isOwn, storage }: ResolvedPath,
  items: { readonly inner: Set<string>; readonly outer: string[]; readonly isPast: boolean },
  parameters: SqlParameters,
): MaskedPath[] {
  const object = storage?.object.id ?? '';
  if (!maskedFields(ctx.actor, object).includes(stored.name)) return [];
  const isAlways = items.isPast || alwaysMaskedFields(ctx.actor, object).includes(stored.name);
  if (isAlways || !isGranted(ctx.actor, object, 'update')) return [{ path }];
  // The record's own row is asked where it is whole.
  const opened = isOwn ? 'open' : `open:${path}`;
  const item = `coalesce(${scopeFor(ctx, object, 'update').text(isOwn ? 't' : alias, parameters) ?? 'true'}, false) as "${opened}"`;
  if (!isOwn) items.outer.push(item);
  else if (![...items.inner].some((each) => each.endsWith(' as "open"'))) items.inner.add(item);
  return [{ path, opened }];
}

interface Shown {
  readonly inner: readonly string[];
  readonly outer: readonly string[];
  read(row: SqlRow): FieldValue;
}

function showOwn(ctx: Context, storage: ObjectStorage, path: string, parameters: SqlParameters): Shown {
  const stored = storedFieldOf(storage, path);
  if (!stored || hiddenFields(ctx.actor, storage.object.id).includes(path)) throw unknownPath(storage, path);
  const { field } = stored;
  if (field.kind === 'formula' && stored.columns.length === 0) {
    return { inner: formulaSelect(ctx, storage, path, field, 't', parameters), outer: [], read: formulaReader(path, field) };
  }
  return {
    inner: stored.columns.length > 0 ? stored.columns.map((column) => shownSql('t', column)) : selectOf(storage, stored, 't'),
    outer: [],
    read: fieldReader(stored),
  };
}

/** A column by its own name, wherever it lies. */
function shownSql(alias: string, column: Column): string {
  return column.within === undefined ? `${alias}.${column.name}` : `${columnSql(alias, column)} as ${column.name}`;
}

/** A field behind a reference is read where the limited rows are joined to what they refer to. */
function showFar(joins: PathJoins, path: string): Shown {
  const { stored, alias, storage } = joins.computed(joins.resolveShown(path));
  const prefix = `${path}:`;
  const columns = stored.columns.map((column) => `${columnSql(alias, column)} as "${prefix}${column.name}"`);
  return {
    inner: [],
    outer: storage && columns.length === 0 ? selectOf(storage, stored, alias, prefix) : columns,
    read: fieldReader(stored, prefix),
  };
}

/** The reference a path sets out from must be among the limited rows. */
function leadingColumns(storage: ObjectStorage, path: string): readonly Column[] {
  const [first = ''] = path.split('.');
  return path.includes('.') ? (storedFieldOf(storage, first)?.columns ?? []) : [];
}

/** The names of all that a multi-reference points to. */
function linkedNames(ctx: Context, storage: ObjectStorage, path: string): string | undefined {
  const field = storage.byName.get(path)?.field;
  if (field?.kind !== 'multi_reference') return undefined;
  const { nameField } = objectNamed(ctx.registry, field.object);
  return `(select string_agg(m.${nameField}, '、' order by m.${nameField}) ${linkedRecords(storage, path, field.object, 't')}) as "name:${path}"`;
}

function nameItem(ctx: Context, storage: ObjectStorage, joins: PathJoins, path: string): string | undefined {
  const sql = path.includes('.') || isReferring(storedFieldOf(storage, path)) ? joins.nameSql(joins.resolveShown(path)) : undefined;
  return sql === undefined ? undefined : `${sql} as "name:${path}"`;
}

function isReferring(stored: StoredField | undefined): boolean {
  const kind = stored?.field.kind;
  return kind === 'reference' || kind === 'member' || kind === 'department';
}

function defaultColumns(ctx: Context, storage: ObjectStorage, isPast: boolean): string[] {
  const hidden = hiddenFields(ctx.actor, storage.object.id);
  const historic = new Set(storage.historic.map((stored) => stored.name));
  const own = storage.fields.map((stored) => stored.name).filter((name) => !hidden.includes(name));
  if (isPast) return own.filter((name) => historic.has(name) || name === storage.object.nameField || name === 'external_id');
  return [...own, ...systemNames];
}

function rowReader(
  readers: readonly (readonly [string, (row: SqlRow) => FieldValue])[],
  names: readonly string[],
  masked: readonly MaskedPath[],
): (row: SqlRow) => RecordRow {
  return (row) => {
    const values: Record<string, unknown> = { id: row['id'], version: row['version'] };
    for (const [path, read] of readers) values[path] = read(row);
    if (names.length > 0) {
      const named: Record<string, string | null> = {};
      for (const path of names) {
        const name = row[`name:${path}`];
        named[path] = typeof name === 'string' ? name : null;
      }
      values['_names'] = named;
    }
    const closed = masked.flatMap(({ path, opened }) => (opened !== undefined && row[opened] === true ? [] : [path]));
    if (closed.length > 0) maskRow(values, closed);
    return { ...values, id: String(row['id']), version: Number(row['version']) };
  };
}
