import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Somebody who belongs to several workspaces works in one of them at a time: which one is kept for each session, and as the last one of theirs. */
export const workspaceChoice: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table auth.session add column workspace_id uuid`.execute(db);
    // Only a choice names the column; prolonging a session does not raise the revision.
    await sql`create trigger session_moved after update of workspace_id on auth.session
      for each statement execute function auth.raise_session_revision()`.execute(db);
    await sql`alter table organisation_member add column chosen_at timestamptz`.execute(db);
    await createBeginning(db);
    await createDoors(db);
  },
};

/** A session begins where the person worked last, and stays there whatever their other sessions do. */
async function createBeginning(db: Kysely<unknown>): Promise<void> {
  await sql`create function auth.begin_session() returns trigger language plpgsql as $$
    begin
      select m.workspace_id into new.workspace_id from public.organisation_member m
      where m.user_id = new.user_id and m.status = 'active' order by m.chosen_at desc nulls last, m.created_at limit 1;
      return new;
    end $$`.execute(db);
  await sql`create trigger session_begins before insert on auth.session for each row execute function auth.begin_session()`.execute(db);
}

/** Narrow doors across the wall between workspaces: both begin with a member of the connection's workspace and reach only the same user's own memberships. */
async function createDoors(db: Kysely<unknown>): Promise<void> {
  await sql`create function organisation_workspaces_of(of_member uuid) returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog as $$
      select w.workspace_id, w.name
      from public.organisation_member m
      join public.organisation_member other on other.user_id = m.user_id and other.status = 'active'
      join public.workspace w on w.workspace_id = other.workspace_id
      where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and m.status = 'active'
      order by other.created_at, w.workspace_id limit 100
    $$`.execute(db);
  await sql`create function organisation_choose_workspace(of_member uuid, session_id uuid, chosen uuid, chosen_now timestamptz) returns integer
    language sql security definer set search_path = pg_catalog as $$
      with mine as (
        select other.workspace_id, other.id, other.user_id
        from public.organisation_member m
        join public.organisation_member other on other.user_id = m.user_id and other.status = 'active'
        where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and m.status = 'active'
          and other.workspace_id = chosen
      ), moved as (
        update auth.session s set workspace_id = mine.workspace_id from mine where s.id = session_id and s.user_id = mine.user_id returning 1
      ), remembered as (
        update public.organisation_member o set chosen_at = chosen_now from mine where o.workspace_id = mine.workspace_id and o.id = mine.id returning 1
      ) select count(*)::integer from moved, remembered
    $$`.execute(db);
  for (const door of ['organisation_workspaces_of(uuid)', 'organisation_choose_workspace(uuid, uuid, uuid, timestamptz)']) {
    await sql`revoke all on function ${sql.raw(door)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(door)} to sloop_app`.execute(db);
  }
}
