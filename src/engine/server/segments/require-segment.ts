import { conflict, forbidden, notFound } from '#platform/contract/errors.ts';
import type { Segment } from '../../contract/segments/segment.routes.ts';
import type { Context } from '../context.ts';
import { scopeFor } from '../policy/scope.ts';
import { canEditSegment, canSeeSegment } from './segment.policy.ts';
import { findSegment, type SegmentRow } from './segment.queries.ts';

const word = { zh: '细分', en: 'Segment' };

/** The segment, if the actor may use it; for others it is not there. */
export async function requireSegment(ctx: Context, id: string): Promise<SegmentRow> {
  const segment = await findSegment(ctx, id);
  if (!segment || !canSeeSegment(ctx.actor, segment) || !ctx.registry.objects.has(segment.object)) throw notFound(word);
  scopeFor(ctx, segment.object, 'see');
  return segment;
}

/** The segment, if it is the actor's to change. */
export async function requireOwnSegment(ctx: Context, id: string): Promise<SegmentRow> {
  const segment = await requireSegment(ctx, id);
  if (canEditSegment(ctx.actor, segment)) return segment;
  throw forbidden('segment.not_own', {
    zh: '这个细分是别人共享的，不能修改；可以另存为自己的。',
    en: 'Somebody else shares this segment; you cannot change it, but you can keep one of your own.',
  });
}

/** The segment, if records can be put on its list by the actor. */
export async function requireOwnList(ctx: Context, id: string): Promise<SegmentRow> {
  const segment = await requireOwnSegment(ctx, id);
  if (segment.kind === 'static') return segment;
  throw conflict('segment.dynamic', {
    zh: `“${segment.name}”是动态细分，记录由条件决定，不能手工增减。`,
    en: `“${segment.name}” is dynamic: its condition decides what is in it, records are not added or removed by hand.`,
  });
}

/** The segment as doors give it. */
export function presentSegment(ctx: Context, { owner_id, created_at, updated_at, ...row }: SegmentRow): Segment {
  return {
    ...row,
    owner: owner_id,
    can_edit: canEditSegment(ctx.actor, { owner_id, shared: row.shared }),
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
