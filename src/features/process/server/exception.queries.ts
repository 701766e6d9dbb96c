import type { Context } from '#engine/server/context.ts';

/** An exception to one requirement, for a person, a record, or a person at a record. */
export interface ExceptionRow {
  readonly id: string;
  readonly object: string;
  readonly member_id: string | null;
  readonly record_id: string | null;
  readonly condition_id: string;
  readonly reason: string;
  readonly expires_at: Date;
  readonly granted_by: string | null;
  readonly granted_at: Date;
  readonly revoked_at: Date | null;
  readonly uses: number;
}

/** Exceptions in force now for this person, whatever the record, and for these records. */
export function listExceptionsInForce(ctx: Context, object: string, recordIds: readonly string[]) {
  return ctx.session.query<{ id: string; record_id: string | null; condition_id: string }>({
    name: 'process.exceptions_in_force',
    text: `select id, record_id, condition_id from process_exception
      where workspace_id = $1 and object = $2 and expires_at > $3 and revoked_at is null
        and (member_id is null or member_id = $4) and (record_id is null or record_id = any($5::uuid[]))
      order by granted_at limit 5000`,
    values: [ctx.workspace.id, object, ctx.now, ctx.actor.memberId, recordIds],
  });
}

/** Notes that exceptions let records pass. */
export async function insertUses(ctx: Context, uses: readonly { readonly exceptionId: string; readonly recordId: string }[]): Promise<void> {
  if (uses.length === 0) return;
  await ctx.session.query({
    text: `insert into process_exception_use (workspace_id, exception_id, record_id, used_at, used_by)
      select $1, u.exception_id, u.record_id, $2, $3 from unnest($4::uuid[], $5::uuid[]) as u (exception_id, record_id) on conflict do nothing`,
    values: [ctx.workspace.id, ctx.now, ctx.actor.memberId, uses.map((use) => use.exceptionId), uses.map((use) => use.recordId)],
  });
}

/** An exception to be stored. */
export interface NewException {
  readonly id: string;
  readonly object: string;
  readonly memberId: string | null;
  readonly recordId: string | null;
  readonly conditionId: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** Stores an exception. */
export async function insertException(ctx: Context, exception: NewException): Promise<void> {
  await ctx.session.query({
    text: `insert into process_exception (workspace_id, id, object, member_id, record_id, condition_id, reason, expires_at, granted_by, granted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      ctx.workspace.id,
      exception.id,
      exception.object,
      exception.memberId,
      exception.recordId,
      exception.conditionId,
      exception.reason,
      exception.expiresAt,
      ctx.actor.memberId,
      ctx.now,
    ],
  });
}

/** Ends an exception before its time; undefined when there is none to end. */
export async function markRevoked(ctx: Context, id: string): Promise<{ object: string; record_id: string | null; condition_id: string } | undefined> {
  const [row] = await ctx.session.query<{ object: string; record_id: string | null; condition_id: string }>({
    text: `update process_exception set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null returning object, record_id, condition_id`,
    values: [ctx.workspace.id, id, ctx.now],
  });
  return row;
}

/** Exceptions of an object, those in force first, with how often each was used. */
export function listExceptions(ctx: Context, filter: { object: string; recordId: string | null }): Promise<ExceptionRow[]> {
  return ctx.session.query<ExceptionRow>({
    text: `select e.id, e.object, e.member_id, e.record_id, e.condition_id, e.reason, e.expires_at, e.granted_by, e.granted_at, e.revoked_at,
        (select count(*)::int from process_exception_use u where u.workspace_id = e.workspace_id and u.exception_id = e.id) as uses
      from process_exception e where e.workspace_id = $1 and e.object = $2 and ($3::uuid is null or e.record_id = $3)
      order by (e.revoked_at is null and e.expires_at > $4) desc, e.granted_at desc limit 500`,
    values: [ctx.workspace.id, filter.object, filter.recordId, ctx.now],
  });
}
