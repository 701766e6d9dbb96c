import type { Label } from '#platform/contract/label.ts';
import type { BulkChangeRequest, BulkChangeView } from '../../contract/bulk/bulk-change.routes.ts';
import type { Context } from '../context.ts';

type Status = BulkChangeView['status'];

/** A bulk change as it is stored. */
export interface BulkRow {
  readonly id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly object: string;
  readonly request: unknown;
  readonly status: Status;
  readonly total: number;
  readonly after_id: string;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly restored: number;
  readonly kept: number;
  readonly error: Label | null;
  readonly created_at: Date;
}

/** What became of one record. */
export interface BulkVerdict {
  readonly id: string;
  readonly verdict: 'changed' | 'refused' | 'restored' | 'kept';
  readonly before?: Readonly<Record<string, unknown>>;
  readonly version?: number;
  readonly reason?: Label;
}

/** Before every id there is. */
export const firstId = '00000000-0000-0000-0000-000000000000';

// A job that was given up leaves the state it was in; for people it has failed.
const columns = `b.id, b.member_id, b.object, b.request, b.total, b.after_id, b.changed, b.same, b.refused, b.restored, b.kept, b.error, b.created_at,
  m.name as member_name,
  case when j.status = 'failed' and b.status in ('running', 'cancelling', 'undoing') then 'failed' else b.status end as status
  from engine_bulk_change b left join engine_job j on j.workspace_id = b.workspace_id and j.id = b.job_id
  left join organisation_member m on m.workspace_id = b.workspace_id and m.id = b.member_id
  where b.workspace_id = $1`;

interface NewBulk {
  readonly id: string;
  readonly jobId: string;
  readonly request: BulkChangeRequest;
  readonly total: number;
}

/** Writes down a change that begins. */
export async function insertBulk(ctx: Context, { id, jobId, request, total }: NewBulk): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_bulk_change (workspace_id, id, member_id, job_id, object, request, status, total, after_id, created_at)
      values ($1, $2, $3, $4, $5, $6::jsonb, 'running', $7, $8, $9)`,
    values: [ctx.workspace.id, id, ctx.actor.memberId, jobId, request.object, JSON.stringify(request), total, firstId, ctx.now],
  });
}

/** One's own change of this id. */
export async function findBulk(ctx: Context, id: string): Promise<BulkRow | undefined> {
  const [row] = await ctx.session.query<BulkRow>({
    name: 'bulk.find',
    text: `select ${columns} and b.id = $2 and b.member_id = $3`,
    values: [ctx.workspace.id, id, ctx.actor.memberId],
  });
  return row;
}

/** The change of this id, whoever started it. */
export async function findBulkOfAnybody(ctx: Context, id: string): Promise<BulkRow | undefined> {
  const [row] = await ctx.session.query<BulkRow>({ text: `select ${columns} and b.id = $2`, values: [ctx.workspace.id, id] });
  return row;
}

/** The latest changes: of one member, or of all. */
export function listBulk(ctx: Context, memberId: string | undefined): Promise<BulkRow[]> {
  return ctx.session.query<BulkRow>({
    text: `select ${columns} and ($2::uuid is null or b.member_id = $2) order by b.id desc limit 100`,
    values: [ctx.workspace.id, memberId ?? null],
  });
}

/** Moves it from one state to another; false when it was not in that state. */
export async function moveBulk(ctx: Context, id: string, from: readonly Status[], to: Status, error?: Label): Promise<boolean> {
  const rows = await ctx.session.query({
    text: `update engine_bulk_change set status = $4, error = $5::jsonb where workspace_id = $1 and id = $2 and status = any($3::text[]) returning id`,
    values: [ctx.workspace.id, id, from, to, error ? JSON.stringify(error) : null],
  });
  return rows.length > 0;
}

/** Begins to take a change back, with the job that does. */
export async function beginUndo(ctx: Context, id: string, jobId: string): Promise<void> {
  await ctx.session.query({
    text: `update engine_bulk_change set status = 'undoing', error = null, after_id = $3, job_id = $4 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, firstId, jobId],
  });
}

/** How far a chunk has brought a change. */
export interface BulkStep {
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Partial<Record<'changed' | 'same' | 'refused' | 'restored' | 'kept', number>>>;
}

/** Moves on past a chunk, in its transaction; false when another run of the job has been here already. */
export async function advanceBulk(ctx: Context, id: string, { from, to, counts }: BulkStep): Promise<boolean> {
  const { changed = 0, same = 0, refused = 0, restored = 0, kept = 0 } = counts;
  const rows = await ctx.session.query({
    name: 'bulk.advance',
    text: `update engine_bulk_change set after_id = $4, changed = changed + $5, same = same + $6, refused = refused + $7,
        restored = restored + $8, kept = kept + $9
      where workspace_id = $1 and id = $2 and after_id = $3 returning id`,
    values: [ctx.workspace.id, id, from, to, changed, same, refused, restored, kept],
  });
  return rows.length > 0;
}

/** Keeps what became of the records of a chunk. */
export async function saveVerdicts(ctx: Context, id: string, verdicts: readonly BulkVerdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  await ctx.session.query({
    name: 'bulk.save_verdicts',
    text: `insert into engine_bulk_change_record (workspace_id, change_id, record_id, verdict, before, version, reason)
      select $1, $2, r.id, r.verdict, r.before, r.version, r.reason
      from jsonb_to_recordset($3::jsonb) as r (id uuid, verdict text, before jsonb, version int, reason jsonb)
      on conflict (workspace_id, change_id, record_id) do update set verdict = excluded.verdict, reason = excluded.reason`,
    values: [ctx.workspace.id, id, JSON.stringify(verdicts)],
  });
}

/** Records that were changed, with what they were before, in the order of their ids. */
export function listChanged(ctx: Context, id: string, after: string, limit: number) {
  return ctx.session.query<{ id: string; before: Record<string, unknown>; version: number }>({
    name: 'bulk.list_changed',
    text: `select record_id as id, before, version from engine_bulk_change_record
      where workspace_id = $1 and change_id = $2 and verdict = 'changed' and record_id > $3 order by record_id limit $4`,
    values: [ctx.workspace.id, id, after, limit],
  });
}

/** What became of the records, in the order of their ids. */
export function listVerdicts(ctx: Context, id: string, verdict: string | undefined, after: string, limit: number) {
  return ctx.session.query<{ id: string; verdict: string; reason: Label | null }>({
    text: `select record_id as id, verdict, reason from engine_bulk_change_record
      where workspace_id = $1 and change_id = $2 and ($3::text is null or verdict = $3) and record_id > $4 order by record_id limit $5`,
    values: [ctx.workspace.id, id, verdict ?? null, after, limit],
  });
}
