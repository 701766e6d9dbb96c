import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The orders of declared lists that the first indexes left out. */
export const contactListIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index contact_owner_id_updated_at_list on contact (workspace_id, owner_id, updated_at, id)`.execute(db);
    await sql`create index contact_buying_role_updated_at_list on contact (workspace_id, buying_role, updated_at, id)`.execute(db);
  },
};
