import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Indexes that no measured question read, while every write paid for them: deals of one outcome by amount are found in the order of
 * amounts, whose index holds the outcome; one person's deals by name are few enough to sort.
 */
export const opportunityFewerIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop index if exists opportunity_outcome_amount, opportunity_owner_name`.execute(db);
  },
};
