import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What people were told, and which kinds of it they do not want. */
export const noticeTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_notice (
      workspace_id uuid not null,
      id uuid not null,
      member_id uuid not null,
      at timestamptz not null,
      kind text not null,
      tab text not null check (tab in ('mention', 'approval', 'work', 'other')),
      actor_id uuid,
      object text,
      record_id uuid,
      link text,
      text text,
      facts jsonb,
      key text,
      read_at timestamptz,
      primary key (workspace_id, id),
      unique (workspace_id, member_id, key)
    )`.execute(db);
    await sql`create index engine_notice_member on engine_notice (workspace_id, member_id, id desc)`.execute(db);
    await sql`create index engine_notice_unread on engine_notice (workspace_id, member_id, id desc) include (tab) where read_at is null`.execute(db);
    await sql`create index engine_notice_at on engine_notice (workspace_id, at)`.execute(db);
    await sql`create table engine_notice_choice (
      workspace_id uuid not null,
      member_id uuid not null,
      kind text not null,
      is_on boolean not null,
      primary key (workspace_id, member_id, kind)
    )`.execute(db);
    for (const table of ['engine_notice', 'engine_notice_choice']) await confineToWorkspace(db, table);
  },
};
