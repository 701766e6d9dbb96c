import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How private a field is, decided for each; and shares that end by themselves are told of once. */
export const accessLevels: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_private_field
      add column level text not null default 'everybody' check (level in ('open', 'viewers', 'everybody'))`.execute(db);
    await sql`alter table engine_record_access add column is_end_told boolean not null default false`.execute(db);
    // What ended before this was known has been seen by its people in the meantime.
    await sql`update engine_record_access set is_end_told = true where expires_at <= now()`.execute(db);
    await sql`create index engine_record_access_ending on engine_record_access (expires_at)
      where not is_end_told and expires_at < 'infinity'`.execute(db);
  },
};
