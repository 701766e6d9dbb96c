import { z } from 'zod';
import { Instant } from '#platform/contract/instant.ts';
import { defineRoute } from '#platform/contract/route.ts';
import { ExportRequest } from '#engine/contract/export/export.routes.ts';
import { DocumentFormat } from '#features/analytics/contract/dashboard-file.routes.ts';
import { BoardFilter } from '#features/analytics/contract/tile.ts';
import { Rhythm } from './due-times.ts';

const Id = z.object({ id: z.uuid() });
const Label = z.object({ zh: z.string(), en: z.string() });

/** A dashboard as it opens (or under a filter), or the records of a list. */
export const SubscriptionSubject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dashboard'),
    id: z.union([z.uuid(), z.string().regex(/^ready:[a-z_]{1,40}$/)]),
    filter: BoardFilter.omit({ asOf: true }).optional(),
  }),
  z.strictObject({ kind: z.literal('list'), request: ExportRequest.omit({ format: true, locale: true, asOf: true }) }),
]);
export type SubscriptionSubject = z.infer<typeof SubscriptionSubject>;

const Values = z.object({
  name: z.string().trim().min(1).max(120),
  subject: SubscriptionSubject,
  /** Lists are always Excel. */
  format: DocumentFormat,
  rhythm: Rhythm,
  /** Each gets what they may see themselves. */
  members: z.array(z.uuid()).max(50),
  /** Outside, in domains an administrator allows; they get what the subscriber may see. */
  addresses: z.array(z.email().max(254).toLowerCase()).max(20),
});
export type SubscriptionValues = z.infer<typeof Values>;

const Receiver = z.object({
  id: z.uuid(),
  member: z.uuid().nullable(),
  /** The member's name, or the address. */
  name: z.string(),
  unsubscribed_at: Instant.nullable(),
});

/** Something that is sent by e-mail again and again. */
export const Subscription = Values.omit({ members: true, addresses: true }).extend({
  id: z.uuid(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
  receivers: z.array(Receiver),
  status: z.enum(['active', 'paused']),
  next_at: Instant.nullable(),
  /** The last time it was due, with how many messages arrived and how many did not. */
  last: z.object({ due_at: Instant, sent: z.int(), failed: z.int(), waiting: z.int() }).nullable(),
  can_edit: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

export const listSubscriptionsRoute = defineRoute({
  id: 'delivery.subscriptions',
  method: 'GET',
  path: '/api/subscriptions',
  kind: 'read',
  keyScope: 'any',
  summary: { zh: '我的订阅：自己建的和收到的', en: 'Subscriptions one made or receives' },
  output: z.object({
    subscriptions: z.array(Subscription),
    /** Whether mail can leave, and to which domains outside. */
    mail: z.object({ is_ready: z.boolean(), allowed_domains: z.array(z.string()) }),
  }),
});

export const createSubscriptionRoute = defineRoute({
  id: 'delivery.subscribe',
  method: 'POST',
  path: '/api/subscriptions',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '订阅仪表盘或列表，定时发到邮箱', en: 'Subscribe to a dashboard or list by e-mail' },
  body: Values,
  output: Id,
});

export const updateSubscriptionRoute = defineRoute({
  id: 'delivery.update_subscription',
  method: 'PATCH',
  path: '/api/subscriptions/:id',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '修改、暂停或恢复订阅', en: 'Change, pause or resume a subscription' },
  params: Id,
  body: Values.extend({ status: z.enum(['active', 'paused']) }).partial(),
  output: Id,
});

export const deleteSubscriptionRoute = defineRoute({
  id: 'delivery.delete_subscription',
  method: 'DELETE',
  path: '/api/subscriptions/:id',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '删除订阅及其记录', en: 'Delete a subscription with its log' },
  params: Id,
  output: Id,
});

export const leaveSubscriptionRoute = defineRoute({
  id: 'delivery.stop_receiving',
  method: 'POST',
  path: '/api/subscriptions/:id/leave',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '不再接收', en: 'Stop receiving it' },
  params: Id,
  output: Id,
});

export const sendSubscriptionRoute = defineRoute({
  id: 'delivery.send_now',
  method: 'POST',
  path: '/api/subscriptions/:id/send',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '现在发一次', en: 'Send it once now' },
  params: Id,
  output: Id,
});

const Message = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  status: z.enum(['waiting', 'sending', 'sent', 'failed']),
  attempts: z.int(),
  /** What went wrong and what to do. */
  says: Label.nullable(),
  /** In the mail server’s own words. */
  answer: z.string().nullable(),
  finished_at: Instant.nullable(),
});

/** One time it was due. */
export const SubscriptionIssue = z.object({
  id: z.uuid(),
  due_at: Instant,
  status: z.enum(['planned', 'sending', 'done']),
  messages: z.array(Message),
});
export type SubscriptionIssue = z.infer<typeof SubscriptionIssue>;

export const listIssuesRoute = defineRoute({
  id: 'delivery.log',
  method: 'GET',
  path: '/api/subscriptions/:id/issues',
  kind: 'read',
  keyScope: 'any',
  summary: { zh: '发送记录，最新在前', en: 'What was sent, newest first' },
  params: Id,
  output: z.object({ issues: z.array(SubscriptionIssue) }),
});

export const retryIssueRoute = defineRoute({
  id: 'delivery.retry',
  method: 'POST',
  path: '/api/subscription-issues/:id/retry',
  kind: 'write',
  keyScope: 'any',
  summary: { zh: '重发没有发出的邮件', en: 'Send again what did not leave' },
  params: Id,
  output: Id,
});

const Token = z.object({ token: z.string().max(300) });
const Standing = z.object({ name: z.string(), workspace: z.string(), receiver: z.string(), is_subscribed: z.boolean() });

export const getUnsubscribeRoute = defineRoute({
  id: 'delivery.see_unsubscribe',
  method: 'GET',
  path: '/api/unsubscribe/:token',
  kind: 'read',
  access: 'public',
  summary: { zh: '邮件里的退订链接指的是什么', en: 'What an unsubscribe link is about' },
  params: Token,
  output: Standing,
});

export const unsubscribeRoute = defineRoute({
  id: 'delivery.unsubscribe',
  method: 'POST',
  path: '/api/unsubscribe/:token',
  kind: 'write',
  access: 'public',
  form: true,
  summary: { zh: '退订（无需登录）', en: 'Unsubscribe, without signing in' },
  params: Token,
  output: Standing,
});
