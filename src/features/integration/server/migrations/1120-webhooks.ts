import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Webhooks, what they shall deliver, and every try at it. */
export const webhookTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createWebhook(db);
    await createDelivery(db);
    await createAttempt(db);
  },
};

async function createWebhook(db: Kysely<unknown>): Promise<void> {
  await sql`create table integration_webhook (
    workspace_id uuid not null,
    id uuid not null,
    name text not null check (length(name) between 1 and 120),
    url text not null check (length(url) <= 2000),
    member_id uuid not null,
    objects text[] not null default '{}',
    kinds text[] not null default '{}',
    expression text,
    secret text not null,
    previous_secret text,
    previous_until timestamptz,
    status text not null default 'active' check (status in ('active', 'paused', 'disabled')),
    status_reason text,
    failing_since timestamptz,
    queued_at timestamptz,
    retry_at timestamptz,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index integration_webhook_member on integration_webhook (workspace_id, member_id)`.execute(db);
  await confineToWorkspace(db, 'integration_webhook');
}

async function createDelivery(db: Kysely<unknown>): Promise<void> {
  await sql`create table integration_delivery (
    workspace_id uuid not null,
    id uuid not null,
    webhook_id uuid not null,
    event_id uuid not null,
    event_at timestamptz not null,
    type text not null,
    object text not null,
    record_id uuid not null,
    payload text not null,
    status text not null default 'waiting' check (status in ('waiting', 'delivered', 'dead')),
    attempts int not null default 0,
    next_at timestamptz not null,
    claimed_until timestamptz,
    last_status int,
    last_error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, webhook_id, event_id),
    foreign key (workspace_id, webhook_id) references integration_webhook (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index integration_delivery_due on integration_delivery (workspace_id, webhook_id, next_at) where status = 'waiting'`.execute(db);
  await sql`create index integration_delivery_recent on integration_delivery (workspace_id, webhook_id, id desc)`.execute(db);
  await sql`create index integration_delivery_dead on integration_delivery (workspace_id, webhook_id, id desc) where status = 'dead'`.execute(db);
  await confineToWorkspace(db, 'integration_delivery');
}

async function createAttempt(db: Kysely<unknown>): Promise<void> {
  await sql`create table integration_attempt (
    workspace_id uuid not null,
    id uuid not null,
    delivery_id uuid not null,
    number int not null,
    at timestamptz not null,
    request_headers jsonb not null,
    response_status int,
    response_headers jsonb,
    response_body text,
    error text,
    duration_ms int not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, delivery_id) references integration_delivery (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index integration_attempt_delivery on integration_attempt (workspace_id, delivery_id, id)`.execute(db);
  await confineToWorkspace(db, 'integration_attempt');
}
