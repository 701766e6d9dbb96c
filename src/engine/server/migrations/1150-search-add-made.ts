import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const wall = `nullif(current_setting('app.workspace', true), '')::uuid`;

/**
 * Entries of many records whose texts are folded and whose grams are made already: the program makes them in a thirtieth of the database's time. What is
 * kept of frequent pairs is kept here too.
 */
export const searchAddMade: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`create function search_add_made(searched text, entries json) returns void language plpgsql security definer
      set search_path = public, pg_temp set gin_pending_list_limit = '16MB' set work_mem = '64MB' as $$
      declare workspace uuid := ${wall};
      begin
        if workspace is null then return; end if;
        insert into search_entry (workspace_id, object, field, record_id, text, grams)
        select workspace, searched, d.field, d.id, d.text, d.grams from json_to_recordset(entries) as d (field text, id uuid, text text, grams int[])
        on conflict do nothing;
        if exists (select from search_frequent f where f.workspace_id = workspace and f.object = searched) then
          insert into search_posting
          select workspace, f.id, search_fit(d.text, f.pair), d.id, d.owner
          from json_to_recordset(entries) as d (field text, id uuid, text text, owner uuid), lateral unnest(search_pairs(d.text)) p (pair)
            join search_frequent f on f.workspace_id = workspace and f.object = searched and f.pair = p.pair
          where d.field = 'name'
          on conflict do nothing;
        end if;
      end $$`)
      .execute(db);
    await gatherMore(db);
    await sql`revoke all on function search_add_made(text, json) from public`.execute(db);
    await sql`grant execute on function search_add_made(text, json) to sloop_app`.execute(db);
  },
};

/**
 * New entries wait in a list before they go into the index of grams; putting them there costs a fifth when many thousand records go at once instead of
 * eight hundred. Elsewhere the list stays short, since whoever searches reads it; after an import it is emptied.
 */
async function gatherMore(db: Kysely<unknown>): Promise<void> {
  await sql`alter index search_entry_grams reset (gin_pending_list_limit)`.execute(db);
  await sql`do $$ begin execute format('alter database %I set gin_pending_list_limit = %L', current_database(), '1MB'); end $$`.execute(db);
  await sql`create function search_settle() returns bigint language sql security definer set search_path = public, pg_temp set work_mem = '64MB' as
    $$ select gin_clean_pending_list('search_entry_grams'::regclass) $$`.execute(db);
  await sql`revoke all on function search_settle() from public`.execute(db);
  await sql`grant execute on function search_settle() to sloop_app`.execute(db);
}
