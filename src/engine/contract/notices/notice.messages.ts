import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the messages centre. */
export const noticeMessages = defineMessages({
  'notice.system': { zh: '系统', en: 'Sloop' },
  'notice.hidden_record': { zh: '一条你看不到的记录', en: 'a record you cannot see' },
  'notice.always_on': {
    zh: '别人在等你的答复，这类消息不能关闭。',
    en: 'Others wait for your answer, so these messages cannot be turned off.',
  },
});
