import { notFound } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import type { AuditDetail, AuditFilter, AuditRow, searchAuditRoute } from '../../contract/audit/audit.routes.ts';
import type { Context } from '../context.ts';
import { storageOf } from '../fields/object-storage.ts';
import { closedFields } from '../policy/field-access.ts';
import { findNames, readable } from '../query/read-timeline.ts';
import { requireAudit } from './audit.policy.ts';
import { digestHead, eventDigestSql, unpackLeaves } from './event-digest.ts';
import { plainReader, wordFor } from './plain-values.ts';
import { findRecordNames, type RecordName } from './record-names.ts';
import { findEvents, type FoundEvent } from './search-events.queries.ts';

type Found = RouteOutput<typeof searchAuditRoute>;

/** The audit log by person, object, record, field, kind, door, period and text, newest first. */
export async function searchAudit(
  ctx: Context,
  input: AuditFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Found> {
  requireAudit(ctx);
  const page = await findEvents(ctx.session, ctx.workspace.id, input, input.cursor, input.limit);
  const names = await findRecordNames(ctx, page.events);
  return {
    rows: page.events.map((event) => rowOf(ctx, event, names.get(event.record_id))),
    nextCursor: page.next ? `${page.next.at}~${page.next.id}` : null,
    searchedBackTo: page.next ? new Date(page.next.at).toISOString() : null,
  };
}

function rowOf(ctx: Context, event: FoundEvent, name: RecordName | undefined): AuditRow {
  const object = ctx.registry.objects.get(event.object);
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: event.kind,
    object: event.object,
    objectLabel: object ? { ...object.label } : (wordFor('object', event.object) ?? { zh: event.object, en: event.object }),
    record: { id: event.record_id, name: name?.name ?? null, isOpen: name?.isOpen ?? false },
    actor: event.actor_id === null ? null : { id: event.actor_id, name: event.actor_name },
    door: event.door,
    cause: event.cause,
    fields: Object.keys(event.changes ?? {})
      .slice(0, 20)
      .map((field) => labelOf(ctx, event.object, field)),
    isSealed: event.is_sealed,
  };
}

function labelOf(ctx: Context, objectId: string, field: string): Label {
  const object = ctx.registry.objects.get(objectId);
  const label = object && storageOf(object).byName.get(field)?.field.label;
  if (label) return { ...label };
  // A role's rights on one object, or on all others.
  const [, of] = /^on:(.+)$/.exec(field) ?? [];
  if (of !== undefined) return rightsOn(ctx, of);
  return wordFor('field', field) ?? { zh: field, en: field };
}

function rightsOn(ctx: Context, objectId: string): Label {
  const object = ctx.registry.objects.get(objectId)?.label;
  return object ? { zh: `${object.zh}的权限`, en: `Rights on ${object.en}` } : { zh: '其他对象的权限', en: 'Rights on other objects' };
}

interface DetailRow extends FoundEvent {
  readonly digest: Buffer;
  readonly number: number | null;
  readonly sealed_at: Date | null;
  readonly hash: Buffer | null;
  readonly leaves: Buffer | null;
}

/** One event with before and after, its facts, and whether it is still what was sealed. */
export async function getAuditEvent(ctx: Context, input: { readonly id: string }): Promise<AuditDetail> {
  requireAudit(ctx);
  const [event] = await ctx.session.query<DetailRow>({
    name: 'audit.detail',
    text: `select e.id, e.at, e.at::text as at_text, e.kind, e.object, e.record_id, e.actor_id, m.name as actor_name, e.door, e.cause, e.changes, e.facts,
        s.number is not null as is_sealed, ${eventDigestSql} as digest, s.number, s.sealed_at, s.hash, s.leaves
      from event e left join organisation_member m on m.workspace_id = e.workspace_id and m.id = e.actor_id
      left join lateral (select number, sealed_at, hash, leaves from audit_seal s where s.workspace_id = e.workspace_id
        and (s.last_tx, s.last_event) >= (e.tx_id, e.id) order by s.last_tx, s.last_event limit 1) s on true
      where e.workspace_id = $1 and e.id = $2 limit 1`,
    values: [ctx.workspace.id, input.id],
  });
  if (!event) throw notFound({ zh: '事件', en: 'Event' });
  const names = await findRecordNames(ctx, [event]);
  return { ...rowOf(ctx, event, names.get(event.record_id)), changes: await changesOf(ctx, event), facts: event.facts, seal: sealOf(event) };
}

function sealOf(event: DetailRow): AuditDetail['seal'] {
  const { number, sealed_at: sealedAt, hash, leaves } = event;
  if (number === null || sealedAt === null || hash === null) return null;
  const isIntact = unpackLeaves(leaves ?? Buffer.alloc(0)).some((leaf) => leaf.id === event.id && leaf.digestHead === digestHead(event.digest));
  return { number, sealedAt: sealedAt.toISOString(), hash: hash.toString('hex'), isIntact };
}

async function changesOf(ctx: Context, event: FoundEvent): Promise<AuditDetail['changes']> {
  const object = ctx.registry.objects.get(event.object);
  const closed = object ? closedFields(ctx.actor, object.id) : [];
  const changes = Object.entries(event.changes ?? {}).filter(([field]) => !closed.includes(field));
  const storage = object && storageOf(object);
  const names = storage ? await findNames(ctx, storage, changes) : new Map<string, string>();
  const plain = storage
    ? undefined
    : await plainReader(
        ctx,
        changes.flatMap(([, values]) => values),
      );
  const read = (field: string, value: (typeof changes)[number][1][0]) =>
    plain ? plain(value) : readable(ctx, storage?.byName.get(field), value, names);
  return changes.map(([field, [before, after]]) => ({
    field,
    label: labelOf(ctx, event.object, field),
    before: read(field, before),
    after: read(field, after),
  }));
}
