import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Who looks at which record through whichever process; unlogged, for nothing of it is worth more than a minute. */
export const presenceTable: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create unlogged table engine_presence (
      workspace_id uuid not null references workspace,
      object text not null,
      record_id uuid not null,
      screen text not null,
      member_id uuid not null,
      name text not null,
      field text,
      seen_at timestamptz not null,
      primary key (workspace_id, object, record_id, screen)
    )`.execute(db);
    await confineToWorkspace(db, 'engine_presence');
  },
};
