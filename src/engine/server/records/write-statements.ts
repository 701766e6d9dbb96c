import { type Column, pinyinCollation } from '../fields/field-columns.ts';
import type { ObjectStorage, StoredField } from '../fields/object-storage.ts';
import { selectOf } from './record-row.ts';

/** Cached SQL of one object; a name is prepared once per connection. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const systemColumns = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'];

function cached(build: (storage: ObjectStorage) => NamedText): (storage: ObjectStorage) => NamedText {
  const texts = new WeakMap<ObjectStorage, NamedText>();
  return (storage) => {
    const known = texts.get(storage) ?? build(storage);
    texts.set(storage, known);
    return known;
  };
}

/**
 * Whole records by id, in a fixed order so that two writers never wait for each other in a circle. $1 workspace, $2 ids as JSON, whose
 * length the planner does not look at: it keeps one plan instead of making one for each write. Typed by the function, since row
 * security lets no cast of text into an index search.
 */
export const lockStatement = cached((storage) => {
  const selected = [...systemColumns.map((column) => `t.${column}`), ...storage.fields.flatMap((stored) => selectOf(storage, stored, 't'))];
  return {
    name: `${storage.statement}.lock`,
    text: `select ${selected.join(', ')} from ${storage.table} t where t.workspace_id = $1
      and t.id in (select d.id from json_to_recordset($2::json) as d (id uuid)) order by t.id for update of t`,
  };
});

/** New records with version rows and links. $1 rows as JSON, $2 workspace, $3 now, $4 member, with multi-choice fields $5 links
 * as JSON; `valid_from` is in each row. */
export const createStatement = cached((storage) => createText(storage, ''));

/** The same for many: in the order of names, in which most indexes of what has a name are kept, so that neighbours share their pages. */
export const createManyStatement = cached((storage) => {
  const [name] = storage.byName.get(storage.object.nameField)?.columns ?? [];
  return createText(storage, name?.type === 'text' ? ` order by d.${name.name} collate "${pinyinCollation}"` : '');
});

function createText(storage: ObjectStorage, order: string): NamedText {
  const { own, document } = placed(storage.columns);
  const columns = [...own, ...(document === undefined ? [] : ['custom'])];
  const given = [...own.map((column) => `d.${column}`), ...(document === undefined ? [] : [`jsonb_strip_nulls(${document})`])];
  const parts = [
    `d as (select * from json_to_recordset($1::json) as d (id uuid, valid_from timestamptz, ${definitions(storage.columns)}))`,
    `r as (insert into ${storage.table} (workspace_id, id, version, created_at, created_by, updated_at, updated_by, ${columns.join(', ')})
      select $2::uuid, d.id, 1, $3::timestamptz, $4::uuid, $3::timestamptz, $4::uuid, ${given.join(', ')} from d${order})`,
    ...(storage.multiChoice.length > 0 ? [`l as (${insertLinks(storage, 2, 5)})`] : []),
  ];
  const versions = `insert into ${storage.versionTable} (workspace_id, record_id, valid_from, valid_to${comma(historicColumns(storage))})
    select $2::uuid, d.id, d.valid_from, 'infinity'${comma(historicColumns(storage), 'd.')} from d`;
  const name = `${storage.statement}.${order === '' ? 'create' : 'create_many'}`;
  return { name, text: `with ${parts.join(',\n')}\n${storage.historic.length > 0 ? versions : 'select 1'}` };
}

const updateTexts = new WeakMap<ObjectStorage, Map<string, NamedText>>();
const preparedAtMost = 300;

/**
 * Changes of the named fields, with version rows and links. $1 rows as JSON (`is_historic` says whether the record gets a version),
 * $2 workspace, $3 now, $4 member, $5 valid from; with multi-choice fields $6 links to add and $7 links to remove.
 */
export function updateStatement(storage: ObjectStorage, changed: readonly string[]): { readonly name?: string; readonly text: string } {
  const key = changed.join(',');
  const known = updateTexts.get(storage) ?? new Map<string, NamedText>();
  updateTexts.set(storage, known);
  const found = known.get(key);
  if (found) return found;
  const text = buildUpdate(storage, new Set(changed));
  if (known.size >= preparedAtMost) return { text };
  const statement = { name: `${storage.statement}.update.${known.size}`, text };
  known.set(key, statement);
  return statement;
}

function buildUpdate(storage: ObjectStorage, changed: ReadonlySet<string>): string {
  const written = storage.fields.filter((stored) => changed.has(stored.name));
  const isHistoric = storage.historic.some((stored) => changed.has(stored.name));
  const given = columnsOfFields(isHistoric ? [...new Set([...written, ...storage.historic])] : written);
  const { own, document } = placed(columnsOfFields(written));
  const sets = [
    'version = t.version + 1',
    'updated_at = $3::timestamptz',
    'updated_by = $4::uuid',
    ...own.map((column) => `${column} = d.${column}`),
    ...(document === undefined ? [] : [`custom = coalesce(t.custom, '{}') || ${document}`]),
  ];
  const definition = ['id uuid', 'is_historic boolean', ...given.map((column) => `${column.name} ${column.type}`)].join(', ');
  const parts = [
    `d as (select * from json_to_recordset($1::json) as d (${definition}))`,
    `u as (update ${storage.table} t set ${sets.join(', ')} from d where t.workspace_id = $2::uuid and t.id = d.id)`,
    ...(storage.multiChoice.length > 0 ? [`l as (${insertLinks(storage, 2, 6)})`, `x as (${deleteLinks(storage, 2, 7)})`] : []),
  ];
  if (!isHistoric) return `with ${parts.join(',\n')}\nselect $5::timestamptz`;
  return `with ${[...parts, ...closeVersions(storage)].join(',\n')}\n${insertVersions(storage)}`;
}

