import { notFound } from '#platform/contract/errors.ts';
import { has } from '../../contract/actor.ts';
import { BulkChangeRequest, type BulkChangeView } from '../../contract/bulk/bulk-change.routes.ts';
import type { Context } from '../context.ts';
import { closedFields } from '../policy/field-access.ts';
import * as queries from './bulk.queries.ts';

/** The latest changes: one's own, and everybody's for those who may see what everybody did. */
export async function listBulkChanges(ctx: Context): Promise<{ rows: BulkChangeView[] }> {
  const rows = await queries.listBulk(ctx, has(ctx.actor, 'audit.see') ? undefined : ctx.actor.memberId);
  return { rows: rows.map((row) => viewOfBulk(ctx, row)) };
}

/** How far one has come. */
export async function getBulkChange(ctx: Context, input: { id: string }): Promise<BulkChangeView> {
  return viewOfBulk(ctx, await seenChange(ctx, input.id));
}

/** A change the actor may look at: their own, or any for those who may see what everybody did. */
export async function seenChange(ctx: Context, id: string): Promise<queries.BulkRow> {
  const row = has(ctx.actor, 'audit.see') ? await queries.findBulkOfAnybody(ctx, id) : await queries.findBulk(ctx, id);
  if (!row) throw notFound(what);
  return row;
}

/** A change the actor started. */
export async function ownChange(ctx: Context, id: string): Promise<queries.BulkRow> {
  const row = await queries.findBulk(ctx, id);
  if (!row) throw notFound(what);
  return row;
}

const what = { zh: '批量修改', en: 'Bulk change' };

/** A change as the actor sees it: without values of fields that are closed to them. */
export function viewOfBulk(ctx: Context, row: queries.BulkRow): BulkChangeView {
  const { id, object, status, total, changed, same, refused, restored, kept, error } = row;
  const request = BulkChangeRequest.parse(row.request);
  const closed = ctx.registry.objects.has(object) ? closedFields(ctx.actor, object) : [];
  return {
    id,
    object,
    status,
    total,
    changed,
    same,
    refused,
    restored,
    kept,
    error,
    values: Object.fromEntries(Object.entries(request.values).filter(([field]) => !closed.includes(field))),
    createdAt: row.created_at.toISOString(),
    by: { id: row.member_id, name: row.member_name },
    isOwn: row.member_id === ctx.actor.memberId,
  };
}
