import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Customers, and what their historic fields were at any time. */
export const accountTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createAccount(db);
    await createAccountVersion(db);
  },
};

async function createAccount(db: Kysely<unknown>): Promise<void> {
  await sql`create table account (
    workspace_id uuid not null,
    id uuid not null,
    version int not null default 1,
    external_id text,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    name text not null check (length(name) between 1 and 200),
    owner_id uuid,
    industry text,
    tier text check (tier in ('A', 'B', 'C', 'D')),
    lifecycle text check (lifecycle in ('prospect', 'engaged', 'customer', 'dormant', 'lost')),
    status text check (status in ('active', 'paused', 'closed', 'blocked')),
    parent_id uuid check (parent_id <> id),
    credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
    phone text,
    website text,
    address_country text,
    address_province text,
    address_city text,
    address_district text,
    address_detail text,
    country text,
    region text,
    annual_revenue_minor bigint,
    annual_revenue_currency text,
    employees bigint check (employees >= 0),
    founded_year bigint,
    source text,
    notes text,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    unique (workspace_id, credit_code),
    foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, parent_id) references account (workspace_id, id),
    check ((annual_revenue_minor is null) = (annual_revenue_currency is null))
  )`.execute(db);
  await sql`create index account_name on account (workspace_id, name collate "zh-x-icu", id)`.execute(db);
  await sql`create index account_owner on account (workspace_id, owner_id, name collate "zh-x-icu", id)`.execute(db);
  await sql`create index account_tier on account (workspace_id, tier, name collate "zh-x-icu", id)`.execute(db);
  await sql`create index account_lifecycle on account (workspace_id, lifecycle, name collate "zh-x-icu", id)`.execute(db);
  await sql`create index account_industry on account (workspace_id, industry, name collate "zh-x-icu", id)`.execute(db);
  await sql`create index account_parent on account (workspace_id, parent_id) where parent_id is not null`.execute(db);
  await confineToWorkspace(db, 'account');
}

async function createAccountVersion(db: Kysely<unknown>): Promise<void> {
  await sql`create table account_version (
    workspace_id uuid not null,
    record_id uuid not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    owner_id uuid,
    tier text,
    lifecycle text,
    industry text,
    primary key (workspace_id, record_id, valid_from)
  )`.execute(db);
  await sql`create index account_version_owner on account_version (workspace_id, owner_id, valid_to, valid_from)`.execute(db);
  await confineToWorkspace(db, 'account_version');
}