/** The open version of each changed record ends when the new one begins. */
function closeVersions(storage: ObjectStorage): string[] {
  const table = storage.versionTable;
  return [
    `o as (select v.record_id, v.valid_from from ${table} v where v.workspace_id = $2::uuid and v.valid_to = 'infinity'
      and v.record_id in (select d.id from d where d.is_historic))`,
    `c as (update ${table} v set valid_to = $5::timestamptz from o
      where v.workspace_id = $2::uuid and v.record_id = o.record_id and v.valid_from = o.valid_from and o.valid_from < $5::timestamptz)`,
  ];
}

/** A second change at the same instant, or one before the open version began, mends that version instead. */
function insertVersions(storage: ObjectStorage): string {
  const columns = historicColumns(storage);
  const mended = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return `insert into ${storage.versionTable} (workspace_id, record_id, valid_from, valid_to${comma(columns)})
    select $2::uuid, d.id, greatest($5::timestamptz, o.valid_from), 'infinity'${comma(columns, 'd.')}
    from d left join o on o.record_id = d.id where d.is_historic
    on conflict (workspace_id, record_id, valid_from) do update set ${mended}`;
}

/**
 * Records with their versions and links; what their events do not hold is kept for restoring them. $1 workspace, $2 ids, $3 now,
 * $4 member, $5 whether to keep it.
 */
export const deleteStatement = cached((storage) => {
  const hasVersions = storage.historic.length > 0;
  const parts = [
    `l as (delete from engine_choice_link where workspace_id = $1::uuid and object = '${storage.table}' and record_id = any($2::uuid[]))`,
    ...(hasVersions ? [`v as (delete from ${storage.versionTable} where workspace_id = $1::uuid and record_id = any($2::uuid[]) returning *)`] : []),
    `r as (delete from ${storage.table} where workspace_id = $1::uuid and id = any($2::uuid[]) returning id, version, created_at, created_by)`,
  ];
  const versions =
    'left join (select record_id, jsonb_agg(to_jsonb(v) order by valid_from) as versions from v where $5::boolean group by record_id) o on o.record_id = r.id';
  return {
    name: `${storage.statement}.delete`,
    text: `with ${parts.join(',\n')}
      insert into engine_deleted_record as k (workspace_id, object, record_id, deleted_at, deleted_by, version, created_at, created_by, versions)
      select $1::uuid, '${storage.table}', r.id, $3::timestamptz, $4::uuid, r.version, r.created_at, r.created_by, ${hasVersions ? 'o.versions' : 'null'}
      from r ${hasVersions ? versions : ''} where $5::boolean
      on conflict (workspace_id, object, record_id) do update set deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by,
        tx_id = excluded.tx_id, version = excluded.version, created_at = excluded.created_at, created_by = excluded.created_by, versions = excluded.versions`,
  };
});

/** The past of records anew: every version given, the last one open. $1 rows as JSON, $2 workspace, $3 ids. */
export const replaceVersionsStatements = (storage: ObjectStorage): { readonly clear: NamedText; readonly insert: NamedText } => {
  const columns = historicColumns(storage);
  const definition = `record_id uuid, valid_from timestamptz, valid_to timestamptz, ${definitions(columnsOfFields(storage.historic))}`;
  return {
    clear: {
      name: `${storage.statement}.clear_versions`,
      text: `delete from ${storage.versionTable} where workspace_id = $1 and record_id = any($2::uuid[])`,
    },
    insert: {
      name: `${storage.statement}.insert_versions`,
      text: `insert into ${storage.versionTable} (workspace_id, record_id, valid_from, valid_to${comma(columns)})
        select $2::uuid, d.record_id, d.valid_from, coalesce(d.valid_to, 'infinity')${comma(columns, 'd.')}
        from json_to_recordset($1::json) as d (${definition})`,
    },
  };
};

function insertLinks(storage: ObjectStorage, workspace: number, links: number): string {
  return `insert into engine_choice_link (workspace_id, object, field, record_id, choice)
    select $${workspace}::uuid, '${storage.table}', l.field, l.record_id, l.choice from json_to_recordset($${links}::json) as l (field text, record_id uuid, choice text)`;
}

function deleteLinks(storage: ObjectStorage, workspace: number, links: number): string {
  return `delete from engine_choice_link k using json_to_recordset($${links}::json) as l (field text, record_id uuid, choice text)
    where k.workspace_id = $${workspace}::uuid and k.object = '${storage.table}' and k.field = l.field and k.record_id = l.record_id and k.choice = l.choice`;
}

/** Columns of the table by name, and the others as one document of the given values. */
function placed(columns: readonly Column[]): { readonly own: readonly string[]; readonly document: string | undefined } {
  const within = columns.filter((column) => column.within !== undefined);
  const pairs = within.map((column) => `'${column.name}', d.${column.name}`);
  return {
    own: columns.filter((column) => column.within === undefined).map((column) => column.name),
    document: pairs.length === 0 ? undefined : `jsonb_build_object(${pairs.join(', ')})`,
  };
}

function columnsOfFields(fields: readonly StoredField[]) {
  return fields.flatMap((stored) => stored.columns);
}

function historicColumns(storage: ObjectStorage): string[] {
  return columnsOfFields(storage.historic).map((column) => column.name);
}

function definitions(columns: readonly { readonly name: string; readonly type: string }[]): string {
  return columns.map((column) => `${column.name} ${column.type}`).join(', ');
}

function comma(columns: readonly string[], prefix = ''): string {
  return columns.map((column) => `, ${prefix}${column}`).join('');
}
