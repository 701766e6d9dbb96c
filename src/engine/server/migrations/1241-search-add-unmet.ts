import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Entries made as a set are those of new records, and the triggers rest meanwhile: there is nothing they could meet, so nothing is looked for. A longer
 * list waits for the index of grams, which takes many thousand at once more cheaply.
 */
export const searchAddUnmet: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`do $do$ declare old_text text := pg_get_functiondef('search_add_made(text, json)'::regprocedure);
        new_text text := replace(replace(old_text, $a$d (field text, id uuid, text text, grams int[])
        on conflict do nothing;$a$, $a$d (field text, id uuid, text text, grams int[]);$a$), '16MB', '32MB');
      begin
        if length(new_text) > length(old_text) - 10 then raise exception 'search_add_made is not as expected'; end if;
        execute new_text;
      end $do$`)
      .execute(db);
  },
};
