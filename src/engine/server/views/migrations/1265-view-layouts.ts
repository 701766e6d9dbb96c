import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Views may be calendars and charts, and keep what each layout is drawn by. */
export const viewLayouts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table engine_view add column settings jsonb not null default '{}'`.execute(db);
    await sql`alter table engine_view drop constraint engine_view_layout_check`.execute(db);
    await sql`alter table engine_view add constraint engine_view_layout_check
      check (layout in ('table', 'board', 'calendar', 'chart'))`.execute(db);
  },
};
