import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Background work people can watch, where followers of the event log stand, and when schedules last ran. */
export const jobTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createJob(db);
    await createEnqueue(db);
    await createFollower(db);
    await createSchedule(db);
  },
};

async function createJob(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_job (
    workspace_id uuid not null,
    id uuid not null,
    kind text not null,
    status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
    input jsonb not null,
    done integer not null default 0,
    total integer,
    note text,
    error jsonb,
    attempts integer not null default 0,
    requested_by uuid,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create index engine_job_recent on engine_job (workspace_id, created_at desc, id desc)`.execute(db);
  await sql`create index engine_job_mine on engine_job (workspace_id, requested_by, created_at desc, id desc)`.execute(db);
  await sql`create index engine_job_changed on engine_job (workspace_id, updated_at)`.execute(db);
  await confineToWorkspace(db, 'engine_job');
}

/** The application role has no right on the queue itself; this door puts in jobs of the current workspace, nothing else. */
async function createEnqueue(db: Kysely<unknown>): Promise<void> {
  await sql`create function engine_enqueue_job(job uuid, run_at timestamptz default null) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    begin
      if not exists (select 1 from public.engine_job j where j.workspace_id = workspace and j.id = job) then
        raise exception 'There is no job % in this workspace.', job;
      end if;
      perform graphile_worker.add_job('engine.run', json_build_object('workspaceId', workspace, 'jobId', job),
        run_at => engine_enqueue_job.run_at, max_attempts => 8, job_key => job::text);
    end $$`.execute(db);
  await sql`revoke all on function engine_enqueue_job(uuid, timestamptz) from public`.execute(db);
  await sql`grant execute on function engine_enqueue_job(uuid, timestamptz) to sloop_app`.execute(db);
}

// Across workspaces: only the owner's connection reads or moves it.
async function createFollower(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_follower (
    consumer text primary key,
    tx_id xid8 not null,
    event_id uuid not null
  )`.execute(db);
  await sql`revoke all on engine_follower from sloop_app`.execute(db);
}

async function createSchedule(db: Kysely<unknown>): Promise<void> {
  await sql`create table engine_schedule (
    workspace_id uuid not null,
    kind text not null,
    checked_until timestamptz not null,
    primary key (workspace_id, kind)
  )`.execute(db);
  await confineToWorkspace(db, 'engine_schedule');
}
