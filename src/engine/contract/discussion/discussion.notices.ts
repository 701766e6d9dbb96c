import { defineNoticeKinds } from '../notices/notice-kind.ts';

/** What people are told of the records they are called to or follow. */
export const discussionNotices = defineNoticeKinds([
  {
    id: 'discussion.mention',
    tab: 'mention',
    look: 'mention',
    name: { zh: '评论里 @ 我', en: 'Mentions in comments' },
    says: { zh: '{actor}在“{record}”的评论里提到了你', en: '{actor} mentioned you on {record}' },
  },
  {
    id: 'discussion.comment',
    tab: 'other',
    look: 'comment',
    name: { zh: '我关注的记录有新评论', en: 'Comments on records I follow' },
    says: { zh: '{actor}评论了“{record}”', en: '{actor} commented on {record}' },
  },
  {
    id: 'discussion.changed',
    tab: 'other',
    look: 'change',
    name: { zh: '我关注的记录有变更', en: 'Changes of records I follow' },
    says: { zh: '{actor}修改了“{record}”的{fields}', en: '{actor} changed {fields} of {record}' },
  },
]);
