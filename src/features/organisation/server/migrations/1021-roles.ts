import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Roles a workspace made for itself, and what members hold beside the role of their assignment. */
export const roleTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table organisation_role (
      workspace_id uuid not null references workspace,
      id uuid not null,
      version int not null default 1,
      name_zh text not null check (length(name_zh) between 1 and 60),
      name_en text not null check (length(name_en) between 1 and 60),
      purpose_zh text not null default '',
      purpose_en text not null default '',
      definition jsonb not null,
      created_at timestamptz not null,
      created_by uuid,
      updated_at timestamptz not null,
      updated_by uuid,
      primary key (workspace_id, id),
      unique (workspace_id, name_zh),
      unique (workspace_id, name_en)
    )`.execute(db);
    await confineToWorkspace(db, 'organisation_role');
    await sql`create table organisation_member_role (
      workspace_id uuid not null,
      member_id uuid not null,
      role text not null,
      created_at timestamptz not null,
      created_by uuid,
      primary key (workspace_id, member_id, role),
      foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
    )`.execute(db);
    await confineToWorkspace(db, 'organisation_member_role');
  },
};
