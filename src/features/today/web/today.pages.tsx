import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { todayMessages } from '../contract/today.messages.ts';
import { useTodayCount } from './use-today.ts';

/** The page of the day, for every role. */
export const todayPages = definePages({
  id: 'today',
  pages: [
    {
      path: '/',
      title: todayMessages['today.title'],
      menu: { group: 'today', order: 0, icon: 'sun', goKey: 't', useCount: useTodayCount },
      component: latePart(() => import('./today-page.tsx').then((module) => ({ default: module.TodayPage }))),
    },
  ],
});
