import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Segments, the records on the lists of static ones, and the revision caches go by. */
export const segmentTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_segment (
      workspace_id uuid not null references workspace,
      id uuid not null,
      object text not null,
      kind text not null check (kind in ('static', 'dynamic')),
      owner_id uuid not null,
      name text not null,
      description text not null,
      filter jsonb,
      expression text,
      shared text not null check (shared in ('nobody', 'roles', 'everybody')),
      roles text[] not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      check (kind = 'dynamic' or (filter is null and expression is null))
    )`.execute(db);
    await sql`create index engine_segment_object on engine_segment (workspace_id, object, owner_id)`.execute(db);
    await sql`create table engine_segment_member (
      workspace_id uuid not null,
      segment_id uuid not null,
      record_id uuid not null,
      added_at timestamptz not null,
      added_by uuid not null,
      primary key (workspace_id, segment_id, record_id),
      foreign key (workspace_id, segment_id) references engine_segment (workspace_id, id) on delete cascade
    )`.execute(db);
    await sql`create index engine_segment_member_record on engine_segment_member (workspace_id, record_id)`.execute(db);
    await sql`create table engine_segment_state (
      workspace_id uuid primary key references workspace,
      revision bigint not null default 1
    )`.execute(db);
    for (const table of ['engine_segment', 'engine_segment_member', 'engine_segment_state']) await confineToWorkspace(db, table);
  },
};
