import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { Comment, CommentDraft, CommentVersion, SavedComment } from './comment.ts';

const RecordPlace = z.object({ object: z.string().max(100), id: z.uuid() });
const CommentPlace = z.object({ id: z.uuid() });

/** What people said about a record, newest first. */
export const listCommentsRoute = defineRoute({
  id: 'discussion.comments',
  method: 'GET',
  path: '/api/discussion/:object/:id/comments',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace,
  query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ rows: z.array(Comment), nextCursor: z.string().nullable() }),
  summary: { zh: '一条记录的评论，新的在前', en: 'Comments on a record, newest first' },
});

/** Says something about a record; whom it mentions is told when they see the record. */
export const addCommentRoute = defineRoute({
  id: 'discussion.add_comment',
  method: 'POST',
  path: '/api/discussion/:object/:id/comments',
  keyScope: 'object',
  kind: 'write',
  params: RecordPlace,
  body: CommentDraft,
  output: SavedComment,
  summary: { zh: '评论一条记录，可以 @ 同事', en: 'Comment on a record, mentioning colleagues' },
});

/** Changes the text of one's own comment; the earlier one is kept. */
export const editCommentRoute = defineRoute({
  id: 'discussion.edit_comment',
  method: 'PATCH',
  path: '/api/comments/:id',
  kind: 'write',
  params: CommentPlace,
  body: CommentDraft,
  output: SavedComment,
  summary: { zh: '修改自己的评论', en: 'Change one’s own comment' },
});

/** Tells those mentioned who see the record by now, after it was shared with them; nobody is told twice. */
export const tellMentionedRoute = defineRoute({
  id: 'discussion.tell_mentioned',
  method: 'POST',
  path: '/api/comments/:id/tell',
  kind: 'write',
  params: CommentPlace,
  output: SavedComment,
  summary: { zh: '共享之后，通知评论里提到的人', en: 'Tell those mentioned once they see the record' },
});

/** Takes one's own comment out of sight; its text is kept with its versions. */
export const deleteCommentRoute = defineRoute({
  id: 'discussion.delete_comment',
  method: 'DELETE',
  path: '/api/comments/:id',
  kind: 'write',
  params: CommentPlace,
  output: Comment,
  summary: { zh: '删除自己的评论', en: 'Delete one’s own comment' },
});

/** Earlier texts of a comment, for its author and whoever manages the workspace. */
export const listCommentVersionsRoute = defineRoute({
  id: 'discussion.comment_versions',
  method: 'GET',
  path: '/api/comments/:id/versions',
  kind: 'read',
  params: CommentPlace,
  output: z.object({ versions: z.array(CommentVersion) }),
  summary: { zh: '一条评论的修改历史', en: 'Earlier texts of a comment' },
});

/** Whether the caller is told of changes of a record, and who else is. */
export const Following = z.object({
  isOn: z.boolean(),
  /** On because one owns the record, without having said so. */
  isByOwning: z.boolean(),
  people: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
});
export type Following = z.infer<typeof Following>;

export const getFollowingRoute = defineRoute({
  id: 'discussion.following',
  method: 'GET',
  path: '/api/discussion/:object/:id/following',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace,
  output: Following,
  summary: { zh: '我是否关注这条记录，还有谁关注', en: 'Whether I follow a record, and who else does' },
});

export const setFollowingRoute = defineRoute({
  id: 'discussion.follow',
  method: 'PUT',
  path: '/api/discussion/:object/:id/following',
  keyScope: 'object',
  kind: 'write',
  params: RecordPlace,
  body: z.object({ isOn: z.boolean() }),
  output: Following,
  summary: { zh: '关注或不再关注一条记录', en: 'Follow or unfollow a record' },
});

/** How much of each part a timeline has; counting stops at a thousand. */
export const TimelineCounts = z.object({ changes: z.int(), comments: z.int(), files: z.int() });
export type TimelineCounts = z.infer<typeof TimelineCounts>;

export const countTimelineRoute = defineRoute({
  id: 'discussion.counts',
  method: 'GET',
  path: '/api/discussion/:object/:id/counts',
  keyScope: 'object',
  kind: 'read',
  params: RecordPlace,
  output: TimelineCounts,
  summary: { zh: '一条记录有多少变更、评论和文件', en: 'How many changes, comments and files a record has' },
});

/** People who can be mentioned, by the beginning of their name, its pinyin or initials. */
export const findPeopleRoute = defineRoute({
  id: 'discussion.people',
  method: 'GET',
  path: '/api/discussion/people',
  kind: 'read',
  query: z.object({ search: z.string().max(60).default(''), limit: z.coerce.number().int().min(1).max(50).default(8) }),
  output: z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  summary: { zh: '按姓名、拼音或首字母找可以 @ 的同事', en: 'Colleagues to mention, by name, pinyin or initials' },
});
