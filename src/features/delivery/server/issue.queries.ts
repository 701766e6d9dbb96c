import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import type { SubscriptionRow } from './subscription.queries.ts';

/** One time a subscription is due. */
export interface IssueRow {
  readonly id: string;
  readonly subscription_id: string;
  readonly due_at: Date;
  readonly status: 'planned' | 'sending' | 'done';
}

/** One message to one receiver. */
export interface MessageRow {
  readonly id: string;
  readonly receiver_id: string;
  readonly member_id: string | null;
  readonly address: string;
  readonly attempts: number;
}

/** Notes a due time; undefined when it is noted already, by whoever queued its job. */
export async function createIssue(ctx: Context, subscriptionId: string, dueAt: Date): Promise<string | undefined> {
  const [row] = await ctx.session.query<{ id: string }>({
    text: `insert into delivery_issue (workspace_id, id, subscription_id, due_at) values ($1, $2, $3, $4)
      on conflict (workspace_id, subscription_id, due_at) do nothing returning id`,
    values: [ctx.workspace.id, ctx.newId(), subscriptionId, dueAt],
  });
  return row?.id;
}

/** Forgets due times that have not begun. */
export async function deletePlanned(ctx: Context, subscriptionId: string): Promise<void> {
  await ctx.session.query({
    text: `delete from delivery_issue where workspace_id = $1 and subscription_id = $2 and status = 'planned'`,
    values: [ctx.workspace.id, subscriptionId],
  });
}

