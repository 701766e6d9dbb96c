import type { Context } from '#engine/server/context.ts';
import { queryRecords } from '#engine/server/records/records.ts';
import { type Issue, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type {
  createWebhookRoute,
  deleteWebhookRoute,
  listWebhooksRoute,
  rotateSecretRoute,
  updateWebhookRoute,
  Webhook,
} from '../../contract/webhooks.routes.ts';
import { giveUpWaiting } from '../delivery.queries.ts';
import { requireManager } from '../integration.policy.ts';
import { createSigningSecret } from '../sign-message.ts';
import { webhookObject } from '../wanted-events.ts';
import { deleteWebhookRow, listWebhookSummaries, lockWebhook, saveWebhook, type WebhookRow, type WebhookSummary } from '../webhook.queries.ts';

const hourMs = 3_600_000;
const webhookLabel = { zh: 'Webhook', en: 'Webhook' };

/** All webhooks of the workspace with how they fare. */
export async function listWebhooks(ctx: Context): Promise<RouteOutput<typeof listWebhooksRoute>> {
  requireManager(ctx.actor);
  const rows = await listWebhookSummaries(ctx.session, ctx.workspace.id);
  return { webhooks: rows.map((row) => toView(row, ctx.now)) };
}

/** Makes a webhook; the secret is in the answer and shown nowhere again. */
export async function createWebhook(ctx: Context, input: RouteInput<typeof createWebhookRoute>): Promise<RouteOutput<typeof createWebhookRoute>> {
  requireManager(ctx.actor);
  const { memberId = ctx.actor.memberId, ...given } = input;
  const webhook: WebhookRow = {
    ...given,
    memberId,
    id: ctx.newId(),
    secret: createSigningSecret(),
    previousSecret: null,
    previousUntil: null,
    status: 'active',
    statusReason: null,
    failingSince: null,
    createdAt: ctx.now,
  };
  await requireSound(ctx, webhook);
  await save(ctx, webhook, 'created');
  return { id: webhook.id, secret: webhook.secret };
}

/** Changes, pauses or resumes a webhook; what waits while it is paused is given up and can be replayed. */
export async function updateWebhook(ctx: Context, input: RouteInput<typeof updateWebhookRoute>): Promise<{ id: string }> {
  requireManager(ctx.actor);
  const before = await getLocked(ctx, input.id);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const webhook: WebhookRow = { ...before, ...given };
  const isResumed = before.status !== 'active' && webhook.status === 'active';
  await requireSound(ctx, webhook);
  await save(ctx, isResumed ? { ...webhook, statusReason: null, failingSince: null } : webhook, 'updated');
  if (webhook.status !== 'active') await giveUpWaiting(ctx.session, ctx.workspace.id, webhook.id, ctx.now);
  return { id: webhook.id };
}

/** Removes a webhook and its log. */
export async function deleteWebhook(ctx: Context, input: RouteInput<typeof deleteWebhookRoute>): Promise<{ id: string }> {
  requireManager(ctx.actor);
  const webhook = await getLocked(ctx, input.id);
  await deleteWebhookRow(ctx.session, ctx.workspace.id, webhook.id);
  tell(ctx, webhook, 'deleted');
  return { id: webhook.id };
}

/** Makes a new secret; the old one goes on signing beside it until receivers have taken over. */
export async function rotateSecret(ctx: Context, input: RouteInput<typeof rotateSecretRoute>): Promise<RouteOutput<typeof rotateSecretRoute>> {
  requireManager(ctx.actor);
  const before = await getLocked(ctx, input.id);
  const oldUntil = input.keepOldHours === 0 ? null : new Date(ctx.now.getTime() + input.keepOldHours * hourMs);
  const secret = createSigningSecret();
  await save(ctx, { ...before, secret, previousSecret: oldUntil && before.secret, previousUntil: oldUntil }, 'secret_rotated');
  return { secret, oldUntil: oldUntil?.toISOString() ?? null };
}

async function getLocked(ctx: Context, id: string): Promise<WebhookRow> {
  const webhook = await lockWebhook(ctx.session, ctx.workspace.id, id);
  if (!webhook) throw notFound(webhookLabel);
  return webhook;
}

async function save(ctx: Context, webhook: WebhookRow, what: string): Promise<void> {
  await saveWebhook(ctx.session, ctx.workspace.id, webhook, { memberId: ctx.actor.memberId, at: ctx.now });
  tell(ctx, webhook, what);
}

function tell(ctx: Context, { id, name, url, status }: WebhookRow, what: string): void {
  ctx.emit({ kind: `integration.webhook_${what}`, object: webhookObject, recordId: id, facts: { name, url, status } });
}

async function requireSound(ctx: Context, webhook: WebhookRow): Promise<void> {
  const issues = [...urlIssues(webhook.url), ...objectIssues(ctx, webhook), ...(await memberIssues(ctx, webhook.memberId))];
  if (issues.length > 0) throw invalid(issues);
  // Asking once shows whether the condition is one, with the engine's own words when it is not.
  const [object] = webhook.objects;
  if (webhook.expression !== null && object !== undefined) await queryRecords(ctx, object, { expression: webhook.expression, limit: 1 });
}

function urlIssues(text: string): Issue[] {
  const url = new URL(text);
  const isSound = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  const message = { zh: '地址须为 https://，且不含用户名和密码。', en: 'The address must be https:// without a user name or password in it.' };
  return isSound ? [] : [{ field: 'url', code: 'integration.url', message }];
}

function objectIssues(ctx: Context, webhook: WebhookRow): Issue[] {
  const unknown = webhook.objects.filter((object) => !ctx.registry.objects.has(object));
  const list = [...ctx.registry.objects.keys()].join(', ');
  const issues: Issue[] = unknown.map((object) => ({
    field: 'objects',
    code: 'integration.object_unknown',
    message: { zh: `没有对象“${object}”。可用：${list}。`, en: `There is no object ${object}. Known: ${list}.` },
  }));
  if (webhook.expression === null || webhook.objects.length === 1) return issues;
  const message = { zh: '写条件时，请只选一个对象。', en: 'A condition needs exactly one object.' };
  return [...issues, { field: 'expression', code: 'integration.expression_object', message }];
}

async function memberIssues(ctx: Context, memberId: string): Promise<Issue[]> {
  const rows = await ctx.session.query({
    text: `select 1 from organisation_member where workspace_id = $1 and id = $2 and status <> 'left'`,
    values: [ctx.workspace.id, memberId],
  });
  const message = { zh: '没有这位成员，或已离开。', en: 'There is no such member, or they have left.' };
  return rows.length > 0 ? [] : [{ field: 'memberId', code: 'integration.member', message }];
}

function toView(row: WebhookSummary, now: Date): Webhook {
  const isOldGood = row.previousUntil !== null && row.previousUntil > now;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    member: { id: row.memberId, name: row.memberName },
    objects: row.objects,
    kinds: row.kinds,
    expression: row.expression,
    status: row.status,
    reason: row.statusReason,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    oldSecretUntil: isOldGood ? (row.previousUntil?.toISOString() ?? null) : null,
    waiting: row.waiting,
    dead: row.dead,
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
  };
}
