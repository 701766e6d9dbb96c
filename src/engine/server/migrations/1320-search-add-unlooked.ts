import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Only entries of custom objects can be there already; those of all others go in without being looked for. */
export const searchAddUnlooked: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`do $do$ declare old_text text := pg_get_functiondef('search_add_made(text, json)'::regprocedure);
        entries text := substring(old_text from 'insert into search_entry .*?on conflict do nothing;');
      begin
        if entries is null then raise exception 'search_add_made is not as expected'; end if;
        execute replace(old_text, entries, format('if starts_with(searched, ''custom_'') then %s else %s end if;', entries, replace(entries, 'on conflict do nothing', '')));
      end $do$`)
      .execute(db);
  },
};
