import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Months of the event log that lie behind us, for pasts that are written after the fact; at most three years of them. */
export const pastMonths: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create function engine_ensure_past_months(since date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        month date := greatest(date_trunc('month', since)::date, date_trunc('month', current_date - interval '3 years')::date);
      begin
        while month <= current_date loop
          perform ensure_event_partition(month);
          month := (month + interval '1 month')::date;
        end loop;
      end $$`.execute(db);
    await sql`revoke all on function engine_ensure_past_months(date) from public`.execute(db);
    await sql`grant execute on function engine_ensure_past_months(date) to sloop_app`.execute(db);
  },
};
