import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tables of custom objects make their entries by triggers also in bulk; entries made as a set meet those, and leave them as they are. */
export const searchAddCustom: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`do $do$ declare old_text text := pg_get_functiondef('search_add_made(text, json)'::regprocedure);
        new_text text := replace(old_text, $a$d (field text, id uuid, text text, grams int[]);$a$, $a$d (field text, id uuid, text text, grams int[])
        on conflict do nothing;$a$);
      begin
        if new_text = old_text then raise exception 'search_add_made is not as expected'; end if;
        execute new_text;
      end $do$`)
      .execute(db);
  },
};
