import { WebhookMessage } from './webhooks.routes.ts';

/** What webhooks send, for the API document. */
export const webhookMessage = {
  name: 'record_changed',
  summary: {
    zh: '记录有变化时发往 Webhook 地址（Standard Webhooks）',
    en: 'Sent to the address of a webhook when a record changes (Standard Webhooks)',
  },
  headers: {
    'webhook-id': 'Id of the event; the same on every attempt and replay, so take each once.',
    'webhook-timestamp': 'Seconds since 1970 when this attempt was made.',
    'webhook-signature': '`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`; several, separated by spaces, while a secret is changed.',
  },
  body: WebhookMessage,
} as const;
