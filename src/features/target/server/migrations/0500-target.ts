import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Versions of targets, and the cells of their grids. */
export const targetTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createVersion(db);
    await createCell(db);
  },
};

async function createVersion(db: Kysely<unknown>): Promise<void> {
  await sql`create table target_version (
    workspace_id uuid not null references workspace,
    id uuid not null,
    version int not null default 1,
    external_id text,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    name text check (length(name) between 1 and 120),
    period_from date not null,
    period_to date not null,
    grain text check (grain in ('month', 'quarter', 'year', 'custom')),
    status text check (status in ('draft', 'active', 'retired')),
    prorates boolean,
    reason text,
    replaces_id uuid,
    approved_by_id uuid,
    approved_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    check (period_from <= period_to),
    foreign key (workspace_id, replaces_id) references target_version (workspace_id, id),
    foreign key (workspace_id, approved_by_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index target_version_period on target_version (workspace_id, period_from, id)`.execute(db);
  await confineToWorkspace(db, 'target_version');
}

/** Exactly one of member, department or nobody (the company), as `unit` says; a cell without a value is empty, not 0. */
async function createCell(db: Kysely<unknown>): Promise<void> {
  await sql`create table target_cell (
    workspace_id uuid not null references workspace,
    id uuid not null,
    version int not null default 1,
    external_id text,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    target_version_id uuid not null,
    metric text not null,
    level text check (level in ('minimum', 'target', 'stretch')),
    period_from date not null,
    period_to date not null,
    unit text check (unit in ('member', 'department', 'company')),
    owner_id uuid,
    department_id uuid,
    product_id uuid,
    amount_minor bigint,
    amount_currency text,
    quantity bigint,
    computed_amount_minor bigint,
    computed_amount_currency text,
    computed_quantity bigint,
    reason text,
    is_locked boolean,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    unique nulls not distinct (workspace_id, target_version_id, metric, level, period_from, period_to, unit, owner_id, department_id, product_id),
    check (period_from <= period_to),
    check ((amount_minor is null) = (amount_currency is null)),
    check ((computed_amount_minor is null) = (computed_amount_currency is null)),
    check ((unit = 'member') = (owner_id is not null) and (unit = 'department') = (department_id is not null)),
    foreign key (workspace_id, target_version_id) references target_version (workspace_id, id),
    foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, department_id) references organisation_department (workspace_id, id),
    foreign key (workspace_id, product_id) references product (workspace_id, id)
  )`.execute(db);
  await sql`create index target_cell_period on target_cell (workspace_id, period_from, id)`.execute(db);
  await sql`create index target_cell_owner on target_cell (workspace_id, owner_id, period_from, id)`.execute(db);
  await confineToWorkspace(db, 'target_cell');
}
