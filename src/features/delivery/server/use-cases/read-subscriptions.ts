import { notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import type { Subscription } from '../../contract/subscription.routes.ts';
import { listIssues as listIssueRows } from '../issue.queries.ts';
import { findMail } from '../mail.queries.ts';
import * as queries from '../subscription.queries.ts';

const mostShown = 200;

/** What the actor subscribed to and what others send them. */
export async function listSubscriptions(ctx: Context) {
  const rows = await queries.listSubscriptions(ctx, mostShown);
  const receivers =
    rows.length === 0
      ? []
      : await queries.listReceivers(
          ctx,
          rows.map((row) => row.id),
        );
  const mail = await findMail(ctx.session, ctx.workspace.id);
  return {
    subscriptions: rows.map((row) => viewOf(ctx, row, receivers)),
    mail: { is_ready: mail !== undefined, allowed_domains: [...(mail?.allowed_domains ?? [])] },
  };
}

/** What was sent of a subscription, newest first; for whoever made it. */
export async function listIssues(ctx: Context, { id }: { readonly id: string }) {
  const row = await queries.findSubscription(ctx, id);
  if (row?.member_id !== ctx.actor.memberId) throw notFound({ zh: '订阅', en: 'Subscription' });
  const rows = await listIssueRows(ctx, id, 50);
  return { issues: rows.map((each) => ({ ...each, due_at: each.due_at.toISOString(), messages: [...each.messages] })) };
}

function viewOf(ctx: Context, row: queries.SubscriptionHead, receivers: readonly queries.ReceiverRow[]): Subscription {
  const { id, name, subject, format, rhythm, status } = row;
  return {
    id,
    name,
    subject,
    format,
    rhythm,
    status,
    owner: { id: row.member_id, name: row.owner_name },
    receivers: receivers
      .filter((each) => each.subscription_id === id)
      .map((each) => ({ id: each.id, member: each.member_id, name: each.name, unsubscribed_at: each.unsubscribed_at?.toISOString() ?? null })),
    next_at: status === 'active' ? (row.next_at?.toISOString() ?? null) : null,
    last: row.last,
    can_edit: row.member_id === ctx.actor.memberId,
  };
}
