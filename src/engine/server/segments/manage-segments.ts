import { conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/segments/segment.routes.ts';
import type { Segment } from '../../contract/segments/segment.routes.ts';
import type { Context } from '../context.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import { requireCondition } from './check-condition.ts';
import { findSegmentUses, type SegmentUses } from './find-segment-uses.ts';
import { presentSegment, requireOwnSegment, requireSegment } from './require-segment.ts';
import { canShareSegments, requireSegmentSharing } from './segment.policy.ts';
import * as queries from './segment.queries.ts';
import { segmentObject } from './segment-rules.ts';

/** Segments one person may keep, and the most a list is offered. */
const mostOwn = 200;
const mostShown = 500;

/** The segments the actor finds: their own and those shared with them, of objects they may see. */
export async function listSegments(ctx: Context, input: RouteInput<typeof routes.listSegmentsRoute>) {
  if (input.object !== undefined) scopeFor(ctx, input.object, 'see');
  const found = await queries.listSegments(ctx, { object: input.object, record: input.record, most: mostShown });
  const rows = found.filter((row) => ctx.registry.objects.has(row.object) && isGranted(ctx.actor, row.object, 'see'));
  return { rows: rows.map((row) => presentSegment(ctx, row)), can_share: canShareSegments(ctx.actor) };
}

/** One segment the actor may use. */
export async function getSegment(ctx: Context, input: { id: string }): Promise<Segment> {
  return presentSegment(ctx, await requireSegment(ctx, input.id));
}

/** Begins a segment: an empty list, or a condition. */
export async function createSegment(ctx: Context, input: RouteInput<typeof routes.createSegmentRoute>): Promise<Segment> {
  scopeFor(ctx, input.object, 'see');
  requireSegmentSharing(ctx.actor, input.shared);
  const row: queries.SegmentRow = {
    ...input,
    expression: input.expression?.trim() || null,
    id: ctx.newId(),
    owner_id: ctx.actor.memberId,
    owner_name: ctx.actor.name,
    created_at: ctx.now,
    updated_at: ctx.now,
  };
  requireCondition(ctx, row);
  if ((await queries.countOwnSegments(ctx)) >= mostOwn) {
    throw conflict('segment.too_many', {
      zh: `每人最多保存 ${mostOwn} 个细分；请先删除不用的。`,
      en: `You can keep ${mostOwn} segments; delete one you no longer use.`,
    });
  }
  await queries.saveSegment(ctx, row);
  ctx.emit({
    kind: 'segment.created',
    object: segmentObject,
    recordId: row.id,
    facts: { name: row.name, of: row.object, how: row.kind, shared: row.shared },
  });
  return presentSegment(ctx, row);
}

/** Changes a segment, also with whom it is shared; the condition only of a dynamic one. */
export async function updateSegment(ctx: Context, input: RouteInput<typeof routes.updateSegmentRoute>): Promise<Segment> {
  const segment = await requireOwnSegment(ctx, input.id);
  const next: queries.SegmentRow = { ...segment, ...definedOf(input), updated_at: ctx.now };
  if (next.shared !== segment.shared || next.roles.join() !== segment.roles.join()) requireSegmentSharing(ctx.actor, next.shared);
  requireCondition(ctx, next);
  await queries.saveSegment(ctx, next);
  ctx.emit({
    kind: 'segment.updated',
    object: segmentObject,
    recordId: segment.id,
    facts: { name: next.name, of: segment.object, how: segment.kind, shared: next.shared },
  });
  return presentSegment(ctx, next);
}

/** Takes a segment away; while views or other segments use it, they are shown first. */
export async function deleteSegment(ctx: Context, input: RouteInput<typeof routes.deleteSegmentRoute>): Promise<{ id: string }> {
  const segment = await requireOwnSegment(ctx, input.id);
  if (input.anyway === 'false') requireUnused(await findSegmentUses(ctx, segment));
  await queries.deleteSegment(ctx, segment.id);
  ctx.emit({ kind: 'segment.deleted', object: segmentObject, recordId: segment.id, facts: { name: segment.name, of: segment.object } });
  return { id: segment.id };
}

/** What uses a segment. */
export async function segmentUsage(ctx: Context, input: { id: string }): Promise<SegmentUses> {
  return findSegmentUses(ctx, await requireSegment(ctx, input.id));
}

function requireUnused({ rows, hidden }: SegmentUses): void {
  if (rows.length + hidden === 0) return;
  const names = rows.map((use) => use.name).slice(0, 5);
  const more = rows.length - names.length + hidden;
  throw conflict(
    'segment.used',
    {
      zh: `还在使用它的有：${[...names, ...(more > 0 ? [`另外 ${more} 个`] : [])].join('、')}。删除后它们将无法打开。`,
      en: `Still used by: ${[...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')}. Without it they no longer open.`,
    },
    { uses: rows.map((use) => `${use.kind}:${use.id}`).join(','), hidden },
  );
}

function definedOf({ name, description, filter, expression, shared, roles }: RouteInput<typeof routes.updateSegmentRoute>) {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(filter !== undefined && { filter }),
    ...(expression !== undefined && { expression: expression?.trim() || null }),
    ...(shared && { shared }),
    ...(roles && { roles }),
  };
}
