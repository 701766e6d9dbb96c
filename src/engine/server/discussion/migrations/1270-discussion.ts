import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What people say about records, with every earlier text, and which records they follow or no longer follow. */
export const discussionTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_comment (
      workspace_id uuid not null,
      id uuid not null,
      object text not null,
      record_id uuid not null,
      author_id uuid not null,
      text text not null check (length(text) <= 10000),
      mentions uuid[] not null,
      version int not null default 1,
      at timestamptz not null,
      changed_at timestamptz not null,
      is_deleted boolean not null default false,
      became_object text,
      became_id uuid,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index engine_comment_record on engine_comment (workspace_id, object, record_id, id desc)`.execute(db);
    await sql`create table engine_comment_version (
      workspace_id uuid not null,
      comment_id uuid not null,
      version int not null,
      text text not null,
      until timestamptz not null,
      is_deletion boolean not null,
      primary key (workspace_id, comment_id, version),
      foreign key (workspace_id, comment_id) references engine_comment (workspace_id, id) on delete cascade
    )`.execute(db);
    await sql`create table engine_follow (
      workspace_id uuid not null,
      object text not null,
      record_id uuid not null,
      member_id uuid not null,
      is_on boolean not null,
      since timestamptz not null,
      primary key (workspace_id, object, record_id, member_id)
    )`.execute(db);
    for (const table of ['engine_comment', 'engine_comment_version', 'engine_follow']) await confineToWorkspace(db, table);
  },
};
