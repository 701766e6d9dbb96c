import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import './activity-web.ts';

/** The page of the day, follow-ups, and the composer on other records' pages. */
export const activityPages = definePages({
  id: 'activity',
  pages: [
    {
      path: '/',
      title: activityMessages['today.title'],
      menu: { group: 'today', order: 0, icon: 'sun', goKey: 't' },
      component: lazy(() => import('./today-page.tsx').then((module) => ({ default: module.TodayPage }))),
    },
    {
      path: '/activities',
      title: activityMessages['activity.list'],
      menu: { group: 'run', order: 50, icon: 'phone', goKey: 'a' },
      component: lazy(() => import('./activity-pages.tsx').then((module) => ({ default: module.ActivityListPage }))),
    },
    {
      path: '/activities/$id',
      title: activityMessages['activity.record'],
      component: lazy(() => import('./activity-pages.tsx').then((module) => ({ default: module.ActivityPage }))),
    },
  ],
  panels: [
    {
      slot: 'comment.action',
      id: 'todo',
      title: activityMessages['activity.make_todo'],
      order: 20,
      objects: ['opportunity', 'account', 'contact'],
      component: lazy(() => import('./comment-todo.tsx').then((module) => ({ default: module.CommentTodo }))),
    },
    {
      slot: 'record.composer',
      id: 'composer',
      title: activityMessages['activity.composer'],
      order: 10,
      objects: ['opportunity', 'account', 'contact'],
      component: lazy(() => import('./composer-panel.tsx').then((module) => ({ default: module.ComposerPanel }))),
    },
  ],
});
