import type { Context } from '#engine/server/context.ts';

/** A record's stay in one stage. */
export interface StayRow {
  readonly record_id: string;
  readonly stage: string;
  readonly entered_at: Date;
  readonly left_at: Date | null;
  readonly entered_by: string | null;
  readonly version_id: string | null;
  readonly imported: boolean;
}

/** One entry into a stage to be noted. */
export interface Entry {
  readonly recordId: string;
  readonly stage: string;
  readonly enteredAt: Date;
  readonly leftAt?: Date | null;
  readonly imported: boolean;
}

/** Closes the records' open stays and opens the new ones under the version in force, in one statement. */
export async function insertEntries(ctx: Context, object: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await ctx.session.query({
    name: 'process.enter_stage',
    // As JSON, whose length the planner does not look at: it keeps one plan instead of making one for each write.
    text: `with e as (
        select * from json_to_recordset($3::json) as e (id uuid, record_id uuid, stage text, entered_at timestamptz, imported boolean)),
      closed as (
        update process_stage_history h set left_at = coalesce(h.left_at, greatest(h.entered_at, e.entered_at)), reached = null from e
        where h.workspace_id = $1 and h.object = $2 and h.record_id = e.record_id and (h.left_at is null or h.reached is not null)
        returning h.record_id, h.stage, old.reached),
      v as (
        select v.id from process p join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.status = 'published'
        where p.workspace_id = $1 and p.object = $2)
      insert into process_stage_history (workspace_id, id, object, record_id, stage, entered_at, entered_by, version_id, imported, previous_stage, is_first, reached)
      select $1, e.id, $2, e.record_id, e.stage, e.entered_at, $4, (select v.id from v), e.imported, c.stage, (e.stage = any(c.reached)) is not true,
        case when e.stage = any(c.reached) then c.reached else coalesce(c.reached, '{}') || e.stage end
      from e left join closed c on c.record_id = e.record_id`,
    values: [
      ctx.workspace.id,
      object,
      JSON.stringify(
        entries.map((entry) => ({
          id: ctx.newId(),
          record_id: entry.recordId,
          stage: entry.stage,
          entered_at: entry.enteredAt,
          imported: entry.imported,
        })),
      ),
      ctx.actor.memberId,
    ],
  });
}

/** The stays of one record, oldest first. */
export function listStays(ctx: Context, object: string, recordId: string): Promise<StayRow[]> {
  return ctx.session.query<StayRow>({
    name: 'process.stays',
    text: `select record_id, stage, entered_at, left_at, entered_by, version_id, imported from process_stage_history
      where workspace_id = $1 and object = $2 and record_id = $3 order by entered_at, id limit 1000`,
    values: [ctx.workspace.id, object, recordId],
  });
}

/** Works out again what figures ask of each stay of these records: workspace, object, record ids. */
export const traceStaysSql = `update process_stage_history h set previous_stage = t.previous_stage, is_first = t.is_first, reached = t.reached
  from (
    select id, lag(stage) over stays as previous_stage, row_number() over (partition by record_id, stage order by entered_at, id) = 1 as is_first,
      case when lead(id) over stays is null then array_agg(stage) over (partition by record_id) end as reached
    from process_stage_history where workspace_id = $1 and object = $2 and record_id = any($3::uuid[])
    window stays as (partition by record_id order by entered_at, id)) t
  where h.workspace_id = $1 and h.id = t.id`;

/** After stays were written in another order than they happened. */
async function traceStays(ctx: Context, object: string, recordIds: readonly string[]): Promise<void> {
  await ctx.session.query({ text: traceStaysSql, values: [ctx.workspace.id, object, recordIds] });
}

/** Forgets the stays of records that are gone. */
export async function deleteStays(ctx: Context, object: string, recordIds: readonly string[]): Promise<void> {
  await ctx.session.query({
    text: 'delete from process_stage_history where workspace_id = $1 and object = $2 and record_id = any($3::uuid[])',
    values: [ctx.workspace.id, object, recordIds],
  });
}

/** Writes the whole known past of records anew. */
export async function replaceStays(ctx: Context, object: string, entries: readonly Entry[]): Promise<void> {
  const recordIds = [...new Set(entries.map((entry) => entry.recordId))];
  await deleteStays(ctx, object, recordIds);
  await ctx.session.query({
    text: `insert into process_stage_history (workspace_id, id, object, record_id, stage, entered_at, left_at, entered_by, imported)
      select $1, e.id, $2, e.record_id, e.stage, e.entered_at, e.left_at, $3, e.imported
      from unnest($4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::boolean[]) as e (id, record_id, stage, entered_at, left_at, imported)`,
    values: [
      ctx.workspace.id,
      object,
      ctx.actor.memberId,
      entries.map(() => ctx.newId()),
      entries.map((entry) => entry.recordId),
      entries.map((entry) => entry.stage),
      entries.map((entry) => entry.enteredAt),
      entries.map((entry) => entry.leftAt ?? null),
      entries.map((entry) => entry.imported),
    ],
  });
  await traceStays(ctx, object, recordIds);
}

/** Writes stays as they were, of records that have none yet. */
export async function insertStays(ctx: Context, object: string, stays: readonly StayRow[]): Promise<void> {
  await ctx.session.query({
    text: `insert into process_stage_history (workspace_id, id, object, record_id, stage, entered_at, left_at, entered_by, version_id, imported)
      select $1, gen_random_uuid(), $2, s.record_id, s.stage, s.entered_at, s.left_at, s.entered_by, s.version_id, s.imported
      from json_to_recordset($3::json) as s (record_id uuid, stage text, entered_at timestamptz, left_at timestamptz, entered_by uuid, version_id uuid, imported boolean)`,
    values: [ctx.workspace.id, object, JSON.stringify(stays)],
  });
  await traceStays(ctx, object, [...new Set(stays.map((stay) => stay.record_id))]);
}
