import type { Context } from '../context.ts';

/** Rows of a table that were attached to a record, by their primary keys as they were. */
export interface MovedRows {
  readonly table: string;
  readonly column: 'record_id' | 'target_id';
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

interface AttachedTable {
  readonly table: string;
  readonly column: 'record_id' | 'target_id';
  readonly key: readonly string[];
}

/** What stays with the record it was written of: logs, histories, and what is made anew from the record itself. */
const staying = [
  'event',
  'engine_choice_link',
  'engine_deleted_record',
  'engine_import_record',
  'engine_import_row',
  'engine_match_key',
  'search_entry',
];

let known: readonly AttachedTable[] | undefined;

/**
 * Moves what hangs on a record – files, shares, multi-references from and to it – to another: the rows of every table that names records by object
 * and id. A row the other has already stays behind and goes with the record.
 */
export async function moveAttached(ctx: Context, object: string, from: string, to: string): Promise<MovedRows[]> {
  const moved: MovedRows[] = [];
  for (const attached of await attachedTables(ctx)) {
    const { table, column, key } = attached;
    const others = key.filter((name) => name !== column);
    const isTaken = key.includes(column)
      ? `and not exists (select 1 from ${table} o where o.${column} = $3 and ${others.map((name) => `o.${name} = t.${name}`).join(' and ')})`
      : '';
    const ofObject = column === 'target_id' ? '$4::text is not null' : 't.object = $4';
    const rows = await ctx.session.query<{ key: Record<string, unknown> }>({
      text: `with gone as (select ${key.map((name) => `t.${name}`).join(', ')}, ${keyJson(key, 't')} as key from ${table} t
          where t.workspace_id = $1 and t.${column} = $2 and ${ofObject} ${isTaken} for update)
        update ${table} t set ${column} = $3 from gone where ${key.map((name) => `t.${name} = gone.${name}`).join(' and ')} returning gone.key`,
      values: [ctx.workspace.id, from, to, object],
    });
    if (rows.length > 0) moved.push({ table, column, keys: rows.map((row) => row.key) });
  }
  return moved;
}

/** Moves the rows back that are still there; answers how many are not. */
export async function moveAttachedBack(ctx: Context, moved: MovedRows, survivor: string, merged: string): Promise<number> {
  const attached = (await attachedTables(ctx)).find(({ table, column }) => table === moved.table && column === moved.column);
  if (!attached) return moved.keys.length;
  const { table, column, key } = attached;
  const matches = key.map((name) => (name === column ? `t.${name} = $2` : `t.${name}::text = k.key ->> '${name}'`)).join(' and ');
  const rows = await ctx.session.query({
    text: `update ${table} t set ${column} = $3 from jsonb_array_elements($4::jsonb) k (key)
      where t.workspace_id = $1 and t.${column} = $2 and ${matches} returning 1`,
    values: [ctx.workspace.id, survivor, merged, JSON.stringify(moved.keys)],
  });
  return moved.keys.length - rows.length;
}

function keyJson(key: readonly string[], alias: string): string {
  return `jsonb_build_object(${key.map((name) => `'${name}', ${alias}.${name}`).join(', ')})`;
}

/** Every table that names records by `object` and `record_id`, with its primary key; found in the catalogue, so that none is forgotten. */
async function attachedTables(ctx: Context): Promise<readonly AttachedTable[]> {
  if (known) return known;
  const rows = await ctx.session.query<{ table: string; key: string[] }>({
    text: `select c.relname as table, array(select a.attname::text from unnest(i.indkey::int2[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind = 'r' and has_table_privilege(c.oid, 'update')
        and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in ('workspace_id', 'object', 'record_id')) = 3
        and not c.relname = any($1) and c.relname not like '%\\_history' and not c.relispartition
      order by c.relname`,
    values: [staying],
  });
  const tables = rows.map(({ table, key }): AttachedTable => ({ table, key, column: 'record_id' }));
  const links = tables.filter(({ key }) => key.includes('target_id')).map((each): AttachedTable => ({ ...each, column: 'target_id' }));
  known = [...tables, ...links];
  return known;
}
