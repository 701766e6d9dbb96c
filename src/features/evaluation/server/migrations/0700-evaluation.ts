import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Scores of past periods as they stood at the end of each; what a trend is drawn from. */
export const evaluationTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table evaluation_score (
      workspace_id uuid not null,
      unit_id uuid not null,
      version int not null,
      period_from date not null,
      period_to date not null,
      dimension text not null,
      score numeric(6, 3),
      coverage numeric(6, 3) not null,
      average numeric(6, 3),
      computed_at timestamptz not null,
      primary key (workspace_id, unit_id, version, period_from, period_to, dimension)
    )`.execute(db);
    await confineToWorkspace(db, 'evaluation_score');
  },
};
