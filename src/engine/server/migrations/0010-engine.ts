import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Workspaces, and the append-only event log partitioned by month. */
export const engineTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createWorkspace(db);
    await createEvent(db);
    await createChoiceLink(db);
  },
};

async function createWorkspace(db: Kysely<unknown>): Promise<void> {
  await sql`create table workspace (
    workspace_id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    currency text not null default 'CNY' check (currency ~ '^[A-Z]{3}$'),
    time_zone text not null default 'Asia/Shanghai',
    fiscal_year_start smallint not null default 1 check (fiscal_year_start between 1 and 12),
    created_at timestamptz not null
  )`.execute(db);
  await confineToWorkspace(db, 'workspace');
}

async function createEvent(db: Kysely<unknown>): Promise<void> {
  await sql`create table event (
    workspace_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    tx_id xid8 not null default pg_current_xact_id(),
    kind text not null,
    object text not null,
    record_id uuid not null,
    actor_id uuid,
    door text not null,
    cause text,
    changes jsonb,
    facts jsonb,
    primary key (workspace_id, id, at)
  ) partition by range (at)`.execute(db);
  await sql`create index event_record on event (workspace_id, object, record_id, at desc, id desc)`.execute(db);
  await sql`create index event_recent on event (workspace_id, at desc, id desc)`.execute(db);
  // The follower reads in commit order by transaction; the sweep never passes one that may still commit.
  await sql`create index event_follow on event (tx_id, id)`.execute(db);
  await confineToWorkspace(db, 'event');
  await sql`revoke update, delete on event from sloop_app`.execute(db);
  await sql`create table event_default partition of event default`.execute(db);
  await confinePartition(db, 'event_default');
  await sql`create function ensure_event_partition(month date) returns void language plpgsql as $$
    declare
      first date := date_trunc('month', month)::date;
      name text := 'event_' || to_char(first, 'YYYY_MM');
    begin
      if to_regclass(name) is not null then return; end if;
      execute format('create table %I partition of event for values from (%L) to (%L)',
        name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
      execute format('alter table %I enable row level security', name);
      execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', name);
    end $$`.execute(db);
  await sql`select ensure_event_partition((now() + make_interval(months => m))::date) from generate_series(0, 3) m`.execute(db);
}

/** A partition reached by its own name is walled too; the application role has no grant on it at all. */
async function confinePartition(db: Kysely<unknown>, table: string): Promise<void> {
  await confineToWorkspace(db, table);
  await sql`revoke all on ${sql.table(table)} from sloop_app`.execute(db);
}

/** Values of multi-choice fields: one row a value, so that a filter on them uses an index under row security. */
async function createChoiceLink(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_choice_link (
    workspace_id uuid not null,
    object text not null,
    field text not null,
    record_id uuid not null,
    choice text not null,
    primary key (workspace_id, object, record_id, field, choice)
  )`.execute(db);
  await sql`create index engine_choice_link_choice on engine_choice_link (workspace_id, object, field, choice, record_id)`.execute(db);
  await confineToWorkspace(db, 'engine_choice_link');
}
