import type { Session } from '#platform/server/database/database.ts';
import type { Attempt, Delivery } from '../contract/webhooks.routes.ts';

/** A message to be delivered. */
export interface NewDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventAt: Date;
  readonly type: string;
  readonly object: string;
  readonly recordId: string;
  readonly payload: string;
}

/** Writes deliveries of events that have none yet; gives how many are new. With `again`, those that have one are delivered once more. */
export async function createDeliveries(
  session: Session,
  to: { workspaceId: string; webhookId: string; at: Date; again?: boolean },
  messages: readonly NewDelivery[],
): Promise<number> {
  const rows = await session.query({
    text: `insert into integration_delivery (workspace_id, webhook_id, next_at, created_at, id, event_id, event_at, type, object, record_id, payload)
      select $1, $2, $3, $3, m.* from unnest($4::uuid[], $5::uuid[], $6::timestamptz[], $7::text[], $8::text[], $9::uuid[], $10::text[]) as m
      on conflict (workspace_id, webhook_id, event_id) do ${to.again ? again : 'nothing'} returning 1`,
    values: [
      to.workspaceId,
      to.webhookId,
      to.at,
      messages.map((each) => each.id),
      messages.map((each) => each.eventId),
      messages.map((each) => each.eventAt),
      messages.map((each) => each.type),
      messages.map((each) => each.object),
      messages.map((each) => each.recordId),
      messages.map((each) => each.payload),
    ],
  });
  return rows.length;
}

// The payload stays what was first sent: the receiver knows the message by its id.
const again = `update set status = 'waiting', attempts = 0, next_at = excluded.next_at, claimed_until = null, finished_at = null
  where integration_delivery.status <> 'waiting'`;

/** A delivery taken to be sent. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly payload: string;
  readonly attempts: number;
}

/** Takes deliveries that are due, so that no other process sends them; a claim nobody ends lapses. */
export function claimDeliveries(
  session: Session,
  of: { workspaceId: string; webhookId: string; now: Date; until: Date; limit: number },
): Promise<ClaimedDelivery[]> {
  return session.query<ClaimedDelivery>({
    name: 'integration.claim',
    text: `update integration_delivery d set claimed_until = $4 from (
        select id from integration_delivery where workspace_id = $1 and webhook_id = $2 and status = 'waiting' and next_at <= $3
          and (claimed_until is null or claimed_until <= $3)
        order by next_at, id limit $5 for update skip locked) due
      where d.workspace_id = $1 and d.id = due.id returning d.id, d.event_id as "eventId", d.payload, d.attempts`,
    values: [of.workspaceId, of.webhookId, of.now, of.until, of.limit],
  });
}

/** What an attempt came to. */
export interface AttemptResult {
  readonly deliveryId: string;
  readonly attemptId: string;
  readonly attempt: Attempt;
  readonly number: number;
  readonly status: Delivery['status'];
  readonly nextAt: Date;
  readonly finishedAt: Date | null;
}

/** Notes an attempt and what follows from it. */
export async function saveAttempt(session: Session, workspaceId: string, result: AttemptResult): Promise<void> {
  const { attempt } = result;
  await session.query({
    name: 'integration.attempt',
    text: `with ended as (
        update integration_delivery set status = $4, attempts = $5, next_at = $6, claimed_until = null, last_status = $7, last_error = $8, finished_at = $9
        where workspace_id = $1 and id = $2 returning id)
      insert into integration_attempt (workspace_id, id, delivery_id, number, at, request_headers, response_status, response_headers, response_body, error, duration_ms)
      select $1, $3, id, $5, $10, $11, $7, $12, $13, $8, $14 from ended`,
    values: [
      workspaceId,
      result.deliveryId,
      result.attemptId,
      result.status,
      result.number,
      result.nextAt,
      attempt.status,
      attempt.error,
      result.finishedAt,
      attempt.at,
      JSON.stringify(attempt.requestHeaders),
      attempt.responseHeaders && JSON.stringify(attempt.responseHeaders),
      attempt.responseBody,
      attempt.durationMs,
    ],
  });
}

/** When the next waiting delivery is due; undefined when none waits. */
export async function findNextDue(session: Session, workspaceId: string, webhookId: string): Promise<Date | undefined> {
  const rows = await session.query<{ at: Date | null }>({
    text: `select min(greatest(next_at, claimed_until)) as at from integration_delivery where workspace_id = $1 and webhook_id = $2 and status = 'waiting'`,
    values: [workspaceId, webhookId],
  });
  return rows[0]?.at ?? undefined;
}

