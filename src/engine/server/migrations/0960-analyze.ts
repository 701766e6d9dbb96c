import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * After a large import the planner knows nothing of the new rows until autovacuum comes by, a minute later; figures take seconds
 * meanwhile. The application role may not analyse tables it does not own, so this one door does it for the tables of an object.
 */
export const analyzeDoor: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create function engine_analyze(object text) returns void
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        name text;
      begin
        foreach name in array array[object, object || '_version', 'process_stage_history', 'event'] loop
          if exists (select 1 from pg_class c where c.relname = name and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')) then
            execute format('analyze public.%I', name);
          end if;
        end loop;
      end $$`.execute(db);
    await sql`revoke all on function engine_analyze(text) from public`.execute(db);
    await sql`grant execute on function engine_analyze(text) to sloop_app`.execute(db);
  },
};
