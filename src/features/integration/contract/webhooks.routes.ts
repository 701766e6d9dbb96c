import { z } from 'zod';
import { Instant } from '#platform/contract/instant.ts';
import { defineRoute } from '#platform/contract/route.ts';
import { ChangeEntry } from './changes.routes.ts';

const Id = z.object({ id: z.uuid() });
const Name = z.string().trim().min(1).max(120);
const Url = z.url().max(2000);
const Names = z.array(z.string().min(1).max(80)).max(60);
const Expression = z.string().max(4000);

/** `active` delivers, `paused` was stopped by a person, `disabled` was stopped because nothing arrived for days. */
export const webhookStatuses = ['active', 'paused', 'disabled'] as const;
/** `dead` is tried no more until somebody replays it. */
export const deliveryStatuses = ['waiting', 'delivered', 'dead'] as const;

/** What a webhook sends. `type` is `<object>.created`, `.updated`, `.deleted`, `.gone`, or the fact itself, e.g. `opportunity.stage_moved`. */
export const WebhookMessage = z
  .object({
    type: z.string(),
    /** When it happened. */
    timestamp: Instant,
    data: ChangeEntry.extend({
      /** The record as the webhook's member saw it when the message was made; null when it is gone. */
      record: z.record(z.string(), z.unknown()).nullable(),
    }),
  })
  .meta({ title: 'WebhookMessage' });
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** A webhook as people see it; never its secret. */
export const Webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  /** As whom it reads: it carries only what this member may see. */
  member: z.object({ id: z.uuid(), name: z.string() }),
  /** Objects it wants; empty: all. */
  objects: z.array(z.string()),
  /** Kinds of events it wants; empty: all. */
  kinds: z.array(z.string()),
  /** Sent only when this holds for the record; deletions are always sent. Needs exactly one object. */
  expression: z.string().nullable(),
  status: z.enum(webhookStatuses),
  /** Why it was disabled. */
  reason: z.string().nullable(),
  failingSince: Instant.nullable(),
  createdAt: Instant,
  /** The secret before the last rotation signs too until then. */
  oldSecretUntil: Instant.nullable(),
  waiting: z.int(),
  dead: z.int(),
  lastDeliveredAt: Instant.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

export const listWebhooksRoute = defineRoute({
  id: 'integration.webhooks',
  method: 'GET',
  path: '/api/webhooks',
  kind: 'read',
  summary: { zh: 'Webhook 列表', en: 'Webhooks' },
  output: z.object({ webhooks: z.array(Webhook) }),
});

export const webhookOptionsRoute = defineRoute({
  id: 'integration.webhook_options',
  method: 'GET',
  path: '/api/webhooks/options',
  kind: 'read',
  summary: { zh: 'Webhook 可订阅的对象与事件', en: 'Objects and kinds of events a webhook may want' },
  output: z.object({
    objects: z.array(z.object({ id: z.string(), label: z.object({ zh: z.string(), en: z.string() }) })),
    kinds: z.array(z.string()),
  }),
});

export const createWebhookRoute = defineRoute({
  id: 'integration.create_webhook',
  method: 'POST',
  path: '/api/webhooks',
  kind: 'write',
  summary: { zh: '新建 Webhook；密钥只显示一次', en: 'Create a webhook; its secret is shown once' },
  body: z.object({
    name: Name,
    url: Url,
    memberId: z.uuid().optional(),
    objects: Names.default([]),
    kinds: Names.default([]),
    expression: Expression.nullable().default(null),
  }),
  output: z.object({ id: z.uuid(), secret: z.string() }),
});

export const updateWebhookRoute = defineRoute({
  id: 'integration.update_webhook',
  method: 'PATCH',
  path: '/api/webhooks/:id',
  kind: 'write',
  summary: { zh: '修改、暂停或恢复 Webhook', en: 'Change, pause or resume a webhook' },
  params: Id,
  body: z.object({
    name: Name.optional(),
    url: Url.optional(),
    memberId: z.uuid().optional(),
    objects: Names.optional(),
    kinds: Names.optional(),
    expression: Expression.nullable().optional(),
    status: z.enum(['active', 'paused']).optional(),
  }),
  output: Id,
});

