import { defineNoticeKinds } from '../../contract/notices/notice-kind.ts';

/** What exports tell whoever asked for them. */
export const exportNotices = defineNoticeKinds([
  {
    id: 'export.ready',
    tab: 'work',
    look: 'done',
    name: { zh: '导出完成', en: 'An export is ready' },
    says: { zh: '{what}导出完成，共 {rows} 行，可以下载', en: 'The export of {what} is ready: {rows} rows to download' },
  },
]);
