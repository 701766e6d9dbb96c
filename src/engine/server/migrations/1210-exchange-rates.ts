import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** What a unit of a currency is worth in another from a day on; only rates into the workspace's present currency count. */
export const exchangeRates: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_exchange_rate (
      workspace_id uuid not null,
      base text not null check (base ~ '^[A-Z]{3}$'),
      currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> base),
      valid_from date not null,
      rate numeric(22, 10) not null check (rate > 0),
      updated_at timestamptz not null,
      updated_by uuid,
      primary key (workspace_id, base, currency, valid_from)
    )`.execute(db);
    await confineToWorkspace(db, 'engine_exchange_rate');
  },
};
