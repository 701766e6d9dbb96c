import { forbidden, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Comment, SavedComment } from '../../contract/discussion/comment.ts';
import type * as routes from '../../contract/discussion/discussion.routes.ts';
import type { Context } from '../context.ts';
import { notify } from '../notices/notify.ts';
import { createComment, lockComment, markBecame, updateComment } from './comment.queries.ts';
import { listFollowers, startFollowing } from './follow.queries.ts';
import { type FindActor, type Named, sortBySight } from './mention-sight.ts';
import { getComment } from './read-comments.ts';
import { requireInSight } from './record-in-sight.ts';

/** Says something about a record: who is mentioned and sees it is told, as are its followers; who speaks follows from then on. */
export function addCommentWith(findActor: FindActor) {
  return async (ctx: Context, input: RouteInput<typeof routes.addCommentRoute>): Promise<SavedComment> => {
    const object = await requireInSight(ctx, input.object, input.id);
    const place = { object: object.id, recordId: input.id };
    const { seeing, unseeing } = await sortBySight(ctx, findActor, place, input.mentions);
    const id = ctx.newId();
    await createComment(ctx, { id, ...place, text: input.text, mentions: [...seeing, ...unseeing].map((person) => person.id) });
    await tellMentioned(ctx, { id, ...place, text: input.text }, seeing);
    await tellFollowers(ctx, { id, ...place, text: input.text }, seeing);
    await startFollowing(ctx, place, [ctx.actor.memberId, ...seeing.map((person) => person.id)]);
    ctx.emit({ kind: 'comment.added', ...place, facts: { comment: id } });
    return { comment: await getComment(ctx, id), unseenBy: [...unseeing] };
  };
}

/** Changes one's own comment; the earlier text is kept, and whoever is newly mentioned is told. */
export function editCommentWith(findActor: FindActor) {
  return async (ctx: Context, input: RouteInput<typeof routes.editCommentRoute>): Promise<SavedComment> => {
    const before = await getOwn(ctx, input.id);
    const place = { object: before.object, recordId: before.recordId };
    const { seeing, unseeing } = await sortBySight(ctx, findActor, place, input.mentions);
    await updateComment(ctx, input.id, { text: input.text, mentions: [...seeing, ...unseeing].map((person) => person.id) });
    await tellMentioned(ctx, { id: input.id, ...place, text: input.text }, seeing);
    ctx.emit({ kind: 'comment.edited', ...place, facts: { comment: input.id, version: before.version + 1 } });
    return { comment: await getComment(ctx, input.id), unseenBy: [...unseeing] };
  };
}

/** Tells those mentioned who see the record by now; nobody is told twice. */
export function tellMentionedWith(findActor: FindActor) {
  return async (ctx: Context, input: { readonly id: string }): Promise<SavedComment> => {
    const comment = await getOwn(ctx, input.id);
    const ids = comment.mentions.map((person) => person.id);
    const { seeing, unseeing } = await sortBySight(ctx, findActor, comment, ids);
    await tellMentioned(ctx, comment, seeing);
    return { comment, unseenBy: [...unseeing] };
  };
}

/** Takes one's own comment out of sight; its text stays among its versions. */
export async function deleteComment(ctx: Context, input: { readonly id: string }): Promise<Comment> {
  const before = await getOwn(ctx, input.id);
  await updateComment(ctx, input.id, null);
  ctx.emit({ kind: 'comment.deleted', object: before.object, recordId: before.recordId, facts: { comment: input.id } });
  return getComment(ctx, input.id);
}

/** Notes that a comment became a record, such as a to-do for the owner; for capabilities that turn comments into theirs. */
export async function noteBecame(ctx: Context, commentId: string, became: { readonly object: string; readonly id: string }): Promise<Comment> {
  const comment = await getComment(ctx, commentId);
  await markBecame(ctx, commentId, became);
  ctx.emit({ kind: 'comment.became', object: comment.object, recordId: comment.recordId, facts: { comment: commentId, became } });
  return { ...comment, became };
}

interface Said {
  readonly id: string;
  readonly object: string;
  readonly recordId: string;
  readonly text: string;
}

// Told once for each comment, however often its text is changed.
async function tellMentioned(ctx: Context, said: Said, people: readonly Named[]): Promise<void> {
  const to = people.map((person) => person.id);
  if (to.length > 0)
    await notify(ctx, { kind: 'discussion.mention', to, object: said.object, recordId: said.recordId, text: said.text, key: said.id });
}

async function tellFollowers(ctx: Context, said: Said, mentioned: readonly Named[]): Promise<void> {
  const followers = await listFollowers(ctx, said.object, [said.recordId]);
  const to = followers.map((each) => each.memberId).filter((id) => !mentioned.some((person) => person.id === id));
  if (to.length > 0)
    await notify(ctx, { kind: 'discussion.comment', to, object: said.object, recordId: said.recordId, text: said.text, key: said.id });
}

async function getOwn(ctx: Context, id: string): Promise<Comment> {
  const comment = await getComment(ctx, id);
  if (comment.isDeleted || !(await lockComment(ctx, id))) throw notFound({ zh: '评论', en: 'Comment' });
  if (comment.canEdit) return comment;
  throw forbidden('comment.not_yours', { zh: '只能修改或删除自己的评论。', en: 'People change and delete only their own comments.' });
}
