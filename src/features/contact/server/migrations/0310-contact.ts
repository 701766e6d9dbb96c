import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** People at customers. */
export const contactTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table contact (
      workspace_id uuid not null,
      id uuid not null,
      version int not null default 1,
      external_id text,
      created_at timestamptz not null,
      created_by uuid,
      updated_at timestamptz not null,
      updated_by uuid,
      name text not null check (length(name) between 1 and 120),
      account_id uuid,
      owner_id uuid,
      title text,
      department text,
      buying_role text check (buying_role in ('decision_maker', 'influencer', 'user', 'champion', 'gatekeeper', 'blocker')),
      relationship text check (relationship in ('strong', 'good', 'neutral', 'weak')),
      mobile text,
      phone text,
      email text,
      wechat text,
      address_country text,
      address_province text,
      address_city text,
      address_district text,
      address_detail text,
      birthday date,
      notes text,
      primary key (workspace_id, id),
      unique (workspace_id, external_id),
      foreign key (workspace_id, account_id) references account (workspace_id, id),
      foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id)
    )`.execute(db);
    await sql`create index contact_name on contact (workspace_id, name collate "zh-x-icu", id)`.execute(db);
    await sql`create index contact_owner on contact (workspace_id, owner_id, name collate "zh-x-icu", id)`.execute(db);
    await sql`create index contact_account on contact (workspace_id, account_id, buying_role, id)`.execute(db);
    await sql`create index contact_buying_role on contact (workspace_id, buying_role, name collate "zh-x-icu", id)`.execute(db);
    await sql`create index contact_updated on contact (workspace_id, updated_at, id)`.execute(db);
    await confineToWorkspace(db, 'contact');
  },
};
