import { type Kysely, sql } from 'kysely';
import type { SearchedFields } from '../../contract/objects/object.ts';

/** Which table is searched by which columns. */
export interface SearchColumns extends SearchedFields {
  readonly table: string;
  readonly name: string;
}

/**
 * Keeps the search entries of a table from here on, and makes those of what is in it already; for the migration of the capability that
 * owns the table. A write that leaves the searched columns alone costs nothing.
 */
export async function createSearch(db: Kysely<unknown>, columns: SearchColumns): Promise<void> {
  const { table } = columns;
  const name = `${table}_search`;
  const watched = (row: string): string =>
    searchedColumns(columns)
      .map((column) => `${row}.${column}`)
      .join(', ');
  const forget = `delete from search_entry where workspace_id = old.workspace_id and object = '${table}' and record_id = old.id
      and field = any('{${entriesOf(columns, 'new')
        .map(([field]) => field)
        .join(',')}}');`;
  await sql
    .raw(`create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
    if tg_op <> 'INSERT' then ${forget} end if;
    if tg_op <> 'DELETE' then ${insertInto} select ${entryOf(table, 'new')} from ${valuesOf(columns, 'new')} where e.text <> ''; end if;
    return null; end $$`)
    .execute(db);
  await sql.raw(`create trigger ${name}_rows after insert or delete on ${table} for each row execute function ${name}()`).execute(db);
  await sql
    .raw(`create trigger ${name}_change after update on ${table} for each row
    when ((${watched('old')}) is distinct from (${watched('new')})) execute function ${name}()`)
    .execute(db);
  await fillSearch(db, columns);
}

/** Makes the entries of every record anew, for all workspaces, as one set; also after a bulk load that kept the triggers from firing. */
export async function fillSearch(db: Kysely<unknown>, columns: SearchColumns): Promise<void> {
  for (const text of fillSearchSql(columns)) await sql.raw(text).execute(db);
}

/** The statements of `fillSearch`, for the owner's connection. */
export function fillSearchSql(columns: SearchColumns): string[] {
  const { table } = columns;
  return [
    `delete from search_entry where object = '${table}'`,
    `${insertInto} select ${entryOf(table, 't')} from ${table} t, lateral ${valuesOf(columns, 't')} where e.text <> ''`,
  ];
}

const insertInto = 'insert into search_entry (workspace_id, object, field, record_id, text, grams)';

function entryOf(table: string, row: string): string {
  return `${row}.workspace_id, '${table}', e.field, ${row}.id, e.text, search_entry_grams(search_salt(${row}.workspace_id, '${table}', e.field), e.field, e.text)`;
}

function valuesOf(columns: SearchColumns, row: string): string {
  return `(values ${entriesOf(columns, row)
    .map(([field, value]) => `('${field}', ${value})`)
    .join(', ')}) e (field, text)`;
}

function entriesOf({ name, phones, emails, pinyin }: SearchColumns, row: string): [field: string, sql: string][] {
  const joined = (names: readonly string[], write: (column: string) => string): string =>
    `concat_ws(' ', ${names.map((column) => write(`${row}.${column}`)).join(', ')})`;
  return [
    ['name', `search_fold(${row}.${name})`],
    ...(pinyin === false ? [] : [['pinyin', `search_pinyin(${row}.${name})`] satisfies [string, string]]),
    ...(phones ? [['phone', joined(phones, (column) => `search_digits(${column})`)] satisfies [string, string]] : []),
    ...(emails ? [['email', joined(emails, (column) => `search_fold(${column})`)] satisfies [string, string]] : []),
  ];
}

function searchedColumns({ name, phones = [], emails = [] }: SearchColumns): string[] {
  return [name, ...phones, ...emails];
}
