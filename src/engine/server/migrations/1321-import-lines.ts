import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Rows of a file, what became of them and which records they wrote come by the million, always by the code that has just found their
 * import, and no import is ever deleted: looking for it again for each of them cost a thirtieth of a large import.
 */
export const importLines: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['engine_import_row', 'engine_import_result', 'engine_import_record']) {
      await sql.raw(`alter table ${table} drop constraint ${table}_workspace_id_import_id_fkey`).execute(db);
    }
  },
};
