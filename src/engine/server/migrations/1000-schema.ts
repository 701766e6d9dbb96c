import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What administrators declare: objects, fields, rules and layouts of a workspace, each change of them, and the revision caches go by. */
export const schemaTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createDefinitions(db);
    await createRules(db);
    await createChanges(db);
    for (const table of [
      'engine_schema_state',
      'engine_custom_object',
      'engine_custom_field',
      'engine_rule',
      'engine_layout',
      'engine_schema_change',
      'engine_record_link',
    ])
      await confineToWorkspace(db, table);
    await sql`revoke delete on engine_schema_change from sloop_app`.execute(db);
  },
};

async function createDefinitions(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_schema_state (
    workspace_id uuid primary key references workspace,
    revision bigint not null default 1
  )`.execute(db);
  await sql`create table engine_custom_object (
    workspace_id uuid not null references workspace,
    id text not null check (id ~ '^custom_[a-z][a-z0-9_]*$'),
    spec jsonb not null,
    version int not null default 1,
    created_at timestamptz not null,
    hidden_at timestamptz,
    primary key (workspace_id, id)
  )`.execute(db);
  // A slot belongs to one field until that field is purged, hidden or not.
  await sql`create table engine_custom_field (
    workspace_id uuid not null references workspace,
    object text not null,
    id text not null,
    spec jsonb not null,
    storage text not null check (storage in ('slot', 'overflow', 'link', 'computed')),
    slot text,
    position int not null,
    index_state text not null default 'none' check (index_state in ('none', 'building', 'ready')),
    version int not null default 1,
    created_at timestamptz not null,
    hidden_at timestamptz,
    primary key (workspace_id, object, id)
  )`.execute(db);
  await sql`create unique index engine_custom_field_slot on engine_custom_field (workspace_id, object, slot) where slot is not null`.execute(db);
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_rule (
    workspace_id uuid not null references workspace,
    id uuid not null,
    object text not null,
    spec jsonb not null,
    version int not null default 1,
    created_at timestamptz not null,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create table engine_layout (
    workspace_id uuid not null references workspace,
    object text not null,
    layout jsonb not null,
    version int not null default 1,
    primary key (workspace_id, object)
  )`.execute(db);
}

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_schema_change (
    workspace_id uuid not null references workspace,
    id uuid not null,
    at timestamptz not null,
    by_id uuid,
    object text not null,
    kind text not null,
    subject text not null,
    before jsonb,
    after jsonb,
    reverted_at timestamptz,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create index engine_schema_change_object on engine_schema_change (workspace_id, object, id)`.execute(db);
  // Multi-references: one row a target, found from both sides.
  await sql`create table engine_record_link (
    workspace_id uuid not null,
    object text not null,
    field text not null,
    record_id uuid not null,
    target_id uuid not null,
    primary key (workspace_id, object, record_id, field, target_id)
  )`.execute(db);
  await sql`create index engine_record_link_target on engine_record_link (workspace_id, object, field, target_id, record_id)`.execute(db);
}
