import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The orders of declared lists that the first indexes left out. */
export const activityListIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index activity_due_at_list on activity (workspace_id, due_at, id)`.execute(db);
    await sql`create index activity_owner_id_due_at_list on activity (workspace_id, owner_id, due_at, id)`.execute(db);
    await sql`create index activity_status_at_list on activity (workspace_id, status, at, id)`.execute(db);
  },
};