/** Gives up what waits, e.g. because the webhook was switched off; it can be replayed. */
export async function giveUpWaiting(session: Session, workspaceId: string, webhookId: string, now: Date): Promise<void> {
  await session.query({
    text: `update integration_delivery set status = 'dead', finished_at = $3, claimed_until = null where workspace_id = $1 and webhook_id = $2 and status = 'waiting'`,
    values: [workspaceId, webhookId, now],
  });
}

/** Puts deliveries back to be sent again, from the first attempt; gives the webhooks they belong to. */
export async function resetDelivery(session: Session, workspaceId: string, id: string, now: Date): Promise<string | undefined> {
  const rows = await session.query<{ webhookId: string }>({
    text: `update integration_delivery set status = 'waiting', attempts = 0, next_at = $3, claimed_until = null, finished_at = null
      where workspace_id = $1 and id = $2 returning webhook_id as "webhookId"`,
    values: [workspaceId, id, now],
  });
  return rows[0]?.webhookId;
}

/** Puts the dead letters of a period back; gives how many. */
export async function resetDead(
  session: Session,
  workspaceId: string,
  webhookId: string,
  period: { from: Date; to: Date },
  now: Date,
): Promise<number> {
  const rows = await session.query({
    text: `update integration_delivery set status = 'waiting', attempts = 0, next_at = $5, finished_at = null
      where workspace_id = $1 and webhook_id = $2 and status = 'dead' and event_at between $3 and $4 returning 1`,
    values: [workspaceId, webhookId, period.from, period.to, now],
  });
  return rows.length;
}

const shown = `id, webhook_id as "webhookId", event_id as "eventId", type, object, record_id as "recordId", status, attempts, last_status as "lastStatus",
  last_error as "lastError", created_at as "createdAt", next_at as "nextAt", finished_at as "finishedAt"`;

/** A delivery's row. */
export type DeliveryRow = Omit<Delivery, 'createdAt' | 'nextAt' | 'finishedAt'> & {
  readonly createdAt: Date;
  readonly nextAt: Date;
  readonly finishedAt: Date | null;
};

/** Newest first, bounded. */
export function listDeliveryRows(
  session: Session,
  of: { workspaceId: string; webhookId: string; status: string | undefined; before: string | undefined; limit: number },
): Promise<DeliveryRow[]> {
  return session.query<DeliveryRow>({
    text: `select ${shown} from integration_delivery where workspace_id = $1 and webhook_id = $2 and ($3::text is null or status = $3)
      and ($4::uuid is null or id < $4) order by id desc limit $5`,
    values: [of.workspaceId, of.webhookId, of.status ?? null, of.before ?? null, of.limit],
  });
}

/** One delivery with its payload. */
export async function findDelivery(session: Session, workspaceId: string, id: string): Promise<(DeliveryRow & { payload: string }) | undefined> {
  const text = `select ${shown}, payload from integration_delivery where workspace_id = $1 and id = $2`;
  const rows = await session.query<DeliveryRow & { payload: string }>({ text, values: [workspaceId, id] });
  return rows[0];
}

type AttemptRow = Omit<Attempt, 'at'> & { readonly at: Date };

/** The attempts at a delivery, oldest first. */
export function listAttempts(session: Session, workspaceId: string, deliveryId: string): Promise<AttemptRow[]> {
  return session.query<AttemptRow>({
    text: `select at, request_headers as "requestHeaders", response_status as status, response_headers as "responseHeaders", response_body as "responseBody",
        error, duration_ms as "durationMs"
      from integration_attempt where workspace_id = $1 and delivery_id = $2 order by id limit 100`,
    values: [workspaceId, deliveryId],
  });
}

/** Removes what is old: arrived messages after 30 days, dead letters after 90. */
export async function deleteOldDeliveries(session: Session, workspaceId: string, now: Date): Promise<void> {
  await session.query({
    text: `delete from integration_delivery where workspace_id = $1 and ((status = 'delivered' and finished_at < $2::timestamptz - interval '30 days')
      or (status = 'dead' and finished_at < $2::timestamptz - interval '90 days'))`,
    values: [workspaceId, now],
  });
}