/** A due time with its subscription, held until the transaction ends. */
export async function lockIssue(ctx: Context, id: string): Promise<(IssueRow & { readonly subscription: SubscriptionRow }) | undefined> {
  const [row] = await ctx.session.query<IssueRow & { readonly subscription: SubscriptionRow }>({
    text: `select i.id, i.subscription_id, i.due_at, i.status, to_jsonb(s) as subscription from delivery_issue i
      join delivery_subscription s on s.workspace_id = i.workspace_id and s.id = i.subscription_id
      where i.workspace_id = $1 and i.id = $2 for update of i`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** Says how far a due time is. */
export async function markIssue(ctx: Context, id: string, status: 'sending' | 'done'): Promise<void> {
  await ctx.session.query({
    text: 'update delivery_issue set status = $3, started_at = coalesce(started_at, $4) where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, status, ctx.now],
  });
}

/** A message for everybody on the list who still wants it; members at their own address. */
export async function createMessages(ctx: Context, issue: IssueRow): Promise<void> {
  await ctx.session.query({
    text: `insert into delivery_message (workspace_id, id, issue_id, receiver_id, address)
      select $1, gen_random_uuid(), $2, r.id, coalesce(r.address, m.email, '') from delivery_receiver r
      left join organisation_member m on m.workspace_id = r.workspace_id and m.id = r.member_id
      where r.workspace_id = $1 and r.subscription_id = $3 and r.is_listed and r.unsubscribed_at is null
      on conflict (workspace_id, issue_id, receiver_id) do nothing`,
    values: [ctx.workspace.id, issue.id, issue.subscription_id],
  });
}

/** Messages that wait to be sent. */
export function listWaiting(ctx: Context, issueId: string): Promise<MessageRow[]> {
  return ctx.session.query<MessageRow>({
    text: `select g.id, g.receiver_id, r.member_id, g.address, g.attempts from delivery_message g
      join delivery_receiver r on r.workspace_id = g.workspace_id and r.id = g.receiver_id
      where g.workspace_id = $1 and g.issue_id = $2 and g.status = 'waiting' order by g.id`,
    values: [ctx.workspace.id, issueId],
  });
}

/** Takes a message to send it; false when another process did. From then on it is not sent again by itself. */
export async function claimMessage(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.session.query({
    text: `update delivery_message set status = 'sending', attempts = attempts + 1, claimed_at = $3
      where workspace_id = $1 and id = $2 and status = 'waiting' returning 1`,
    values: [ctx.workspace.id, id, ctx.now],
  });
  return rows.length > 0;
}

/** What became of a message. */
export interface MessageEnd {
  readonly status: 'sent' | 'failed' | 'waiting';
  readonly says: Label | null;
  readonly answer: string | null;
}

/** Notes what became of a message. */
export async function markMessage(ctx: Context, id: string, end: MessageEnd): Promise<void> {
  await ctx.session.query({
    text: `update delivery_message set status = $3, says = $4, answer = $5, finished_at = case when $3 = 'waiting' then null else $6::timestamptz end
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, end.status, end.says === null ? null : JSON.stringify(end.says), end.answer, ctx.now],
  });
}

/** Gives up messages whose process died while sending: they may have left, so they are not repeated unasked. */
export async function failInterrupted(ctx: Context, issueId: string, before: Date, says: Label): Promise<void> {
  await ctx.session.query({
    text: `update delivery_message set status = 'failed', says = $4, finished_at = $5
      where workspace_id = $1 and issue_id = $2 and status = 'sending' and claimed_at < $3`,
    values: [ctx.workspace.id, issueId, before, JSON.stringify(says), ctx.now],
  });
}

/** How many messages of a due time are in which state. */
export async function countMessages(ctx: Context, issueId: string): Promise<{ readonly open: number; readonly failed: number }> {
  const [row] = await ctx.session.query<{ open: number; failed: number }>({
    text: `select count(*) filter (where status in ('waiting', 'sending'))::int as open, count(*) filter (where status = 'failed')::int as failed
      from delivery_message where workspace_id = $1 and issue_id = $2`,
    values: [ctx.workspace.id, issueId],
  });
  return row ?? { open: 0, failed: 0 };
}

/** Lets failed messages wait again; tells how many. */
export async function reopenFailed(ctx: Context, issueId: string): Promise<number> {
  const rows = await ctx.session.query({
    text: `update delivery_message set status = 'waiting', attempts = 0, says = null, answer = null, finished_at = null
      where workspace_id = $1 and issue_id = $2 and status = 'failed' returning 1`,
    values: [ctx.workspace.id, issueId],
  });
  return rows.length;
}

/** Due times that have come, each with its messages, newest first. */
export function listIssues(ctx: Context, subscriptionId: string, limit: number): Promise<IssueLogRow[]> {
  return ctx.session.query<IssueLogRow>({
    text: `select i.id, i.due_at, i.status, coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', coalesce(m.name, r.address), 'address', g.address,
          'status', g.status, 'attempts', g.attempts, 'says', g.says, 'answer', g.answer, 'finished_at', g.finished_at) order by g.id)
          filter (where g.id is not null), '[]') as messages
      from delivery_issue i
      left join delivery_message g on g.workspace_id = i.workspace_id and g.issue_id = i.id
      left join delivery_receiver r on r.workspace_id = g.workspace_id and r.id = g.receiver_id
      left join organisation_member m on m.workspace_id = r.workspace_id and m.id = r.member_id
      where i.workspace_id = $1 and i.subscription_id = $2 and i.status <> 'planned'
      group by i.id, i.due_at, i.status order by i.due_at desc limit $3`,
    values: [ctx.workspace.id, subscriptionId, limit],
  });
}

interface IssueLogRow {
  readonly id: string;
  readonly due_at: Date;
  readonly status: IssueRow['status'];
  readonly messages: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly status: 'waiting' | 'sending' | 'sent' | 'failed';
    readonly attempts: number;
    readonly says: Label | null;
    readonly answer: string | null;
    readonly finished_at: string | null;
  }[];
}

/** Active subscriptions nothing is planned for, and due times whose job was lost. */
export async function listForgotten(ctx: Context, dueBefore: Date): Promise<{ readonly unplanned: string[]; readonly stuck: string[] }> {
  const unplanned = await ctx.session.query<{ id: string }>({
    text: `select s.id from delivery_subscription s where s.workspace_id = $1 and s.status = 'active'
      and not exists (select 1 from delivery_issue i where i.workspace_id = $1 and i.subscription_id = s.id and i.status = 'planned')`,
    values: [ctx.workspace.id],
  });
  const stuck = await ctx.session.query<{ id: string }>({
    text: `select id from delivery_issue where workspace_id = $1 and status <> 'done' and due_at < $2 limit 1000`,
    values: [ctx.workspace.id, dueBefore],
  });
  return { unplanned: unplanned.map((row) => row.id), stuck: stuck.map((row) => row.id) };
}
