import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { slotColumns } from '../fields/slots.ts';

/** Typed slot columns on every record table of today, and the two functions by which the running program makes more tables like them. */
export const slotTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createAddSlots(db);
    await createCustomSearch(db);
    await createCustomTable(db);
    await createNumbers(db);
    for (const table of ['account', 'contact', 'product', 'opportunity', 'activity']) await sql`select engine_add_slots(${table})`.execute(db);
  },
};

/** Tables of capabilities that come later get their slots when the first field is added to them; columns that are empty cost nothing. */
async function createAddSlots(db: Kysely<unknown>): Promise<void> {
  const added = slotColumns()
    .map(([name, type]) => `add column if not exists ${name} ${type}`)
    .join(', ');
  await sql
    .raw(`create function engine_add_slots(record_table text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare one text;
    begin
      if record_table !~ '^[a-z][a-z0-9_]*$' or not exists (select 1 from pg_attribute
        where attrelid = to_regclass(record_table) and attname = 'external_id' and not attisdropped) then
        raise exception '% is no record table', record_table;
      end if;
      foreach one in array array[record_table, record_table || '_version'] loop
        continue when to_regclass(one) is null or exists (select 1 from pg_attribute
          where attrelid = to_regclass(one) and attname = 'custom' and not attisdropped);
        execute format('alter table %I ${added}', one);
      end loop;
    end $$`)
    .execute(db);
}

/** One trigger function for all tables of custom objects: their names are searched as those of declared objects are. */
async function createCustomSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create function engine_custom_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
    if tg_op <> 'INSERT' then
      delete from search_entry where workspace_id = old.workspace_id and object = tg_table_name and record_id = old.id and field = any('{name,pinyin}');
    end if;
    if tg_op <> 'DELETE' then
      insert into search_entry (workspace_id, object, field, record_id, text, grams)
      select new.workspace_id, tg_table_name, e.field, new.id, e.text,
        search_entry_grams(search_salt(new.workspace_id, tg_table_name, e.field), e.field, e.text)
      from (values ('name', search_fold(new.name)), ('pinyin', search_pinyin(new.name))) e (field, text) where e.text <> '';
    end if;
    return null; end $$`.execute(db);
}

/**
 * The table of a custom object, like one a migration makes. Workspaces that use the same id share it: row security keeps them apart.
 * Runs in the transaction that declares the object; two at once wait for each other at the lock.
 */
async function createCustomTable(db: Kysely<unknown>): Promise<void> {
  await sql`create function engine_create_custom_table(record_table text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    declare one text; versions text := record_table || '_version';
      wall text := 'workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid';
    begin
      if record_table !~ '^custom_[a-z][a-z0-9_]{0,39}$' then raise exception '% is no name of a custom object', record_table; end if;
      perform pg_advisory_xact_lock(hashtextextended('engine_create_custom_table', 0));
      if to_regclass(record_table) is not null then return; end if;
      execute format('create table %I (workspace_id uuid not null, id uuid not null, version int not null default 1, external_id text,
        created_at timestamptz not null, created_by uuid, updated_at timestamptz not null, updated_by uuid,
        name text not null check (length(name) <= 255), owner_id uuid,
        primary key (workspace_id, id), constraint %I unique (workspace_id, external_id))', record_table, record_table || '_external_id_unique');
      execute format('create table %I (workspace_id uuid not null, record_id uuid not null, valid_from timestamptz not null,
        valid_to timestamptz not null default ''infinity'', name text, owner_id uuid,
        primary key (workspace_id, record_id, valid_from), check (valid_from < valid_to),
        foreign key (workspace_id, record_id) references %I (workspace_id, id))', versions, record_table);
      perform engine_add_slots(record_table);
      execute format('create index on %I (workspace_id, created_at, id)', record_table);
      execute format('create index on %I (workspace_id, owner_id, created_at, id)', record_table);
      execute format('create index on %I (workspace_id, name collate "zh-x-icu", id)', record_table);
      execute format('create index on %I (workspace_id, owner_id, name collate "zh-x-icu", id)', record_table);
      execute format('create index on %I (workspace_id, valid_to, valid_from)', versions);
      foreach one in array array[record_table, versions] loop
        execute format('alter table %I enable row level security', one);
        execute format('create policy workspace_wall on %I using (%s) with check (%s)', one, wall, wall);
        execute format('grant select, insert, update, delete on %I to sloop_app', one);
      end loop;
      execute format('create trigger engine_custom_search_rows after insert or delete on %I for each row execute function engine_custom_search()', record_table);
      execute format('create trigger engine_custom_search_change after update on %I for each row
        when (old.name is distinct from new.name) execute function engine_custom_search()', record_table);
    end $$`.execute(db);
}

/**
 * Numbers given by the program come from a sequence per field: taking one waits for nobody, and a write that fails leaves a gap. Both
 * functions look at the connection's own workspace only.
 */
async function createNumbers(db: Kysely<unknown>): Promise<void> {
  await sql`create function engine_number_name(of_object text, of_field text) returns text language sql stable as
    $$ select 'engine_number_' || md5(current_setting('app.workspace') || '/' || of_object || '/' || of_field) $$`.execute(db);
  await sql`create function engine_create_number(of_object text, of_field text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
    begin execute format('create sequence if not exists %I', engine_number_name(of_object, of_field)); end $$`.execute(db);
  await sql`create function engine_next_numbers(of_object text, of_field text, amount int) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
    begin return query select nextval(engine_number_name(of_object, of_field)::regclass) from generate_series(1, amount); end $$`.execute(db);
}
