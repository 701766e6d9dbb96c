import { conflict, forbidden, invalid, type Issue, notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { enqueueJob } from '#engine/server/jobs/enqueue-job.ts';
import { scopeFor } from '#engine/server/policy/scope.ts';
import { queryWithin } from '#engine/server/query/query-records.ts';
import { loadDashboard } from '#features/analytics/server/public.ts';
import type { SubscriptionValues, updateSubscriptionRoute } from '../../contract/subscription.routes.ts';
import * as issues from '../issue.queries.ts';
import { findMail } from '../mail.queries.ts';
import { planAnew, planAt } from '../plan-next.ts';
import * as queries from '../subscription.queries.ts';
import type { SubscriptionRow } from '../subscription.queries.ts';

const word = { zh: '订阅', en: 'Subscription' };
const mostOwn = 50;

/** Subscribes to a dashboard or list the actor may see; the first due time is planned at once. */
export async function createSubscription(ctx: Context, input: SubscriptionValues): Promise<{ id: string }> {
  if ((await queries.countOwn(ctx)) >= mostOwn)
    throw conflict('delivery.too_many', {
      zh: `每人最多 ${mostOwn} 个订阅，请先删除不用的。`,
      en: `At most ${mostOwn} subscriptions each; delete one you no longer need.`,
    });
  const { members, addresses, ...values } = input;
  await requireSensible(ctx, input, []);
  const row: SubscriptionRow = { ...values, id: ctx.newId(), member_id: ctx.actor.memberId, status: 'active' };
  await queries.saveSubscription(ctx, row);
  await queries.saveReceivers(ctx, row.id, members, addresses);
  await planAnew(ctx, row);
  ctx.emit({ kind: 'delivery.subscribed', object: 'delivery_subscription', recordId: row.id, facts: { ...input } });
  return { id: row.id };
}

/** Changes one's own subscription; a new rhythm counts from now. */
export async function updateSubscription(ctx: Context, input: RouteInput<typeof updateSubscriptionRoute>): Promise<{ id: string }> {
  const before = await requireOwn(ctx, input.id);
  const listed = await queries.listReceivers(ctx, [before.id]);
  const members = listed.flatMap((each) => each.member_id ?? []);
  const addresses = listed.flatMap((each) => each.address ?? []);
  const { id, status = before.status, ...given } = input;
  const { member_id: _, status: __, id: ___, ...kept } = before;
  const values: SubscriptionValues = { ...kept, members, addresses, ...given };
  await requireSensible(ctx, values, members);
  const row: SubscriptionRow = { ...values, id, member_id: before.member_id, status };
  await queries.saveSubscription(ctx, row);
  await queries.saveReceivers(ctx, id, values.members, values.addresses);
  await planAnew(ctx, row);
  ctx.emit({ kind: 'delivery.subscription_changed', object: 'delivery_subscription', recordId: id, facts: { ...given, status } });
  return { id };
}

/** Ends one's own subscription; its log goes with it, the event stays. */
export async function deleteSubscription(ctx: Context, { id }: { readonly id: string }): Promise<{ id: string }> {
  const row = await requireOwn(ctx, id);
  await queries.deleteSubscription(ctx, id);
  ctx.emit({ kind: 'delivery.subscription_ended', object: 'delivery_subscription', recordId: id, facts: { name: row.name } });
  return { id };
}

/** Sends it once, now, besides its rhythm. */
export async function sendNow(ctx: Context, { id }: { readonly id: string }): Promise<{ id: string }> {
  await requireOwn(ctx, id);
  // By the minute, so that an impatient second click sends nothing twice.
  const minute = new Date(Math.floor(ctx.now.getTime() / 60_000) * 60_000);
  await planAt(ctx, id, minute);
  ctx.emit({ kind: 'delivery.sent_by_hand', object: 'delivery_subscription', recordId: id });
  return { id };
}

/** Lets what did not leave be sent again. */
export async function retryIssue(ctx: Context, { id }: { readonly id: string }): Promise<{ id: string }> {
  const issue = await issues.lockIssue(ctx, id);
  if (!issue || issue.subscription.member_id !== ctx.actor.memberId) throw notFound(word);
  if ((await issues.reopenFailed(ctx, id)) > 0) {
    await issues.markIssue(ctx, id, 'sending');
    await enqueueJob(ctx, 'delivery.send', { issueId: id });
  }
  return { id };
}

/** The actor wants no more of it. */
export async function leaveSubscription(ctx: Context, { id }: { readonly id: string }): Promise<{ id: string }> {
  const own = (await queries.listReceivers(ctx, [id])).find((each) => each.member_id === ctx.actor.memberId);
  if (!own) throw notFound(word);
  await queries.markUnsubscribed(ctx, own.id, ctx.now);
  ctx.emit({ kind: 'delivery.unsubscribed', object: 'delivery_subscription', recordId: id, facts: { receiver: own.id } });
  return { id };
}

async function requireOwn(ctx: Context, id: string): Promise<SubscriptionRow> {
  const row = await queries.lockSubscription(ctx, id);
  if (!row) throw notFound(word);
  if (row.member_id === ctx.actor.memberId) return row;
  throw forbidden('delivery.not_own', { zh: '这是别人建的订阅；你可以不再接收。', en: 'Somebody else made it; you can stop receiving it.' });
}

/** What is subscribed to may be seen (and exported) by whoever subscribes, and goes only to whom it may. */
async function requireSensible(ctx: Context, values: SubscriptionValues, membersBefore: readonly string[]): Promise<void> {
  const { subject, members, addresses } = values;
  if (subject.kind === 'dashboard') await loadDashboard(ctx, subject.id);
  else await queryWithin(ctx, scopeFor(ctx, subject.request.object, 'export'), { ...subject.request, limit: 1 });
  const wrong = [
    ...(members.length + addresses.length === 0
      ? [issue('members', 'delivery.nobody', { zh: '请选择收件人。', en: 'Choose who receives it.' })]
      : []),
    ...(subject.kind === 'list' && values.format !== 'xlsx'
      ? [issue('format', 'delivery.list_format', { zh: '列表只能发 Excel。', en: 'Lists are sent as Excel.' })]
      : []),
    ...(await unreachable(
      ctx,
      members.filter((each) => !membersBefore.includes(each)),
    )),
    ...(await outsideDomains(ctx, addresses)),
  ];
  if (wrong.length > 0) throw invalid(wrong);
}

async function unreachable(ctx: Context, members: readonly string[]): Promise<Issue[]> {
  const reachable = await queries.listReachable(ctx, members);
  return members.every((each) => reachable.includes(each))
    ? []
    : [issue('members', 'delivery.no_address', { zh: '有的成员没有邮箱或已停用。', en: 'A member has no e-mail address, or is no longer active.' })];
}

async function outsideDomains(ctx: Context, addresses: readonly string[]): Promise<Issue[]> {
  if (addresses.length === 0) return [];
  const allowed = (await findMail(ctx.session, ctx.workspace.id))?.allowed_domains ?? [];
  const refused = [...new Set(addresses.map(domainOf))].filter((domain) => !allowed.includes(domain));
  return refused.map((domain) =>
    issue('addresses', 'delivery.domain', {
      zh: `不能发到 ${domain}：管理员没有允许这个域名。`,
      en: `Nothing may be sent to ${domain}: no administrator has allowed this domain.`,
    }),
  );
}

/** The domain of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function issue(field: string, code: string, message: Label): Issue {
  return { field, code, message };
}
