import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Which options of a choice field, declared or added, may be taken by the value of another one. */
export const choiceDependencies: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_choice_dependency (
      workspace_id uuid not null references workspace,
      object text not null,
      field text not null,
      spec jsonb not null,
      primary key (workspace_id, object, field)
    )`.execute(db);
    await confineToWorkspace(db, 'engine_choice_dependency');
  },
};
