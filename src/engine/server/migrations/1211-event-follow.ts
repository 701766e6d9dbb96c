import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who follows the log in commit order learns from the index whose an event is: verifying one workspace reads no row of another. */
export const eventFollow: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index event_follow_workspace on event (tx_id, id, workspace_id)`.execute(db);
    await sql`drop index event_follow`.execute(db);
    await sql`alter index event_follow_workspace rename to event_follow`.execute(db);
  },
};
