import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What we sell. */
export const catalogTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table product (
      workspace_id uuid not null,
      id uuid not null,
      version int not null default 1,
      external_id text,
      created_at timestamptz not null,
      created_by uuid,
      updated_at timestamptz not null,
      updated_by uuid,
      name text not null check (length(name) between 1 and 200),
      code text,
      family text,
      unit_price_minor bigint,
      unit_price_currency text,
      unit text,
      tax_rate bigint,
      active boolean,
      description text,
      primary key (workspace_id, id),
      unique (workspace_id, external_id),
      unique (workspace_id, code),
      check ((unit_price_minor is null) = (unit_price_currency is null))
    )`.execute(db);
    await sql`create index product_name on product (workspace_id, name collate "zh-x-icu", id)`.execute(db);
    await sql`create index product_active on product (workspace_id, active, name collate "zh-x-icu", id)`.execute(db);
    await sql`create index product_family on product (workspace_id, family, name collate "zh-x-icu", id)`.execute(db);
    await confineToWorkspace(db, 'product');
  },
};
