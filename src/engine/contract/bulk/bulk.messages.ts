import { defineMessages } from '#platform/contract/messages.ts';

/** Words of changing more records at once than one call may write. */
export const bulkMessages = defineMessages({
  'bulk.title': { zh: '批量修改', en: 'Bulk change' },
  'bulk.all': { zh: '全部 {count} 条', en: 'All {count}' },
  'bulk.apply_all': { zh: '开始改 {count} 条', en: 'Change {count}' },
  'bulk.looked_all': {
    zh: '{changed} 条会改变，{same} 条已经是这个值，{refused} 条不能改',
    en: '{changed} will change, {same} have the value already, {refused} are refused',
  },
  'bulk.looked_some': {
    zh: '共 {total} 条；先核对了其中 {looked} 条：{changed} 条会改变，{same} 条已经是这个值，{refused} 条不能改',
    en: '{total} in all. Of the first {looked}: {changed} will change, {same} have the value already, {refused} are refused',
  },
  'bulk.background_note': {
    zh: '会在后台逐批进行，可以离开这一页；完成后在消息里告诉你，之后仍可整批撤销。',
    en: 'This runs in the background, part by part; you may leave. A message tells you when it is done, and it can be undone as a whole.',
  },
  'bulk.status_running': { zh: '正在改', en: 'Changing' },
  'bulk.status_cancelling': { zh: '正在停止', en: 'Stopping' },
  'bulk.status_cancelled': { zh: '已停止', en: 'Stopped' },
  'bulk.status_done': { zh: '已完成', en: 'Done' },
  'bulk.status_failed': { zh: '没有改完', en: 'It did not finish' },
  'bulk.status_undoing': { zh: '正在撤销', en: 'Undoing' },
  'bulk.status_undone': { zh: '已撤销', en: 'Undone' },
  'bulk.done_of': { zh: '{done} / {total}', en: '{done} of {total}' },
  'bulk.changed': { zh: '已改', en: 'Changed' },
  'bulk.same': { zh: '本来就是', en: 'Had it already' },
  'bulk.refused': { zh: '不能改', en: 'Refused' },
  'bulk.restored': { zh: '已恢复', en: 'Restored' },
  'bulk.kept': { zh: '没有恢复', en: 'Not restored' },
  'bulk.cancel': { zh: '停止', en: 'Stop' },
  'bulk.undo': { zh: '撤销这次修改', en: 'Undo this change' },
  'bulk.undo_title': { zh: '撤销 {count} 条的修改？', en: 'Undo the change of {count}?' },
  'bulk.undo_text': { zh: '之后又有人改过的记录不动，并列出来。', en: 'Records somebody changed since are left alone and listed.' },
  'bulk.why_refused': { zh: '没有改的记录和原因', en: 'What was refused, and why' },
  'bulk.why_kept': { zh: '没有恢复的记录和原因', en: 'What was not restored, and why' },
  'bulk.more': { zh: '再列一些', en: 'List more' },
  'bulk.nothing': { zh: '没有可改的记录。', en: 'There is nothing to change.' },
});
