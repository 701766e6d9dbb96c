import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Follow-ups, planned and done. */
export const activityTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createActivity(db);
    await indexActivity(db);
  },
};

async function createActivity(db: Kysely<unknown>): Promise<void> {
  await sql`create table activity (
    workspace_id uuid not null,
    id uuid not null,
    version int not null default 1,
    external_id text,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    type text not null check (type in ('task', 'call', 'meeting', 'visit', 'email', 'message', 'note')),
    subject text not null check (length(subject) between 1 and 300),
    content text,
    account_id uuid,
    contact_id uuid,
    opportunity_id uuid,
    owner_id uuid,
    due_at timestamptz,
    done_at timestamptz,
    at timestamptz,
    status text not null check (status in ('planned', 'done', 'cancelled')),
    outcome text check (outcome in ('advanced', 'positive', 'neutral', 'objection', 'no_answer', 'rejected')),
    next_step text,
    next_step_on date,
    original_due_at timestamptz,
    location text,
    duration bigint check (duration >= 0),
    quality bigint check (quality between 0 and 4),
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    foreign key (workspace_id, account_id) references account (workspace_id, id),
    foreign key (workspace_id, contact_id) references contact (workspace_id, id),
    foreign key (workspace_id, opportunity_id) references opportunity (workspace_id, id),
    foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await confineToWorkspace(db, 'activity');
}

async function indexActivity(db: Kysely<unknown>): Promise<void> {
  const keys: Readonly<Record<string, string>> = {
    at: 'at, id',
    owner: 'owner_id, at, id',
    planned: 'owner_id, status, due_at, id',
    status: 'status, due_at, id',
    type: 'type, at, id',
    account: 'account_id, at, id',
    contact: 'contact_id, at, id',
    opportunity: 'opportunity_id, at, id',
  };
  for (const [name, columns] of Object.entries(keys)) {
    await sql`create index ${sql.id(`activity_${name}`)} on activity (workspace_id, ${sql.raw(columns)})`.execute(db);
  }
}
