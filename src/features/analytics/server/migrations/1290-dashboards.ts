import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Dashboards and reports people make: what is published, what is being drafted, and every version there was. */
export const dashboardTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table analytics_dashboard (
      workspace_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('dashboard', 'report')),
      owner_id uuid not null,
      name text not null,
      description text not null,
      shared text not null check (shared in ('nobody', 'roles', 'everybody')),
      roles text[] not null,
      number integer not null,
      body jsonb not null,
      draft jsonb,
      revision integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index analytics_dashboard_owner on analytics_dashboard (workspace_id, owner_id)`.execute(db);
    await sql`create table analytics_dashboard_version (
      workspace_id uuid not null,
      dashboard_id uuid not null,
      number integer not null,
      body jsonb not null,
      published_at timestamptz not null,
      published_by uuid not null,
      primary key (workspace_id, dashboard_id, number),
      foreign key (workspace_id, dashboard_id) references analytics_dashboard (workspace_id, id) on delete cascade
    )`.execute(db);
    for (const table of ['analytics_dashboard', 'analytics_dashboard_version']) await confineToWorkspace(db, table);
  },
};
