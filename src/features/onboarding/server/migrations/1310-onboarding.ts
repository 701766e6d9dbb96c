import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What people noted about their own first steps; whether a step is done is told by the records. */
export const onboardingTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table onboarding_mark (
      workspace_id uuid not null,
      member_id uuid not null,
      mark text not null check (length(mark) <= 60),
      state text not null check (length(state) <= 40),
      at timestamptz not null,
      primary key (workspace_id, member_id, mark),
      foreign key (workspace_id, member_id) references organisation_member (workspace_id, id) on delete cascade
    )`.execute(db);
    await confineToWorkspace(db, 'onboarding_mark');
  },
};
