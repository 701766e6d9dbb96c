import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** The mail server of a workspace; what is sent when to whom, and what became of each message. */
export const deliveryTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createMail(db);
    await createSubscription(db);
    await createReceiver(db);
    await createIssue(db);
    await createMessage(db);
  },
};

async function createMail(db: Kysely<unknown>): Promise<void> {
  await sql`create table delivery_mail (
    workspace_id uuid not null primary key,
    host text not null check (length(host) between 1 and 255),
    port int not null check (port between 1 and 65535),
    security text not null check (security in ('tls', 'starttls', 'none')),
    username text,
    secret bytea,
    sender_name text not null,
    sender_address text not null,
    public_url text not null,
    allowed_domains text[] not null default '{}',
    updated_at timestamptz not null,
    updated_by uuid
  )`.execute(db);
  await confineToWorkspace(db, 'delivery_mail');
}

async function createSubscription(db: Kysely<unknown>): Promise<void> {
  await sql`create table delivery_subscription (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    subject jsonb not null,
    format text not null check (format in ('pdf', 'xlsx')),
    rhythm jsonb not null,
    status text not null default 'active' check (status in ('active', 'paused')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index delivery_subscription_member on delivery_subscription (workspace_id, member_id)`.execute(db);
  await confineToWorkspace(db, 'delivery_subscription');
}

/** A member, or an address outside; who has unsubscribed stays, so that nobody adds them again unasked. */
async function createReceiver(db: Kysely<unknown>): Promise<void> {
  await sql`create table delivery_receiver (
    workspace_id uuid not null,
    id uuid not null,
    subscription_id uuid not null,
    member_id uuid,
    address text,
    is_listed boolean not null default true,
    unsubscribed_at timestamptz,
    primary key (workspace_id, id),
    check ((member_id is null) <> (address is null)),
    unique (workspace_id, subscription_id, member_id),
    unique (workspace_id, subscription_id, address),
    foreign key (workspace_id, subscription_id) references delivery_subscription (workspace_id, id) on delete cascade,
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index delivery_receiver_member on delivery_receiver (workspace_id, member_id) where member_id is not null`.execute(db);
  await confineToWorkspace(db, 'delivery_receiver');
}

/** One row for each time something is due: whoever writes it queues the job, so nothing is sent twice. */
async function createIssue(db: Kysely<unknown>): Promise<void> {
  await sql`create table delivery_issue (
    workspace_id uuid not null,
    id uuid not null,
    subscription_id uuid not null,
    due_at timestamptz not null,
    status text not null default 'planned' check (status in ('planned', 'sending', 'done')),
    started_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, subscription_id, due_at),
    foreign key (workspace_id, subscription_id) references delivery_subscription (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index delivery_issue_open on delivery_issue (workspace_id, due_at) where status <> 'done'`.execute(db);
  await confineToWorkspace(db, 'delivery_issue');
}

async function createMessage(db: Kysely<unknown>): Promise<void> {
  await sql`create table delivery_message (
    workspace_id uuid not null,
    id uuid not null,
    issue_id uuid not null,
    receiver_id uuid not null,
    address text not null,
    status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed')),
    attempts int not null default 0,
    claimed_at timestamptz,
    says jsonb,
    answer text,
    finished_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, issue_id, receiver_id),
    foreign key (workspace_id, issue_id) references delivery_issue (workspace_id, id) on delete cascade,
    foreign key (workspace_id, receiver_id) references delivery_receiver (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index delivery_message_receiver on delivery_message (workspace_id, receiver_id)`.execute(db);
  await confineToWorkspace(db, 'delivery_message');
}
