import { forbidden, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { has } from '../../contract/actor.ts';
import type { Comment } from '../../contract/discussion/comment.ts';
import type * as routes from '../../contract/discussion/discussion.routes.ts';
import type { Context } from '../context.ts';
import { listMergedIds } from '../duplicates/list-merged-ids.ts';
import { findVisible } from '../live/find-visible.ts';
import { type CommentRow, countParts, listComments, listCommentsById, listVersions } from './comment.queries.ts';
import { requireInSight } from './record-in-sight.ts';

/** What was said about a record the actor sees, and about those merged into it. */
export async function readComments(ctx: Context, input: RouteInput<typeof routes.listCommentsRoute>) {
  const [object, merged] = await Promise.all([requireInSight(ctx, input.object, input.id), listMergedIds(ctx, input.id)]);
  const page = { object: object.id, recordIds: [input.id, ...merged], before: input.cursor ?? null, limit: input.limit + 1 };
  const rows = await listComments(ctx, page);
  const shown = rows.slice(0, input.limit);
  return {
    rows: shown.map((row) => presentComment(ctx, row)),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** A comment on a record the actor sees. */
export async function getComment(ctx: Context, id: string): Promise<Comment> {
  const [row] = await listCommentsById(ctx, [id]);
  const isInSight = row && ctx.registry.objects.has(row.object) && (await findVisible(ctx, row.object, [row.record_id])).has(row.record_id);
  if (!row || !isInSight) throw notFound({ zh: '评论', en: 'Comment' });
  return presentComment(ctx, row);
}

/** Earlier texts: what an author took back is theirs to read, and the administrators'. */
export async function readCommentVersions(ctx: Context, input: { readonly id: string }) {
  const comment = await getComment(ctx, input.id);
  if (comment.author.id !== ctx.actor.memberId && !has(ctx.actor, 'audit.see')) throw forbiddenVersions();
  const versions = await listVersions(ctx, input.id);
  return {
    versions: versions.map((each) => ({ version: each.version, text: each.text, until: each.until.toISOString(), isDeletion: each.is_deletion })),
  };
}

/** How much of each part the timeline of a record has. */
export async function countTimeline(ctx: Context, input: RouteInput<typeof routes.countTimelineRoute>) {
  const [object, merged] = await Promise.all([requireInSight(ctx, input.object, input.id), listMergedIds(ctx, input.id)]);
  return countParts(ctx, object.id, [input.id, ...merged]);
}

/** A comment as the actor is shown it. */
export function presentComment(ctx: Context, row: CommentRow): Comment {
  return {
    id: row.id,
    object: row.object,
    recordId: row.record_id,
    author: { id: row.author_id, name: row.author_name },
    text: row.text,
    mentions: [...row.mention_names],
    at: row.at.toISOString(),
    editedAt: row.version > 1 && !row.is_deleted ? row.changed_at.toISOString() : null,
    isDeleted: row.is_deleted,
    version: row.version,
    became: row.became_object !== null && row.became_id !== null ? { object: row.became_object, id: row.became_id } : null,
    canEdit: !row.is_deleted && row.author_id === ctx.actor.memberId,
  };
}

function forbiddenVersions() {
  return forbidden('comment.not_own', {
    zh: '只有作者和管理员能看评论的修改历史。',
    en: 'Only its author and administrators read the earlier texts of a comment.',
  });
}
