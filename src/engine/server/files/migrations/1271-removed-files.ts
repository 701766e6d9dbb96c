import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Files that were taken off their record, by whom. */
export const removedFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table platform_file add column removed_at timestamptz, add column removed_by uuid`.execute(db);
  },
};
