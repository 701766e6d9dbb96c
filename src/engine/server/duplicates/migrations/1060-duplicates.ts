import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Rules by version, keys of records, what the sweep found, and what was merged. */
export const duplicateTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createRulesAndKeys(db);
    await createGroups(db);
    await createMerges(db);
    for (const table of [
      'engine_match_rule',
      'engine_match_key',
      'engine_match_group',
      'engine_match_member',
      'engine_match_distinct',
      'engine_merge',
    ])
      await confineToWorkspace(db, table);
  },
};

async function createRulesAndKeys(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_match_rule (
    workspace_id uuid not null,
    object text not null,
    version int not null,
    rules jsonb not null,
    created_at timestamptz not null,
    created_by uuid,
    primary key (workspace_id, object, version)
  )`.execute(db);
  // Hints only: whoever finds a record by its key reads it and scores it, so what a deleted record leaves behind does no harm.
  await sql`create table engine_match_key (
    workspace_id uuid not null,
    object text not null,
    key bigint not null,
    record_id uuid not null,
    checked_at timestamptz not null,
    primary key (workspace_id, object, key, record_id)
  ) with (fillfactor = 85)`.execute(db);
}

async function createGroups(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_match_group (
    workspace_id uuid not null,
    id uuid not null,
    object text not null,
    state text not null check (state in ('open', 'merged', 'dismissed')),
    confidence int not null,
    pairs jsonb not null,
    found_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create index engine_match_group_list on engine_match_group (workspace_id, object, state, confidence desc, id)`.execute(db);
  await sql`create table engine_match_member (
    workspace_id uuid not null,
    group_id uuid not null,
    record_id uuid not null,
    primary key (workspace_id, group_id, record_id),
    foreign key (workspace_id, group_id) references engine_match_group (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index engine_match_member_record on engine_match_member (workspace_id, record_id)`.execute(db);
  await sql`create table engine_match_distinct (
    workspace_id uuid not null,
    object text not null,
    left_id uuid not null,
    right_id uuid not null,
    created_at timestamptz not null,
    created_by uuid,
    primary key (workspace_id, object, left_id, right_id)
  )`.execute(db);
}

async function createMerges(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_merge (
    workspace_id uuid not null,
    id uuid not null,
    object text not null,
    survivor_id uuid not null,
    merged_id uuid not null,
    merged_name text not null,
    copy jsonb not null,
    merged_at timestamptz not null,
    merged_by uuid,
    undone_at timestamptz,
    undone_by uuid,
    kept jsonb,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create index engine_merge_survivor on engine_merge (workspace_id, survivor_id) where undone_at is null`.execute(db);
  await sql`create index engine_merge_recent on engine_merge (workspace_id, merged_at desc, id desc)`.execute(db);
}
