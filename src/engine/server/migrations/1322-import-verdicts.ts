import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a rehearsal found of a row is overwritten when the row is written: with room beside it that touches no index. */
export const importVerdicts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_import_result set (fillfactor = 50)`.execute(db);
  },
};
