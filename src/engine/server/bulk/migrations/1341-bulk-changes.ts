import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Changes of many records in the background: whose, how far, and for each record what it was before or why it was refused. */
export const bulkChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_bulk_change (
      workspace_id uuid not null references workspace,
      id uuid not null,
      member_id uuid not null,
      job_id uuid not null,
      object text not null,
      request jsonb not null,
      status text not null check (status in ('running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone')),
      total int not null,
      after_id uuid not null,
      changed int not null default 0,
      same int not null default 0,
      refused int not null default 0,
      restored int not null default 0,
      kept int not null default 0,
      error jsonb,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index engine_bulk_change_of_member on engine_bulk_change (workspace_id, member_id, id)`.execute(db);
    await sql`create table engine_bulk_change_record (
      workspace_id uuid not null,
      change_id uuid not null,
      record_id uuid not null,
      verdict text not null check (verdict in ('changed', 'refused', 'restored', 'kept')),
      before jsonb,
      version int,
      reason jsonb,
      primary key (workspace_id, change_id, record_id),
      foreign key (workspace_id, change_id) references engine_bulk_change
    )`.execute(db);
    await sql`create index engine_bulk_change_record_verdict on engine_bulk_change_record (workspace_id, change_id, verdict, record_id)`.execute(db);
    await confineToWorkspace(db, 'engine_bulk_change');
    await confineToWorkspace(db, 'engine_bulk_change_record');
  },
};
