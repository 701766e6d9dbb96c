import { noticeMessages } from '#engine/contract/notices/notice.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';
import { noticeSetting } from '#engine/contract/notices/notice.settings.ts';

/** Messages: the bell, their page, and which of them one wants. */
export const noticePages = definePages({
  id: 'notices',
  pages: [
    {
      path: '/messages',
      title: noticeMessages['notice.title'],
      component: latePart(() => import('./notices-page.tsx').then((module) => ({ default: module.NoticesPage }))),
    },
    {
      path: '/settings/messages',
      title: noticeMessages['notice.settings'],
      menu: { group: 'settings', order: 92, icon: 'bell' },
      settings: noticeSetting,
      component: latePart(() => import('./notice-choices-page.tsx').then((module) => ({ default: module.NoticeChoicesPage }))),
    },
  ],
  panels: [
    {
      slot: 'shell.top',
      id: 'notices',
      title: noticeMessages['notice.title'],
      order: 20,
      component: latePart(() => import('./bell-button.tsx').then((module) => ({ default: module.BellButton }))),
    },
  ],
});
