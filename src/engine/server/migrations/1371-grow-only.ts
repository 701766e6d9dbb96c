import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Nothing reads an index of these alone, so there is nothing to gain from a vacuum after inserts; beside a large import it costs. */
const tables = ['engine_import_row', 'engine_import_result', 'engine_import_record', 'search_entry'];

/** Tables that are vacuumed for what is deleted from them, not for what is added. */
export const growOnly: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`alter table ${table} set (autovacuum_vacuum_insert_threshold = -1)`).execute(db);
  },
};
