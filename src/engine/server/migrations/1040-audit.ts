import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Seals over the event log, how long it is kept, and the indexes one searches it by. */
export const auditTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createSeal(db);
    await sql`create table audit_setting (
      workspace_id uuid primary key,
      keep_months int check (keep_months between 1 and 1200),
      updated_at timestamptz not null
    )`.execute(db);
    await confineToWorkspace(db, 'audit_setting');
    await sql`create index event_actor on event (workspace_id, actor_id, at desc, id desc)`.execute(db);
    // Facts beside plain changes of records are few and looked for by kind; the many cost this index nothing.
    await sql`create index event_kind on event (workspace_id, kind, at desc, id desc)
      where kind not in ('record.created', 'record.updated', 'record.deleted')`.execute(db);
  },
};

/** `leaves` holds 24 bytes an event, its id and the head of its digest: which event was tampered with can be told by them. */
async function createSeal(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit_seal (
    workspace_id uuid not null,
    number int not null check (number > 0),
    first_tx xid8 not null,
    first_event uuid not null,
    last_tx xid8 not null,
    last_event uuid not null,
    events int not null check (events > 0),
    previous_hash bytea not null,
    hash bytea not null,
    leaves bytea,
    sealed_at timestamptz not null,
    dropped_at timestamptz,
    primary key (workspace_id, number)
  )`.execute(db);
  // Ids and digests do not compress.
  await sql`alter table audit_seal alter column leaves set storage external`.execute(db);
  await sql`create unique index audit_seal_last on audit_seal (workspace_id, last_tx, last_event)`.execute(db);
  await confineToWorkspace(db, 'audit_seal');
  await sql`revoke insert, update, delete on audit_seal from sloop_app`.execute(db);
  await sql`create function audit_sealed_until() returns table (tx_id xid8, event_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tx_id, event_id from engine_follower where consumer = 'audit.seal' $$`.execute(db);
  await sql`revoke all on function audit_sealed_until() from public`.execute(db);
  await sql`grant execute on function audit_sealed_until() to sloop_app`.execute(db);
}
