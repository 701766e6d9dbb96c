import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createRollup } from '#engine/server/records/create-rollup.ts';

/** Counts and sums by stage and owner kept up to date, and one person's deals in each order of a view. */
export const opportunityRollup: Migration = {
  async up(db: Kysely<unknown>) {
    await createRollup(db, { table: 'opportunity', by: 'stage', owner: 'owner_id', sum: 'amount' });
    for (const sorted of ['close_date', 'closed_on', 'amount_minor', 'updated_at']) {
      const name = sql.id(`opportunity_owner_${sorted}`);
      await sql`create index ${name} on opportunity (workspace_id, owner_id, ${sql.id(sorted)}, id)`.execute(db);
    }
    await sql`create index opportunity_outcome_amount on opportunity (workspace_id, outcome, amount_minor, id)`.execute(db);
  },
};
