import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the messages centre. */
export const noticeMessages = defineMessages({
  'notice.system': { zh: '系统', en: 'Sloop' },
  'notice.hidden_record': { zh: '一条你看不到的记录', en: 'a record you cannot see' },
  'notice.always_on': {
    zh: '别人在等你的答复，这类消息不能关闭。',
    en: 'Others wait for your answer, so these messages cannot be turned off.',
  },
  'notice.title': { zh: '消息', en: 'Messages' },
  'notice.bell': { zh: '消息，{count} 条未读', en: { one: 'Messages, {count} unread', other: 'Messages, {count} unread' } },
  'notice.tab.all': { zh: '全部', en: 'All' },
  'notice.tab.mention': { zh: '提到我', en: 'Mentions' },
  'notice.tab.approval': { zh: '审批', en: 'Approvals' },
  'notice.tab.work': { zh: '完成的工作', en: 'Work done' },
  'notice.tab.other': { zh: '其他', en: 'Other' },
  'notice.mark_all': { zh: '全部标为已读', en: 'Mark all read' },
  'notice.mark_read': { zh: '标为已读', en: 'Mark read' },
  'notice.mark_unread': { zh: '标为未读', en: 'Mark unread' },
  'notice.unread': { zh: '未读', en: 'Unread' },
  'notice.open_all': { zh: '打开消息页', en: 'Open the messages page' },
  'notice.settings': { zh: '消息设置', en: 'Message settings' },
  'notice.settings_text': {
    zh: '选择收到哪些消息。关掉的不再提醒，事情本身不受影响。',
    en: 'Choose what you are told. What you turn off is no longer told; the work itself is not affected.',
  },
  'notice.empty': { zh: '没有消息', en: 'No messages' },
  'notice.empty_text': {
    zh: '有人 @ 你、把记录交给你、等你审批，或者导入导出完成时，会在这里告诉你。',
    en: 'When somebody mentions you, hands you a record, waits for your approval, or an import or export is done, you are told here.',
  },
  'notice.more': { zh: '更早的消息', en: 'Earlier messages' },
  'notice.list': { zh: '消息列表', en: 'List of messages' },
});
