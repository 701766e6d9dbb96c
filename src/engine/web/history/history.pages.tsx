import { historyMessages } from '#engine/contract/history/history.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';
import { deletedSetting } from '#engine/contract/history/history.settings.ts';

/** The past of every record as a tab of its page, and the deleted ones. */
export const historyPages = definePages({
  id: 'history',
  pages: [
    {
      path: '/deleted',
      title: historyMessages['history.deleted'],
      menu: { group: 'settings', order: 75, icon: 'trash' },
      settings: deletedSetting,
      component: latePart(() => import('./deleted-page.tsx').then((module) => ({ default: module.DeletedPage }))),
    },
  ],
  panels: [
    {
      slot: 'record.tab',
      id: 'past',
      title: historyMessages['history.title'],
      order: 90,
      component: latePart(() => import('./history-tab.tsx').then((module) => ({ default: module.HistoryTab }))),
    },
  ],
});
