import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Answers to writes that carried an Idempotency-Key, for a day. Keys are kept as hashes, answers under a key only the caller knows. */
export const idempotencyKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_idempotency_key (
      workspace_id uuid not null,
      member_id uuid not null,
      key_hash bytea not null,
      request_hash bytea not null,
      created_at timestamptz not null,
      answer bytea,
      primary key (workspace_id, member_id, key_hash)
    )`.execute(db);
    await sql`create index engine_idempotency_key_age on engine_idempotency_key (workspace_id, created_at)`.execute(db);
    await confineToWorkspace(db, 'engine_idempotency_key');
  },
};
