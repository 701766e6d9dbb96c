import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A member names its record by object and id, as everything does that hangs on a record: so a merge moves it. */
export const segmentMemberObject: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_segment_member add column object text`.execute(db);
    await sql`update engine_segment_member m set object = s.object from engine_segment s
      where s.workspace_id = m.workspace_id and s.id = m.segment_id`.execute(db);
    await sql`alter table engine_segment_member alter column object set not null`.execute(db);
  },
};
