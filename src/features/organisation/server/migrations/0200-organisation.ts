import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Departments, members, who is where under whom since when, and the ways in: invitations and API keys. */
export const organisationTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createState(db);
    await createDepartment(db);
    await createMember(db);
    await createAssignment(db);
    await createInvitation(db);
    await createApiKey(db);
    await createSessionDoors(db);
  },
};

/** One row a workspace; `revision` rises with every change of the organisation and is what processes watch to drop what they cached. */
async function createState(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_state (
    workspace_id uuid primary key references workspace,
    revision bigint not null default 1,
    superiors_see_subordinates boolean not null default true
  )`.execute(db);
  await confineToWorkspace(db, 'organisation_state');
}

async function createDepartment(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_department (
    workspace_id uuid not null references workspace,
    id uuid not null,
    version int not null default 1,
    external_id text,
    name text not null check (length(name) between 1 and 120),
    parent_id uuid,
    path text not null,
    sort_order int not null default 0,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    unique nulls not distinct (workspace_id, parent_id, name),
    foreign key (workspace_id, parent_id) references organisation_department (workspace_id, id)
  )`.execute(db);
  await sql`create index organisation_department_path on organisation_department (workspace_id, path)`.execute(db);
  await confineToWorkspace(db, 'organisation_department');
}

/** A member without a user cannot sign in. The one with status `system` acts when no person does; its id is the workspace's. */
async function createMember(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_member (
    workspace_id uuid not null references workspace,
    id uuid not null,
    version int not null default 1,
    external_id text,
    user_id uuid,
    name text not null check (length(name) between 1 and 120),
    email text check (email = lower(email)),
    status text not null check (status in ('active', 'invited', 'no_sign_in', 'left', 'system')),
    locale text not null default 'zh' check (locale in ('zh', 'en')),
    theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, external_id),
    unique (workspace_id, email),
    unique (workspace_id, user_id)
  )`.execute(db);
  await sql`create index organisation_member_name on organisation_member (workspace_id, name, id)`.execute(db);
  // Sign-in asks across workspaces whose member a user is, on the owner's connection.
  await sql`create index organisation_member_user on organisation_member (user_id) where user_id is not null`.execute(db);
  await confineToWorkspace(db, 'organisation_member');
}

/** Valid from a day, until before another; `infinity` while open. One at a time for each member. */
async function createAssignment(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_assignment (
    workspace_id uuid not null,
    id uuid not null,
    version int not null default 1,
    member_id uuid not null,
    department_id uuid not null,
    manager_id uuid,
    role text not null,
    position text,
    valid_from date not null,
    valid_to date not null default 'infinity',
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, member_id, valid_from),
    check (valid_from < valid_to),
    check (manager_id <> member_id),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, manager_id) references organisation_member (workspace_id, id),
    foreign key (workspace_id, department_id) references organisation_department (workspace_id, id)
  )`.execute(db);
  await sql`create index organisation_assignment_department on organisation_assignment (workspace_id, department_id, valid_from)`.execute(db);
  await sql`create index organisation_assignment_manager on organisation_assignment (workspace_id, manager_id, valid_from)`.execute(db);
  await confineToWorkspace(db, 'organisation_assignment');
}

async function createInvitation(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_invitation (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    email text not null check (email = lower(email)),
    token_hash text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    created_by uuid,
    accepted_at timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index organisation_invitation_member on organisation_invitation (workspace_id, member_id)`.execute(db);
  await confineToWorkspace(db, 'organisation_invitation');
}

async function createApiKey(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation_api_key (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    prefix text not null,
    key_hash text not null,
    scopes text[] not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null,
    created_by uuid,
    primary key (workspace_id, id),
    unique (workspace_id, key_hash),
    foreign key (workspace_id, member_id) references organisation_member (workspace_id, id)
  )`.execute(db);
  await sql`create index organisation_api_key_member on organisation_api_key (workspace_id, member_id)`.execute(db);
  await confineToWorkspace(db, 'organisation_api_key');
}

/**
 * Two narrow doors into the owner's schema, so that a member's sessions can be listed and ended in an ordinary transaction:
 * both see only users who are members of the connection's workspace, and no token leaves.
 */
async function createSessionDoors(db: Kysely<unknown>): Promise<void> {
  await sql`create function organisation_sessions(of_member uuid)
    returns table (id uuid, created_at timestamptz, updated_at timestamptz, expires_at timestamptz, ip_address text, user_agent text)
    language sql stable security definer set search_path = pg_catalog as $$
      select s.id, s.created_at, s.updated_at, s.expires_at, s.ip_address, s.user_agent
      from auth.session s
      join public.organisation_member m on m.user_id = s.user_id
      where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and s.expires_at > now()
      order by s.updated_at desc limit 100
    $$`.execute(db);
  await sql`create function organisation_end_sessions(of_member uuid, session_id uuid, except_id uuid) returns integer
    language sql security definer set search_path = pg_catalog as $$
      with ended as (
        delete from auth.session s using public.organisation_member m
        where m.user_id = s.user_id and m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member
          and (session_id is null or s.id = session_id) and (except_id is null or s.id <> except_id)
        returning 1
      ) select count(*)::integer from ended
    $$`.execute(db);
  for (const door of ['organisation_sessions(uuid)', 'organisation_end_sessions(uuid, uuid, uuid)']) {
    await sql`revoke all on function ${sql.raw(door)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(door)} to sloop_app`.execute(db);
  }
}
