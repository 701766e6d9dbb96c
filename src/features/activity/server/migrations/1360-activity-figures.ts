import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Figures of follow-ups over a period read these alone, without visiting a million rows of the table: by when they were done, and by when they were first due. */
export const activityFigureIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop index activity_status_at_list`.execute(db);
    await sql`create index activity_status_at_list on activity (workspace_id, status, at, id) include (owner_id, type)`.execute(db);
    await sql`create index activity_first_due on activity (workspace_id, original_due_at) include (owner_id, status, done_at)
      where original_due_at is not null`.execute(db);
  },
};
