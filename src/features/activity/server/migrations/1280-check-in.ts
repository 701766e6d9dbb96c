import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where and when a visit was checked in, and its photos. */
export const activityCheckIn: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table activity
      add column check_in_at timestamptz,
      add column check_in_latitude bigint check (check_in_latitude between -90000000 and 90000000),
      add column check_in_longitude bigint check (check_in_longitude between -180000000 and 180000000),
      add column check_in_accuracy bigint check (check_in_accuracy >= 0),
      add column photos jsonb`.execute(db);
  },
};
