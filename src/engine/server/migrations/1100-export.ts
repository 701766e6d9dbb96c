import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Exports and whose they are; the file lies in the home folder under the id until it expires. */
export const exportTable: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_export (
      workspace_id uuid not null,
      id uuid not null,
      member_id uuid not null,
      job_id uuid not null,
      object text not null,
      format text not null check (format in ('xlsx', 'csv')),
      file_name text not null,
      locale text not null,
      request jsonb not null,
      row_count int,
      size_bytes bigint,
      created_at timestamptz not null,
      expires_at timestamptz,
      removed_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index engine_export_of_member on engine_export (workspace_id, member_id, created_at desc)`.execute(db);
    await sql`create index engine_export_to_remove on engine_export (workspace_id, expires_at) where removed_at is null`.execute(db);
    await confineToWorkspace(db, 'engine_export');
  },
};
