import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Months of the event log are reached through the log alone: by their own name the application has no right on them. */
export const eventPartitions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create or replace function ensure_event_partition(month date) returns void language plpgsql as $$
      declare
        first date := date_trunc('month', month)::date;
        name text := 'event_' || to_char(first, 'YYYY_MM');
      begin
        if to_regclass(name) is not null then return; end if;
        execute format('create table %I partition of event for values from (%L) to (%L)',
          name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
        execute format('alter table %I enable row level security', name);
        execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', name);
        execute format('revoke all on %I from sloop_app', name);
      end $$`.execute(db);
    await sql`revoke all on function ensure_event_partition(date) from public`.execute(db);
    await sql`do $$
      declare part regclass;
      begin
        for part in select inhrelid from pg_inherits where inhparent = 'event'::regclass loop
          execute format('revoke all on %s from sloop_app', part);
        end loop;
      end $$`.execute(db);
  },
};
