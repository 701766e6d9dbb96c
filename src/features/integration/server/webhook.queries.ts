import type { Session } from '#platform/server/database/database.ts';
import type { Webhook } from '../contract/webhooks.routes.ts';

/** A webhook as the server works with it. */
export interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly memberId: string;
  readonly objects: string[];
  readonly kinds: string[];
  readonly expression: string | null;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: Date | null;
  readonly status: Webhook['status'];
  readonly statusReason: string | null;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
}

const columns = `w.id, w.name, w.url, w.member_id as "memberId", w.objects, w.kinds, w.expression, w.secret, w.previous_secret as "previousSecret",
  w.previous_until as "previousUntil", w.status, w.status_reason as "statusReason", w.failing_since as "failingSince", w.created_at as "createdAt"`;

/** Of the workspace, those that deliver now. */
export function listActiveWebhooks(session: Session, workspaceId: string): Promise<WebhookRow[]> {
  return session.query<WebhookRow>({
    name: 'integration.active_webhooks',
    text: `select ${columns} from integration_webhook w where w.workspace_id = $1 and w.status = 'active' order by w.id limit 500`,
    values: [workspaceId],
  });
}

/** One webhook with its secret. */
export async function findWebhook(session: Session, workspaceId: string, id: string): Promise<WebhookRow | undefined> {
  const text = `select ${columns} from integration_webhook w where w.workspace_id = $1 and w.id = $2`;
  const rows = await session.query<WebhookRow>({ text, values: [workspaceId, id] });
  return rows[0];
}

/** One webhook, held until the transaction ends. */
export async function lockWebhook(session: Session, workspaceId: string, id: string): Promise<WebhookRow | undefined> {
  const text = `select ${columns} from integration_webhook w where w.workspace_id = $1 and w.id = $2 for update`;
  const rows = await session.query<WebhookRow>({ text, values: [workspaceId, id] });
  return rows[0];
}

/** A webhook with what its owner wants to know of it. */
export interface WebhookSummary extends WebhookRow {
  readonly memberName: string;
  readonly waiting: number;
  readonly dead: number;
  readonly lastDeliveredAt: Date | null;
}

/** All of the workspace, oldest first; counts stop at 1,000. */
export function listWebhookSummaries(session: Session, workspaceId: string): Promise<WebhookSummary[]> {
  const count = (status: string) => `(select count(*)::int from (select 1 from integration_delivery d
      where d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.status = '${status}' limit 1000) few)`;
  return session.query<WebhookSummary>({
    text: `select ${columns}, m.name as "memberName", ${count('waiting')} as waiting, ${count('dead')} as dead,
        (select d.finished_at from integration_delivery d where d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.status = 'delivered'
          order by d.id desc limit 1) as "lastDeliveredAt"
      from integration_webhook w join organisation_member m on m.workspace_id = w.workspace_id and m.id = w.member_id
      where w.workspace_id = $1 order by w.created_at, w.id limit 500`,
    values: [workspaceId],
  });
}

/** Writes a webhook's settings, new or changed. */
export async function saveWebhook(session: Session, workspaceId: string, row: WebhookRow, by: { memberId: string; at: Date }): Promise<void> {
  await session.query({
    text: `insert into integration_webhook (workspace_id, id, name, url, member_id, objects, kinds, expression, secret, previous_secret, previous_until,
        status, status_reason, failing_since, created_at, created_by, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      on conflict (workspace_id, id) do update set name = excluded.name, url = excluded.url, member_id = excluded.member_id, objects = excluded.objects,
        kinds = excluded.kinds, expression = excluded.expression, secret = excluded.secret, previous_secret = excluded.previous_secret,
        previous_until = excluded.previous_until, status = excluded.status, status_reason = excluded.status_reason,
        failing_since = excluded.failing_since, updated_at = excluded.updated_at`,
    values: [
      workspaceId,
      row.id,
      row.name,
      row.url,
      row.memberId,
      row.objects,
      row.kinds,
      row.expression,
      row.secret,
      row.previousSecret,
      row.previousUntil,
      row.status,
      row.statusReason,
      row.failingSince,
      row.createdAt,
      by.memberId,
      by.at,
    ],
  });
}

/** Removes a webhook with its deliveries. */
export async function deleteWebhookRow(session: Session, workspaceId: string, id: string): Promise<void> {
  await session.query({ text: 'delete from integration_webhook where workspace_id = $1 and id = $2', values: [workspaceId, id] });
}

// A job that was asked for so long ago and has not begun is lost, e.g. in a restored backup.
const lostAfter = "interval '10 minutes'";

/** True when nobody has asked yet for the webhook's waiting deliveries to be sent. */
export async function markQueued(session: Session, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const rows = await session.query({
    text: `update integration_webhook set queued_at = $3 where workspace_id = $1 and id = $2
      and (queued_at is null or queued_at < $3::timestamptz - ${lostAfter}) returning 1`,
    values: [workspaceId, id, now],
  });
  return rows.length > 0;
}

/** Says that sending begins: deliveries from now on ask anew. */
export async function markBegun(session: Session, workspaceId: string, id: string): Promise<void> {
  await session.query({ text: 'update integration_webhook set queued_at = null where workspace_id = $1 and id = $2', values: [workspaceId, id] });
}

/** True when no look at the deliveries that wait is planned at `at` or before. */
export async function markRetryPlanned(session: Session, workspaceId: string, id: string, now: Date, at: Date): Promise<boolean> {
  const rows = await session.query({
    text: `update integration_webhook set retry_at = $4 where workspace_id = $1 and id = $2
      and (retry_at is null or retry_at <= $3 or retry_at > $4) returning 1`,
    values: [workspaceId, id, now, at],
  });
  return rows.length > 0;
}
