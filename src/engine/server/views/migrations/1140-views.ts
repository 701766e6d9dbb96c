import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Saved views of lists, and which one each member opens a list with. */
export const viewTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_view (
      workspace_id uuid not null,
      id uuid not null,
      object text not null,
      owner_id uuid not null,
      name text not null,
      filter jsonb,
      sort jsonb not null,
      columns text[] not null,
      layout text not null check (layout in ('table', 'board')),
      shared text not null check (shared in ('nobody', 'roles', 'everybody')),
      roles text[] not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index engine_view_object on engine_view (workspace_id, object, owner_id)`.execute(db);
    await sql`create table engine_view_default (
      workspace_id uuid not null,
      member_id uuid not null,
      object text not null,
      view text not null,
      primary key (workspace_id, member_id, object)
    )`.execute(db);
    for (const table of ['engine_view', 'engine_view_default']) await confineToWorkspace(db, table);
  },
};
