import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What opens or closes records beyond their owners: teams and shares on single records, rules, private fields. */
export const accessTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createRecordAccess(db);
    await createRules(db);
    await sql`create table engine_private_field (
      workspace_id uuid not null references workspace,
      object text not null,
      field text not null,
      created_at timestamptz not null,
      created_by uuid,
      primary key (workspace_id, object, field)
    )`.execute(db);
    await confineToWorkspace(db, 'engine_private_field');
  },
};

/**
 * Who may see or change one record, by place in its team or by a share. `engine_access_principal` names whom anything of an object
 * was ever shared with: people it does not name pay nothing for shares.
 */
async function createRecordAccess(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_record_access (
    workspace_id uuid not null references workspace,
    id uuid not null,
    object text not null,
    record_id uuid not null,
    principal text not null check (principal ~ '^(member|department|role):.+$'),
    source text not null check (source in ('team', 'share')),
    may_write boolean not null,
    note text,
    expires_at timestamptz not null default 'infinity',
    created_at timestamptz not null,
    created_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, object, record_id, principal, source)
  )`.execute(db);
  await sql`create index engine_record_access_principal on engine_record_access (workspace_id, object, principal, record_id)
    include (may_write, expires_at)`.execute(db);
  await confineToWorkspace(db, 'engine_record_access');
  await sql`create table engine_access_principal (
    workspace_id uuid not null references workspace,
    object text not null,
    principal text not null,
    primary key (workspace_id, object, principal)
  )`.execute(db);
  await confineToWorkspace(db, 'engine_access_principal');
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_access_rule (
    workspace_id uuid not null references workspace,
    id uuid not null,
    version int not null default 1,
    kind text not null check (kind in ('share', 'restrict')),
    object text not null,
    name text not null check (length(name) between 1 and 120),
    expression text not null,
    principals text[] not null check (cardinality(principals) > 0),
    may_write boolean not null default false,
    is_active boolean not null default true,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    primary key (workspace_id, id)
  )`.execute(db);
  await confineToWorkspace(db, 'engine_access_rule');
}
