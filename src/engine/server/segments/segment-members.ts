import { invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/segments/segment.routes.ts';
import type { Segment } from '../../contract/segments/segment.routes.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, storageOf } from '../fields/object-storage.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { scopeFor } from '../policy/scope.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { queryRecords } from '../query/query-records.ts';
import { selectionSql } from '../query/selection-sql.ts';
import { createSegment } from './manage-segments.ts';
import { requireOwnList, requireSegment } from './require-segment.ts';
import { segmentObject } from './segment-rules.ts';

/** The condition that a record is in a segment. */
const within = (id: string) => ({ field: 'id', op: 'in_segment', value: id }) as const;

/** How many of a segment's records the actor may see. */
export async function countSegment(ctx: Context, input: { id: string }): Promise<{ id: string; count: number }> {
  const segment = await requireSegment(ctx, input.id);
  const found = await aggregateRecords(ctx, segment.object, { filter: within(segment.id), measures: [{ id: 'n', kind: 'count' }] });
  return { id: segment.id, count: Number(found.groups[0]?.measures['n'] ?? 0) };
}

/** The records of a segment the actor may see, page by page. */
export async function listSegmentMembers(ctx: Context, input: RouteInput<typeof routes.listSegmentMembersRoute>) {
  const segment = await requireSegment(ctx, input.id);
  const { nameField } = objectNamed(ctx.registry, segment.object);
  const { cursor, limit } = input;
  const page = await queryRecords(ctx, segment.object, { filter: within(segment.id), columns: [nameField], sort: [], cursor, limit });
  const rows = page.rows.map((row) => ({ id: row.id, name: row[nameField] === null ? null : String(row[nameField]) }));
  return { rows, nextCursor: page.nextCursor };
}

/** Puts records the actor may see on the list; one statement. */
export async function addMembers(ctx: Context, input: RouteInput<typeof routes.addMembersRoute>) {
  const segment = await requireOwnList(ctx, input.id);
  const { table } = storageOf(objectNamed(ctx.registry, segment.object));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const ids = [...new Set(input.records)];
  const wanted = `t.workspace_id = ${workspace} and t.id = any(${parameters.add(ids, 'uuid[]')})`;
  const visible = scopeFor(ctx, segment.object, 'see').text('t', parameters) ?? 'true';
  const [counted] = await ctx.session.query<{ found: number; added: number }>({
    text: `with found as (select t.id from ${table} t where ${wanted} and ${visible}),
      added as (insert into engine_segment_member (workspace_id, segment_id, object, record_id, added_at, added_by)
        select ${workspace}, ${parameters.add(segment.id, 'uuid')}, ${parameters.add(segment.object, 'text')}, id, ${parameters.add(ctx.now, 'timestamptz')}, ${parameters.add(ctx.actor.memberId, 'uuid')}
        from found on conflict do nothing returning 1)
      select (select count(*)::int from found) as found, (select count(*)::int from added) as added`,
    values: parameters.values,
  });
  const { found = 0, added = 0 } = counted ?? {};
  if (added > 0) {
    ctx.emit({
      kind: 'segment.members_added',
      object: segmentObject,
      recordId: segment.id,
      facts: { name: segment.name, of: segment.object, count: added, how: 'chosen' },
    });
  }
  return { added, already: found - added, unknown: ids.length - found };
}

/** Takes records the actor may see off the list. */
export async function removeMembers(ctx: Context, input: RouteInput<typeof routes.removeMembersRoute>) {
  const segment = await requireOwnList(ctx, input.id);
  const { table } = storageOf(objectNamed(ctx.registry, segment.object));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const visible = scopeFor(ctx, segment.object, 'see').text('t', parameters) ?? 'true';
  const removed = await ctx.session.query<{ record_id: string }>({
    text: `delete from engine_segment_member m using ${table} t
      where m.workspace_id = ${workspace} and m.segment_id = ${parameters.add(segment.id, 'uuid')} and m.record_id = any(${parameters.add(input.records, 'uuid[]')})
        and t.workspace_id = m.workspace_id and t.id = m.record_id and ${visible} returning m.record_id`,
    values: parameters.values,
  });
  if (removed.length > 0) {
    ctx.emit({
      kind: 'segment.members_removed',
      object: segmentObject,
      recordId: segment.id,
      facts: { name: segment.name, of: segment.object, count: removed.length },
    });
  }
  return { removed: removed.length };
}

/** Puts all records of a selection or an import on the list, in the background and as the actor. */
export async function fillSegment(ctx: Context, input: RouteInput<typeof routes.fillSegmentRoute>): Promise<{ job: string }> {
  const segment = await requireOwnList(ctx, input.id);
  const { id: _, import: importId, ...selection } = input;
  if (importId === undefined && selection.filter === undefined && selection.expression === undefined && selection.search === undefined) {
    throw invalid([{ field: 'filter', code: 'segment.selection_needed', message: selectionNeeded }]);
  }
  // Refused at once, not in the background.
  await selectionSql(ctx, storageOf(objectNamed(ctx.registry, segment.object)), selection, 't', createSqlParameters());
  return { job: await enqueueFill(ctx, segment.id, selection, importId === undefined ? 'filter' : 'import', importId) };
}

/** Keeps what a segment holds now, of what the actor may see, as a static segment of their own. */
export async function snapshotSegment(
  ctx: Context,
  input: RouteInput<typeof routes.snapshotSegmentRoute>,
): Promise<{ segment: Segment; job: string }> {
  const source = await requireSegment(ctx, input.id);
  const blank = { description: source.description, filter: null, expression: null, shared: 'nobody', roles: [] } as const;
  const segment = await createSegment(ctx, { ...blank, roles: [], object: source.object, kind: 'static', name: input.name });
  return { segment, job: await enqueueFill(ctx, segment.id, { filter: within(source.id) }, 'snapshot') };
}

function enqueueFill(ctx: Context, segment: string, selection: object, how: 'filter' | 'import' | 'snapshot', importId?: string): Promise<string> {
  return enqueueJob(ctx, 'segment.fill', {
    segment,
    selection,
    how,
    import: importId ?? null,
    at: ctx.now.toISOString(),
    member: ctx.actor.memberId,
  });
}

const selectionNeeded = {
  zh: '请给出筛选条件或一次导入；空筛选写作 {"and":[]}。',
  en: 'Give a filter or an import; {"and":[]} stands for all records.',
};
