import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Sales processes with their versions, the exceptions granted to them, and when each record was in which stage. */
export const processTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createProcess(db);
    await createVersion(db);
    await createException(db);
    await createStageHistory(db);
  },
};

async function createProcess(db: Kysely<unknown>): Promise<void> {
  await sql`create table process (
    workspace_id uuid not null,
    id uuid not null,
    object text not null,
    name_zh text not null,
    name_en text not null,
    created_at timestamptz not null,
    created_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, object)
  )`.execute(db);
  await confineToWorkspace(db, 'process');
}

/** At most one version of a process is in force; a draft's definition may change, a published one's never does. */
async function createVersion(db: Kysely<unknown>): Promise<void> {
  await sql`create table process_version (
    workspace_id uuid not null,
    id uuid not null,
    process_id uuid not null,
    number int not null check (number > 0),
    status text not null check (status in ('draft', 'published', 'retired')),
    revision int not null default 1,
    valid_from timestamptz,
    valid_to timestamptz,
    note text,
    origin text,
    definition jsonb not null,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    published_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, process_id, number),
    foreign key (workspace_id, process_id) references process (workspace_id, id),
    check ((status = 'draft') = (valid_from is null))
  )`.execute(db);
  await sql`create unique index process_version_in_force on process_version (workspace_id, process_id) where status = 'published'`.execute(db);
  await confineToWorkspace(db, 'process_version');
}

async function createException(db: Kysely<unknown>): Promise<void> {
  await sql`create table process_exception (
    workspace_id uuid not null,
    id uuid not null,
    object text not null,
    member_id uuid,
    record_id uuid,
    condition_id text not null,
    reason text not null check (length(reason) > 0),
    expires_at timestamptz not null,
    granted_by uuid,
    granted_at timestamptz not null,
    revoked_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id),
    check (member_id is not null or record_id is not null)
  )`.execute(db);
  await sql`create index process_exception_active on process_exception (workspace_id, object, expires_at)`.execute(db);
  await confineToWorkspace(db, 'process_exception');
  await sql`create table process_exception_use (
    workspace_id uuid not null,
    exception_id uuid not null,
    record_id uuid not null,
    used_at timestamptz not null,
    used_by uuid,
    primary key (workspace_id, exception_id, record_id, used_at),
    foreign key (workspace_id, exception_id) references process_exception (workspace_id, id)
  )`.execute(db);
  await confineToWorkspace(db, 'process_exception_use');
}

async function createStageHistory(db: Kysely<unknown>): Promise<void> {
  await sql`create table process_stage_history (
    workspace_id uuid not null,
    id uuid not null,
    object text not null,
    record_id uuid not null,
    stage text not null,
    entered_at timestamptz not null,
    left_at timestamptz,
    entered_by uuid,
    version_id uuid,
    imported boolean not null default false,
    primary key (workspace_id, id),
    check (left_at >= entered_at)
  )`.execute(db);
  await sql`create index process_stage_history_record on process_stage_history (workspace_id, object, record_id, entered_at)`.execute(db);
  await sql`create index process_stage_history_stage on process_stage_history (workspace_id, object, stage, entered_at) include (record_id, left_at, imported)`.execute(
    db,
  );
  await confineToWorkspace(db, 'process_stage_history');
}
