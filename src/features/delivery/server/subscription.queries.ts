import type { Context } from '#engine/server/context.ts';
import type { Rhythm } from '../contract/due-times.ts';
import type { SubscriptionSubject } from '../contract/subscription.routes.ts';

/** A subscription as it is stored. */
export interface SubscriptionRow {
  readonly id: string;
  readonly member_id: string;
  readonly name: string;
  readonly subject: SubscriptionSubject;
  readonly format: 'pdf' | 'xlsx';
  readonly rhythm: Rhythm;
  readonly status: 'active' | 'paused';
}

/** Somebody who is sent it. */
export interface ReceiverRow {
  readonly id: string;
  readonly subscription_id: string;
  readonly member_id: string | null;
  readonly address: string | null;
  readonly name: string;
  readonly unsubscribed_at: Date | null;
}

/** What a list shows besides. */
export type SubscriptionHead = SubscriptionRow & {
  readonly owner_name: string;
  readonly next_at: Date | null;
  readonly last: { readonly due_at: string; readonly sent: number; readonly failed: number; readonly waiting: number } | null;
};

const columns = 's.id, s.member_id, s.name, s.subject, s.format, s.rhythm, s.status';

/** What the actor subscribed to or receives, newest first. */
export function listSubscriptions(ctx: Context, limit: number): Promise<SubscriptionHead[]> {
  return ctx.session.query<SubscriptionHead>({
    name: 'delivery.list_subscriptions',
    text: `select ${columns}, m.name as owner_name,
        (select min(i.due_at) from delivery_issue i where i.workspace_id = s.workspace_id and i.subscription_id = s.id and i.status = 'planned') as next_at,
        (select jsonb_build_object('due_at', i.due_at, 'sent', count(g.id) filter (where g.status = 'sent'),
            'failed', count(g.id) filter (where g.status = 'failed'), 'waiting', count(g.id) filter (where g.status in ('waiting', 'sending')))
          from delivery_issue i left join delivery_message g on g.workspace_id = i.workspace_id and g.issue_id = i.id
          where i.workspace_id = s.workspace_id and i.subscription_id = s.id and i.status <> 'planned'
          group by i.id, i.due_at order by i.due_at desc limit 1) as last
      from delivery_subscription s join organisation_member m on m.workspace_id = s.workspace_id and m.id = s.member_id
      where s.workspace_id = $1 and (s.member_id = $2 or exists (select 1 from delivery_receiver r
        where r.workspace_id = s.workspace_id and r.subscription_id = s.id and r.member_id = $2 and r.is_listed and r.unsubscribed_at is null))
      order by s.created_at desc, s.id limit $3`,
    values: [ctx.workspace.id, ctx.actor.memberId, limit],
  });
}

/** One subscription, held until the transaction ends. */
export async function lockSubscription(ctx: Context, id: string): Promise<SubscriptionRow | undefined> {
  const [row] = await ctx.session.query<SubscriptionRow>({
    text: `select ${columns} from delivery_subscription s where s.workspace_id = $1 and s.id = $2 for update`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** One subscription. */
export async function findSubscription(ctx: Context, id: string): Promise<SubscriptionRow | undefined> {
  const [row] = await ctx.session.query<SubscriptionRow>({
    text: `select ${columns} from delivery_subscription s where s.workspace_id = $1 and s.id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** How many a member keeps. */
export async function countOwn(ctx: Context): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select count(*)::int as count from delivery_subscription where workspace_id = $1 and member_id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
  return row?.count ?? 0;
}

/** Writes a subscription anew or over what it was. */
export async function saveSubscription(ctx: Context, row: SubscriptionRow): Promise<void> {
  await ctx.session.query({
    text: `insert into delivery_subscription (workspace_id, id, member_id, name, subject, format, rhythm, status, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
      on conflict (workspace_id, id) do update set name = excluded.name, subject = excluded.subject, format = excluded.format, rhythm = excluded.rhythm,
        status = excluded.status, updated_at = excluded.updated_at`,
    values: [
      ctx.workspace.id,
      row.id,
      row.member_id,
      row.name,
      JSON.stringify(row.subject),
      row.format,
      JSON.stringify(row.rhythm),
      row.status,
      ctx.now,
    ],
  });
}

/** Removes a subscription with its receivers and its log. */
export async function deleteSubscription(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({ text: 'delete from delivery_subscription where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id] });
}

/** Receivers of some subscriptions, as they were put on the list. */
export function listReceivers(ctx: Context, subscriptionIds: readonly string[]): Promise<ReceiverRow[]> {
  return ctx.session.query<ReceiverRow>({
    text: `select r.id, r.subscription_id, r.member_id, r.address, coalesce(m.name, r.address) as name, r.unsubscribed_at
      from delivery_receiver r left join organisation_member m on m.workspace_id = r.workspace_id and m.id = r.member_id
      where r.workspace_id = $1 and r.subscription_id = any($2::uuid[]) and r.is_listed order by r.address is not null, name, r.id`,
    values: [ctx.workspace.id, subscriptionIds],
  });
}

/** Puts members and addresses on the list and takes others off; who has unsubscribed stays unsubscribed. */
export async function saveReceivers(ctx: Context, subscriptionId: string, members: readonly string[], addresses: readonly string[]): Promise<void> {
  const key = [ctx.workspace.id, subscriptionId];
  await ctx.session.query({
    text: `update delivery_receiver set is_listed = (member_id = any($3::uuid[])) is true or (address = any($4::text[])) is true
      where workspace_id = $1 and subscription_id = $2`,
    values: [...key, members, addresses],
  });
  const wanted = [...members.map((member) => ({ member, address: null })), ...addresses.map((address) => ({ member: null, address }))];
  await ctx.session.query({
    text: `insert into delivery_receiver (workspace_id, id, subscription_id, member_id, address)
      select $1, w.id, $2, w.member, w.address from unnest($3::uuid[], $4::uuid[], $5::text[]) as w (id, member, address)
      where not exists (select 1 from delivery_receiver r where r.workspace_id = $1 and r.subscription_id = $2
        and (r.member_id = w.member or r.address = w.address))`,
    values: [...key, wanted.map(() => ctx.newId()), wanted.map((each) => each.member), wanted.map((each) => each.address)],
  });
}

/** Members that can be sent something, of those named. */
export async function listReachable(ctx: Context, members: readonly string[]): Promise<string[]> {
  const rows = await ctx.session.query<{ id: string }>({
    text: `select id from organisation_member where workspace_id = $1 and id = any($2::uuid[]) and status = 'active' and email is not null`,
    values: [ctx.workspace.id, members],
  });
  return rows.map((row) => row.id);
}

/** Says that a receiver wants no more, or wants it again. */
export async function markUnsubscribed(ctx: Context, receiverId: string, at: Date | null): Promise<void> {
  await ctx.session.query({
    text: 'update delivery_receiver set unsubscribed_at = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, receiverId, at],
  });
}