export const deleteWebhookRoute = defineRoute({
  id: 'integration.delete_webhook',
  method: 'DELETE',
  path: '/api/webhooks/:id',
  kind: 'write',
  summary: { zh: '删除 Webhook 及其投递记录', en: 'Delete a webhook and its log' },
  params: Id,
  output: Id,
});

export const rotateSecretRoute = defineRoute({
  id: 'integration.rotate_secret',
  method: 'POST',
  path: '/api/webhooks/:id/rotate-secret',
  kind: 'write',
  summary: { zh: '更换密钥；旧密钥在过渡期内同时签名', en: 'Make a new secret; the old one signs too for a while' },
  params: Id,
  body: z.object({ keepOldHours: z.int().min(0).max(168).default(24) }),
  output: z.object({ secret: z.string(), oldUntil: Instant.nullable() }),
});

/** One answer of an address, cut to what a person reads. */
const Attempt = z.object({
  at: Instant,
  requestHeaders: z.record(z.string(), z.string()),
  status: z.int().nullable(),
  responseHeaders: z.record(z.string(), z.string()).nullable(),
  responseBody: z.string().nullable(),
  /** Why there was no answer. */
  error: z.string().nullable(),
  durationMs: z.int(),
});
/** One answer of an address. */
export type Attempt = z.infer<typeof Attempt>;

export const testWebhookRoute = defineRoute({
  id: 'integration.test_webhook',
  method: 'POST',
  path: '/api/webhooks/:id/test',
  kind: 'write',
  raw: true,
  summary: { zh: '发送一条测试消息', en: 'Send a test message now' },
  params: Id,
  output: Attempt,
});

const Delivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  eventId: z.uuid(),
  type: z.string(),
  object: z.string(),
  recordId: z.uuid(),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  nextAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
/** A delivery as people see it. */
export type Delivery = z.infer<typeof Delivery>;

export const listDeliveriesRoute = defineRoute({
  id: 'integration.deliveries',
  method: 'GET',
  path: '/api/webhooks/:id/deliveries',
  kind: 'read',
  summary: { zh: '投递记录，最新在前', en: 'Deliveries, newest first' },
  params: Id,
  query: z.object({
    status: z.enum(deliveryStatuses).optional(),
    /** `nextCursor` of the page before. */
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ deliveries: z.array(Delivery), nextCursor: z.string().nullable() }),
});

export const getDeliveryRoute = defineRoute({
  id: 'integration.delivery',
  method: 'GET',
  path: '/api/webhook-deliveries/:id',
  kind: 'read',
  summary: { zh: '一次投递：内容与每次尝试', en: 'A delivery: what was sent and every attempt' },
  params: Id,
  output: Delivery.extend({ payload: z.string(), log: z.array(Attempt) }),
});

export const replayDeliveryRoute = defineRoute({
  id: 'integration.replay_delivery',
  method: 'POST',
  path: '/api/webhook-deliveries/:id/replay',
  kind: 'write',
  summary: { zh: '重新投递一条', en: 'Deliver one again' },
  params: Id,
  output: Id,
});

export const replayPeriodRoute = defineRoute({
  id: 'integration.replay_period',
  method: 'POST',
  path: '/api/webhooks/:id/replay',
  kind: 'write',
  summary: { zh: '重新投递一段时间内的事件', en: 'Deliver the events of a period again' },
  params: Id,
  body: z.object({
    from: Instant,
    to: Instant,
    /** `dead`: only what was given up; `missed`: also events never delivered, e.g. while it was disabled; `all`: everything again. */
    which: z.enum(['dead', 'missed', 'all']).default('missed'),
  }),
  output: z.object({ jobId: z.uuid() }),
});
