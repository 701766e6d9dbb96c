import type { Label } from '#platform/contract/label.ts';
import type { ApprovalView } from '#engine/contract/approvals/approval.routes.ts';
import type { Context } from '#engine/server/context.ts';

/** Somebody of a request. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A request for an exception with the names of its people. */
export interface RequestRow {
  readonly id: string;
  readonly object: string;
  readonly record_id: string;
  readonly stage: string;
  readonly conditions: readonly { readonly id: string; readonly label: Label }[];
  readonly reason: string;
  readonly expires_at: Date;
  readonly asked_by: Person;
  readonly asked_at: Date;
  readonly asked_of: readonly Person[] | null;
  readonly status: 'waiting' | 'approved' | 'declined' | 'withdrawn';
  readonly decided_by: Person | null;
  readonly decided_at: Date | null;
  readonly note: string | null;
}

/** A request to be stored. */
export interface NewRequest {
  readonly id: string;
  readonly object: string;
  readonly recordId: string;
  readonly stage: string;
  readonly conditions: RequestRow['conditions'];
  readonly reason: string;
  readonly expiresAt: Date;
  readonly askedOf: readonly string[];
}

/** Stores a request that waits. */
export async function insertRequest(ctx: Context, request: NewRequest): Promise<void> {
  await ctx.session.query({
    text: `insert into process_exception_request (workspace_id, id, object, record_id, stage, conditions, reason, expires_at, asked_by, asked_at, asked_of)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      ctx.workspace.id,
      request.id,
      request.object,
      request.recordId,
      request.stage,
      JSON.stringify(request.conditions),
      request.reason,
      request.expiresAt,
      ctx.actor.memberId,
      ctx.now,
      request.askedOf,
    ],
  });
}

const person = (column: string): string =>
  `(select json_build_object('id', m.id, 'name', m.name) from organisation_member m where m.workspace_id = r.workspace_id and m.id = r.${column})`;

const shown = `r.id, r.object, r.record_id, r.stage, r.conditions, r.reason, r.expires_at, r.asked_at, r.status, r.decided_at, r.note,
  ${person('asked_by')} as asked_by, ${person('decided_by')} as decided_by,
  (select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name) from organisation_member m
    where m.workspace_id = r.workspace_id and m.id = any(r.asked_of)) as asked_of`;

const whichOf: Readonly<Record<ApprovalView, string>> = {
  waiting: "r.status = 'waiting' and r.expires_at > $3 and $2 = any(r.asked_of)",
  others: "r.status = 'waiting' and r.expires_at > $3 and r.asked_by <> $2 and not ($2 = any(r.asked_of))",
  mine: 'r.asked_by = $2 and $3::timestamptz is not null',
  decided: 'r.decided_by = $2 and $3::timestamptz is not null',
};

/** Requests as the approvals centre shows them, newest first. */
export function listRequests(ctx: Context, view: ApprovalView, limit: number): Promise<RequestRow[]> {
  return ctx.session.query<RequestRow>({
    text: `select ${shown} from process_exception_request r where r.workspace_id = $1 and ${whichOf[view]} order by r.asked_at desc, r.id desc limit $4`,
    values: [ctx.workspace.id, ctx.actor.memberId, ctx.now, limit],
  });
}

/** Requests of one record, newest first. */
export function listRequestsOf(ctx: Context, object: string, recordId: string): Promise<RequestRow[]> {
  return ctx.session.query<RequestRow>({
    text: `select ${shown} from process_exception_request r where r.workspace_id = $1 and r.object = $2 and r.record_id = $3
      order by r.asked_at desc, r.id desc limit 50`,
    values: [ctx.workspace.id, object, recordId],
  });
}

/** How many requests wait for the actor. */
export async function countWaiting(ctx: Context): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    name: 'process.requests_waiting',
    text: `select count(*)::int as count from process_exception_request r where r.workspace_id = $1 and ${whichOf.waiting}`,
    values: [ctx.workspace.id, ctx.actor.memberId, ctx.now],
  });
  return row?.count ?? 0;
}

/** One request, locked, so that two who decide at once do not both decide. */
export async function lockRequest(ctx: Context, id: string): Promise<RequestRow | undefined> {
  const [row] = await ctx.session.query<RequestRow>({
    text: `select ${shown} from process_exception_request r where r.workspace_id = $1 and r.id = $2 for update of r`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Writes down what became of a request. */
export async function markRequest(ctx: Context, id: string, decided: { status: RequestRow['status']; note: string | null }): Promise<void> {
  await ctx.session.query({
    text: `update process_exception_request set status = $3, note = $4, decided_by = $5, decided_at = $6 where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, decided.status, decided.note, ctx.actor.memberId, ctx.now],
  });
}
