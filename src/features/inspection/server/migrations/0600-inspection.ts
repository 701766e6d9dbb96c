import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Templates and their versions, runs with results, findings with offenders, corrective actions and rechecks. */
export const inspectionTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createTemplates(db);
    await createRuns(db);
    await createFindings(db);
    await createActions(db);
    for (const table of tables) await confineToWorkspace(db, table);
  },
};

const tables = [
  'inspection_template',
  'inspection_template_version',
  'inspection_schedule',
  'inspection_run',
  'inspection_result',
  'inspection_finding',
  'inspection_offender',
  'inspection_action',
  'inspection_recheck',
];

async function createTemplates(db: Kysely<unknown>): Promise<void> {
  await sql`create table inspection_template (
    workspace_id uuid not null, id uuid not null,
    name_zh text not null check (length(name_zh) between 1 and 200), name_en text not null check (length(name_en) between 1 and 200),
    published_version int, created_at timestamptz not null,
    primary key (workspace_id, id)
  )`.execute(db);
  await sql`create table inspection_template_version (
    workspace_id uuid not null, template_id uuid not null, number int not null check (number > 0),
    status text not null check (status in ('draft', 'published', 'retired')), definition jsonb not null,
    created_at timestamptz not null, created_by uuid, published_at timestamptz, published_by uuid,
    primary key (workspace_id, template_id, number),
    foreign key (workspace_id, template_id) references inspection_template (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create table inspection_schedule (
    workspace_id uuid not null, id uuid not null, template_id uuid not null,
    every text not null check (every in ('week', 'month', 'quarter')), department_id uuid,
    next_on date not null, is_enabled boolean not null default true, created_by uuid not null, created_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, template_id) references inspection_template (workspace_id, id) on delete cascade
  )`.execute(db);
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await sql`create table inspection_run (
    workspace_id uuid not null, id uuid not null, template_id uuid not null, template_version int not null,
    department_id uuid, owner_id uuid, period_from date, period_to date, as_of timestamptz not null,
    status text not null check (status in ('running', 'done', 'failed')), error text,
    score numeric(6, 3), is_passed boolean, sections jsonb, vetoes jsonb, previous_run_id uuid, schedule_id uuid,
    inspector_id uuid not null, started_at timestamptz not null, finished_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, template_id, template_version) references inspection_template_version (workspace_id, template_id, number)
  )`.execute(db);
  await sql`create index inspection_run_recent on inspection_run (workspace_id, started_at desc, id desc)`.execute(db);
  await sql`create index inspection_run_template on inspection_run (workspace_id, template_id, started_at desc, id desc)`.execute(db);
  // One row per item and unit; the unit is a department, or the nil id for the whole scope.
  await sql`create table inspection_result (
    workspace_id uuid not null, run_id uuid not null, item_id text not null, unit_id uuid not null,
    status text not null check (status in ('passed', 'failed', 'not_applicable')),
    population int, offending int, value text, score numeric(6, 3), trace jsonb,
    primary key (workspace_id, run_id, item_id, unit_id),
    foreign key (workspace_id, run_id) references inspection_run (workspace_id, id) on delete cascade
  )`.execute(db);
}

async function createFindings(db: Kysely<unknown>): Promise<void> {
  await sql`create table inspection_finding (
    workspace_id uuid not null, id uuid not null, run_id uuid not null, item_id text not null,
    severity text not null check (severity in ('critical', 'major', 'minor')), repeats int not null default 0,
    population int, offending int, status text not null check (status in ('open', 'acting', 'done', 'closed', 'reopened')),
    opened_at timestamptz not null, closed_at timestamptz,
    primary key (workspace_id, id), unique (workspace_id, run_id, item_id),
    foreign key (workspace_id, run_id) references inspection_run (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index inspection_finding_status on inspection_finding (workspace_id, status, opened_at desc, id desc)`.execute(db);
  await sql`create table inspection_offender (
    workspace_id uuid not null, finding_id uuid not null, record_id uuid not null, owner_id uuid, unit_id uuid,
    primary key (workspace_id, finding_id, record_id),
    foreign key (workspace_id, finding_id) references inspection_finding (workspace_id, id) on delete cascade
  )`.execute(db);
}

async function createActions(db: Kysely<unknown>): Promise<void> {
  await sql`create table inspection_action (
    workspace_id uuid not null, id uuid not null, version int not null default 1, external_id text,
    created_at timestamptz not null, created_by uuid, updated_at timestamptz not null, updated_by uuid,
    finding_id uuid not null, title text not null check (length(title) between 1 and 300), cause text,
    owner_id uuid not null, due_on date not null,
    status text not null check (status in ('open', 'done', 'closed', 'reopened')),
    done_at timestamptz, done_by uuid, closed_at timestamptz, first_recheck_green boolean, adopted_version bigint,
    primary key (workspace_id, id), unique (workspace_id, external_id),
    foreign key (workspace_id, owner_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, finding_id) references inspection_finding (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index inspection_action_owner on inspection_action (workspace_id, owner_id, status, due_on, id)`.execute(db);
  await sql`create index inspection_action_due on inspection_action (workspace_id, due_on, id)`.execute(db);
  await sql`create index inspection_action_owner_due on inspection_action (workspace_id, owner_id, due_on, id)`.execute(db);
  await sql`create index inspection_action_finding on inspection_action (workspace_id, finding_id, created_at, id)`.execute(db);
  await sql`create table inspection_recheck (
    workspace_id uuid not null, id uuid not null, finding_id uuid not null, action_id uuid,
    at timestamptz not null, by_id uuid, population int not null, offending int not null, is_green boolean not null, note text,
    primary key (workspace_id, id),
    foreign key (workspace_id, finding_id) references inspection_finding (workspace_id, id) on delete cascade
  )`.execute(db);
  await sql`create index inspection_recheck_finding on inspection_recheck (workspace_id, finding_id, at desc, id desc)`.execute(db);
}
