import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Deals, and what their historic fields were at any time. */
export const opportunityTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createOpportunity(db);
    await indexOpportunity(db);
    await createOpportunityVersion(db);
  },
};

async function createOpportunity(db: Kysely<unknown>): Promise<void> {
  await sql`create table opportunity (
    workspace_id uuid not null,
    id uuid not null,
    version int not null default 1,
    external_id text,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    name text not null check (length(name) between 1 and 200),
    account_id uuid,
    owner_id uuid,
    product_id uuid,
    amount_minor bigint,
    amount_currency text,
    stage text,
    forecast_category text check (forecast_category in ('pipeline', 'best_case', 'commit', 'closed', 'omitted')),
    close_date date,
    engaged_on date,
    closed_on date,
    probability bigint check (probability between 0 and 10000),
    source text,
    next_step text,
    next_step_on date,
    need text,
    budget_minor bigint,
    budget_currency text,
    competitor text,
    lost_reason text,
    lost_note text,
    description text,
    pushed_count bigint,
    stage_entered_at timestamptz,
    outcome text check (outcome in ('open', 'won', 'lost')),
    forecast_overridden boolean,
    imported boolean,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    foreign key (workspace_id, account_id) references account (workspace_id, id),
    foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, product_id) references product (workspace_id, id),
    check ((amount_minor is null) = (amount_currency is null)),
    check ((budget_minor is null) = (budget_currency is null))
  )`.execute(db);
  await confineToWorkspace(db, 'opportunity');
}

/** One index for each filter people combine and each order of a declared view; sums by stage and owner read the covering one. */
async function indexOpportunity(db: Kysely<unknown>): Promise<void> {
  const keys: Readonly<Record<string, string>> = {
    name: 'name collate "zh-x-icu", id',
    owner: 'owner_id, outcome, close_date, id',
    stage: 'stage, close_date, id',
    outcome: 'outcome, close_date, id',
    closed: 'outcome, closed_on, id',
    account: 'account_id, close_date, id',
    product: 'product_id, close_date, id',
    close_date: 'close_date, id',
    amount: 'amount_minor, id',
    updated: 'updated_at, id',
    source: 'source, close_date, id',
  };
  for (const [name, columns] of Object.entries(keys)) {
    await sql`create index ${sql.id(`opportunity_${name}`)} on opportunity (workspace_id, ${sql.raw(columns)})`.execute(db);
  }
  // The latest decided deals, for observed win rates.
  await sql`create index opportunity_decided on opportunity (workspace_id, closed_on, id) include (outcome) where closed_on is not null`.execute(db);
  await sql`create index opportunity_sums on opportunity (workspace_id, stage, owner_id, amount_currency) include (amount_minor, outcome, probability)`.execute(
    db,
  );
}

async function createOpportunityVersion(db: Kysely<unknown>): Promise<void> {
  await sql`create table opportunity_version (
    workspace_id uuid not null,
    record_id uuid not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    account_id uuid,
    owner_id uuid,
    amount_minor bigint,
    amount_currency text,
    stage text,
    forecast_category text,
    close_date date,
    probability bigint,
    next_step_on date,
    outcome text,
    product_id uuid,
    engaged_on date,
    closed_on date,
    stage_entered_at timestamptz,
    pushed_count bigint,
    lost_reason text,
    imported boolean,
    primary key (workspace_id, record_id, valid_from)
  )`.execute(db);
  await sql`create index opportunity_version_owner on opportunity_version (workspace_id, owner_id, valid_to, valid_from)`.execute(db);
  await sql`create index opportunity_version_stage on opportunity_version (workspace_id, stage, valid_to, valid_from)`.execute(db);
  await sql`create index opportunity_version_at on opportunity_version (workspace_id, valid_to, valid_from)`.execute(db);
  await confineToWorkspace(db, 'opportunity_version');
}
