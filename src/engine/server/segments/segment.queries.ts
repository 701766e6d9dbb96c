import type { Segment } from '../../contract/segments/segment.routes.ts';
import type { Context } from '../context.ts';

/** A segment as it is stored. */
export interface SegmentRow extends Omit<Segment, 'owner' | 'owner_name' | 'can_edit' | 'created_at' | 'updated_at'> {
  readonly owner_id: string;
  readonly owner_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const shown = `s.id, s.object, s.kind, s.owner_id, m.name as owner_name, s.name, s.description, s.filter, s.expression, s.shared, s.roles, s.created_at, s.updated_at`;
const joined = `from engine_segment s left join organisation_member m on m.workspace_id = s.workspace_id and m.id = s.owner_id`;

interface ListWanted {
  readonly object: string | undefined;
  /** Only static ones with this record on their list. */
  readonly record: string | undefined;
  readonly most: number;
}

/** Segments that are the actor's own or shared with them, in the order of objects and names. */
export function listSegments(ctx: Context, { object, record, most }: ListWanted): Promise<SegmentRow[]> {
  return ctx.session.query<SegmentRow>({
    name: 'segment.list',
    text: `select ${shown} ${joined}
      where s.workspace_id = $1 and ($2::text is null or s.object = $2)
        and (s.owner_id = $3 or s.shared = 'everybody' or (s.shared = 'roles' and s.roles && $4::text[]))
        and ($5::uuid is null or exists (select 1 from engine_segment_member r
          where r.workspace_id = s.workspace_id and r.segment_id = s.id and r.record_id = $5))
      order by s.object, s.name, s.id limit $6`,
    values: [ctx.workspace.id, object ?? null, ctx.actor.memberId, ctx.actor.roles ?? [ctx.actor.role.id], record ?? null, most],
  });
}

/** One segment, whoever owns it. */
export async function findSegment(ctx: Context, id: string): Promise<SegmentRow | undefined> {
  const [row] = await ctx.session.query<SegmentRow>({
    text: `select ${shown} ${joined} where s.workspace_id = $1 and s.id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** How many segments a member keeps. */
export async function countOwnSegments(ctx: Context): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select count(*)::int as count from engine_segment where workspace_id = $1 and owner_id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
  return row?.count ?? 0;
}

/** Writes a segment anew or over what it was. */
export async function saveSegment(ctx: Context, segment: Omit<SegmentRow, 'owner_name'>): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_segment
        (workspace_id, id, object, kind, owner_id, name, description, filter, expression, shared, roles, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
      on conflict (workspace_id, id) do update set name = excluded.name, description = excluded.description, filter = excluded.filter,
        expression = excluded.expression, shared = excluded.shared, roles = excluded.roles, updated_at = excluded.updated_at`,
    values: [
      ctx.workspace.id,
      segment.id,
      segment.object,
      segment.kind,
      segment.owner_id,
      segment.name,
      segment.description,
      segment.filter === null ? null : JSON.stringify(segment.filter),
      segment.expression,
      segment.shared,
      segment.roles,
      ctx.now,
    ],
  });
  await raiseRevision(ctx);
}

/** Removes a segment and its list. */
export async function deleteSegment(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({ text: 'delete from engine_segment where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id] });
  await raiseRevision(ctx);
}

/** Every process that keeps segments looks at them again. */
async function raiseRevision(ctx: Context): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_segment_state (workspace_id) values ($1)
      on conflict (workspace_id) do update set revision = engine_segment_state.revision + 1`,
    values: [ctx.workspace.id],
  });
}

/** A saved view whose filter may ask for a segment. */
export interface ViewThatAsks {
  readonly id: string;
  readonly name: string;
  readonly object: string;
  readonly owner_id: string;
  readonly shared: Segment['shared'];
  readonly roles: string[];
  readonly filter: NonNullable<Segment['filter']>;
}

/** Saved views whose filter speaks of segments at all. */
export function listViewsThatAsk(ctx: Context): Promise<ViewThatAsks[]> {
  return ctx.session.query<ViewThatAsks>({
    text: `select id, name, object, owner_id, shared, roles, filter from engine_view
      where workspace_id = $1 and (filter::text like '%in_segment%' or filter::text like '%inSegment%') order by name, id limit 1000`,
    values: [ctx.workspace.id],
  });
}
