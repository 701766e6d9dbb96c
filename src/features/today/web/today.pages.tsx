import { lazy } from 'react';
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
      component: lazy(() => import('./today-page.tsx').then((module) => ({ default: module.TodayPage }))),
    },
  ],
});
