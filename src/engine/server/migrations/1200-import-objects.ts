import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which objects were made for the files of a run, so that its undo may take the empty ones along. */
export const importObjects: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_import_batch add column made_objects text[] not null default '{}'`.execute(db);
  },
};
