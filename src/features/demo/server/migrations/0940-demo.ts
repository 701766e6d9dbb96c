import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Which workspaces hold the demo company, and up to which of its steps it has been made. */
export const demoTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table demo_company (
      workspace_id uuid not null,
      started_at timestamptz not null,
      started_by uuid not null,
      built_on date not null,
      steps_done int not null default 0,
      primary key (workspace_id)
    )`.execute(db);
    await confineToWorkspace(db, 'demo_company');
  },
};
