import { defineMessages } from '#platform/contract/messages.ts';

/** Words of forms: drafts, creating from a picker, attachments, what was typed read back. */
export const formMessages = defineMessages({
  'form.draft_found': { zh: '有一份没保存的内容（{moment}）', en: 'There is something you had not saved ({moment})' },
  'form.draft_use': { zh: '继续填写', en: 'Go on with it' },
  'form.draft_drop': { zh: '丢弃', en: 'Throw it away' },
  'form.create_named': { zh: '新建「{name}」', en: 'Create “{name}”' },
  'form.create_of': { zh: '新建{object}', en: 'New {object}' },
  'form.for_parent': { zh: '属于{name}', en: 'for {name}' },
  'form.use_instead': { zh: '改用它', en: 'Use it instead' },
  'form.phone_unread': { zh: '电话只写数字、空格和 + - ( )。', en: 'A telephone number has digits, spaces and + - ( ) only.' },
  'form.address_paste': { zh: '可整段粘贴地址，自动拆出省、市、区', en: 'Paste a whole address; it is split into its parts' },
  'form.address_read': { zh: '已拆成 {place}', en: 'Split into {place}' },
  'form.drop_files': { zh: '拖到这里、粘贴或', en: 'Drop, paste or' },
  'form.uploading': { zh: '{name} 上传 {percent}%', en: '{name}: {percent}% uploaded' },
  'form.upload_failed': { zh: '{name} 没有传上去', en: '{name} was not uploaded' },
  'form.upload_retry': { zh: '重试', en: 'Try again' },
  'form.choice_cleared': { zh: '“{field}”已清空：“{value}”不再适用。', en: '“{field}” was cleared: “{value}” no longer fits.' },
  'form.options_of': { zh: '先选{field}，这里只列出它的选项', en: 'Depends on {field}: choose that first' },
});
