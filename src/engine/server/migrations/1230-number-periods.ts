import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Numbers whose pattern holds a date begin anew with each year, month or day: a sequence per period, made by the first who asks in it.
 * A field that numbered without periods goes on where it was in its first period, so that no number is given twice.
 */
export const numberPeriods: Migration = {
  async up(db) {
    await sql`create function engine_open_period(of_object text, of_field text, period text) returns regclass language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      plain text := engine_number_name(of_object, of_field);
      own text := engine_number_name(of_object, of_field || '/' || period);
    begin
      if to_regclass(own) is not null then return to_regclass(own); end if;
      perform pg_advisory_xact_lock(hashtextextended(own, 0));
      if to_regclass(own) is not null then return to_regclass(own); end if;
      begin
        if to_regclass(plain) is not null then
          execute format('alter sequence %I rename to %I', plain, own);
        else
          execute format('create sequence %I start with 1', own);
        end if;
      exception when duplicate_table or undefined_table then null; -- whoever was before us at the lock made it
      end;
      return to_regclass(own);
    end $$`.execute(db);
    await sql`create function engine_next_numbers(of_object text, of_field text, period text, amount int) returns setof bigint language plpgsql security definer set search_path = public, pg_temp as $$
    declare source regclass;
    begin
      if period = '' then
        if to_regclass(engine_number_name(of_object, of_field)) is null then perform engine_create_number(of_object, of_field); end if;
        source := engine_number_name(of_object, of_field)::regclass;
      else
        source := engine_open_period(of_object, of_field, period);
      end if;
      return query select nextval(source) from generate_series(1, amount);
    end $$`.execute(db);
    await sql`drop function engine_next_numbers(text, text, int)`.execute(db);
  },
};
