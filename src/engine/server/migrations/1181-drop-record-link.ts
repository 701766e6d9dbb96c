import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Multi-references lie in `engine_choice_link`; the table that was meant for them was never written. */
export const dropRecordLink: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop table engine_record_link`.execute(db);
  },
};
