import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '../../database/tenant-table.ts';

/** What is known of uploaded files; the bytes lie in the home folder under the id. */
export const fileTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table platform_file (
      workspace_id uuid not null,
      id uuid not null,
      name text not null check (length(name) between 1 and 255),
      type text not null,
      size bigint not null check (size >= 0),
      sha256 text not null,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null,
      object text,
      record_id uuid,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index platform_file_record on platform_file (workspace_id, object, record_id)`.execute(db);
    await confineToWorkspace(db, 'platform_file');
  },
};
