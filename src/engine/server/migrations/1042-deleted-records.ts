import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What a deletion takes that its event does not hold: versions, and who created the record when. Its values are in the event. */
export const deletedRecords: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_deleted_record (
      workspace_id uuid not null,
      object text not null,
      record_id uuid not null,
      deleted_at timestamptz not null,
      deleted_by uuid,
      tx_id xid8 not null default pg_current_xact_id(),
      version int not null,
      created_at timestamptz not null,
      created_by uuid,
      versions jsonb,
      primary key (workspace_id, object, record_id)
    )`.execute(db);
    await sql`create index engine_deleted_record_recent on engine_deleted_record (workspace_id, object, deleted_at desc, record_id desc)`.execute(db);
    await sql`create index engine_deleted_record_tx on engine_deleted_record (workspace_id, tx_id)`.execute(db);
    await confineToWorkspace(db, 'engine_deleted_record');
  },
};
