import { defineMessages } from '#platform/contract/messages.ts';

/** Words of exporting a list. */
export const exportMessages = defineMessages({
  'export.to_excel': { zh: '导出为 Excel', en: 'Export to Excel' },
  'export.to_csv': { zh: '导出为 CSV', en: 'Export to CSV' },
  'export.by_mail': { zh: '邮件订阅…', en: 'Send by e-mail…' },
  'export.mine': { zh: '我的导出', en: 'My exports' },
  'export.text': {
    zh: '导出在后台进行，可以离开本页。只有你能下载，七天后删除。',
    en: 'Exports are made in the background; you may leave this page. Only you can download them, for seven days.',
  },
  'export.none': { zh: '还没有导出', en: 'No exports yet' },
  'export.none_text': { zh: '在任何列表的“更多”中选择导出。', en: 'Choose Export under More in any list.' },
  'export.download': { zh: '下载', en: 'Download' },
  'export.rows': { zh: '{count} 条', en: { one: '{count} row', other: '{count} rows' } },
  'export.queued': { zh: '等待中', en: 'Waiting' },
  'export.running': { zh: '正在导出', en: 'Exporting' },
  'export.done': { zh: '已完成', en: 'Done' },
  'export.failed': { zh: '失败', en: 'Failed' },
  'export.expired': { zh: '已过期', en: 'Expired' },
  'export.until': { zh: '可下载至 {date}', en: 'Until {date}' },
});
