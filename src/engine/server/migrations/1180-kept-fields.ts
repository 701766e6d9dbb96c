import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Computed fields that are kept up to date: whether their column is filled yet, how far, and how their values become whole numbers. */
export const keptFields: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_custom_field
      add column kept_state text not null default 'none' check (kept_state in ('none', 'building', 'ready')),
      add column kept_run int not null default 0,
      add column kept_done bigint not null default 0,
      add column kept_total bigint`.execute(db);
    // What does not fit a column is kept as nothing rather than refusing the write it follows from.
    await sql`create function engine_whole(value numeric) returns bigint language sql immutable parallel safe as
      $$ select case when abs(value) < 9200000000000000000 then round(value)::bigint end $$`.execute(db);
  },
};
