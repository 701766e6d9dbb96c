import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What figures of stages ask of every stay is kept with it: the stage before, whether it is the record's first stay in its stage, and with the
 * last stay all stages the record has been in. Otherwise five million stays are put in order for each figure.
 */
export const stageTrace: Migration = {
  async up(db: Kysely<unknown>) {
    // Written anew in one go: updating every row in place would leave the table twice as large and visit each index.
    await sql`create temporary table stay_traced on commit drop as
      select h.*, lag(h.stage) over stays as previous_stage, row_number() over (partition by h.workspace_id, h.object, h.record_id, h.stage order by h.entered_at, h.id) = 1 as is_first,
        case when lead(h.id) over stays is null then array_agg(h.stage) over (partition by h.workspace_id, h.object, h.record_id) end as reached
      from process_stage_history h window stays as (partition by h.workspace_id, h.object, h.record_id order by h.entered_at, h.id)`.execute(db);
    await sql`truncate process_stage_history`.execute(db);
    await sql`alter table process_stage_history add column previous_stage text, add column is_first boolean not null default true, add column reached text[],
      drop constraint process_stage_history_pkey`.execute(db);
    await sql`drop index process_stage_history_record, process_stage_history_stage`.execute(db);
    await sql`insert into process_stage_history
      (workspace_id, id, object, record_id, stage, entered_at, left_at, entered_by, version_id, imported, previous_stage, is_first, reached)
      select workspace_id, id, object, record_id, stage, entered_at, left_at, entered_by, version_id, imported, previous_stage, is_first, reached
      from stay_traced order by record_id, entered_at`.execute(db);
    await sql`alter table process_stage_history add primary key (workspace_id, id)`.execute(db);
    await sql`create index process_stage_history_record on process_stage_history (workspace_id, object, record_id, entered_at)`.execute(db);
    await sql`create index process_stage_history_stage on process_stage_history (workspace_id, object, stage, entered_at)
      include (record_id, left_at, imported, previous_stage, is_first, version_id)`.execute(db);
  },
};
