import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/**
 * Counts and sums of an object by group, owner and currency. A write appends what it changes to the deltas; a job folds those into the
 * roll-up. Nobody ever updates a shared counter inside their own transaction. Without owner the nil id, without currency the empty text.
 */
export const rollupTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_rollup (
      workspace_id uuid not null,
      object text not null,
      grouped text not null,
      owner_id uuid not null,
      currency text not null,
      records bigint not null,
      sum_minor bigint not null,
      primary key (workspace_id, object, grouped, owner_id, currency)
    )`.execute(db);
    await sql`create table engine_rollup_delta (
      workspace_id uuid not null,
      object text not null,
      id uuid not null default gen_random_uuid(),
      grouped text not null,
      owner_id uuid not null,
      currency text not null,
      records bigint not null,
      sum_minor bigint not null,
      primary key (workspace_id, object, id)
    )`.execute(db);
    await confineToWorkspace(db, 'engine_rollup');
    await confineToWorkspace(db, 'engine_rollup_delta');
  },
};
