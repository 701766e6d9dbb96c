import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const added = { opportunity_product_updated: 'updated_at', opportunity_product_amount: 'amount_minor' };

/**
 * Of two fields that narrow a list one is the stage or the product, so these two have an index in every order: a page of one source and
 * product passed over 9,000 entries in the order of change and now passes over 500. For that, two indexes go whose questions others answer
 * as well: one source lies one in nine in the order of close dates, sums by stage come from the roll-up or the index of figures. No more to
 * write than before.
 */
export const opportunityProductLists: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [name, order] of Object.entries(added)) {
      await sql`create index ${sql.id(name)} on opportunity (workspace_id, product_id, ${sql.id(order)}, id)
        include (owner_id, stage, outcome, source)`.execute(db);
    }
    await sql`drop index if exists opportunity_source, opportunity_sums`.execute(db);
  },
};
