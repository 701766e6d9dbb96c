import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Requests to let a record past requirements, and what became of them. */
export const exceptionRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table process_exception_request (
      workspace_id uuid not null,
      id uuid not null,
      object text not null,
      record_id uuid not null,
      stage text not null,
      conditions jsonb not null,
      reason text not null check (length(reason) > 0),
      expires_at timestamptz not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      asked_of uuid[] not null,
      status text not null default 'waiting' check (status in ('waiting', 'approved', 'declined', 'withdrawn')),
      decided_by uuid,
      decided_at timestamptz,
      note text,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index process_exception_request_waiting on process_exception_request (workspace_id, expires_at) where status = 'waiting'`.execute(
      db,
    );
    await sql`create index process_exception_request_record on process_exception_request (workspace_id, record_id, asked_at)`.execute(db);
    await sql`create index process_exception_request_asker on process_exception_request (workspace_id, asked_by, asked_at)`.execute(db);
    await sql`create index process_exception_request_decider on process_exception_request (workspace_id, decided_by, decided_at)`.execute(db);
    await confineToWorkspace(db, 'process_exception_request');
  },
};
