import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { followUpLinks } from '../contract/follow-up-links.ts';
import './activity-web.ts';

/** Follow-ups, and the composer on other pages. */
export const activityPages = definePages({
  id: 'activity',
  pages: [
    {
      path: '/activities',
      title: activityMessages['activity.list'],
      menu: { group: 'run', order: 50, icon: 'phone', goKey: 'f' },
      component: latePart(() => import('./activity-pages.tsx').then((module) => ({ default: module.ActivityListPage }))),
    },
    {
      path: '/activities/$id',
      title: activityMessages['activity.record'],
      component: latePart(() => import('./activity-pages.tsx').then((module) => ({ default: module.ActivityPage }))),
    },
  ],
  panels: [
    {
      slot: 'shell.top',
      id: 'quick-log',
      title: activityMessages['activity.composer'],
      order: 90,
      component: latePart(() => import('./quick-log-host.tsx').then((module) => ({ default: module.QuickLogHost }))),
    },
    {
      slot: 'record.row',
      id: 'quick-log',
      title: activityMessages['activity.composer'],
      order: 10,
      objects: [...followUpLinks],
      component: latePart(() => import('./quick-log-button.tsx').then((module) => ({ default: module.QuickLogButton }))),
    },
    {
      slot: 'comment.action',
      id: 'todo',
      title: activityMessages['activity.make_todo'],
      order: 10,
      objects: [...followUpLinks],
      component: latePart(() => import('./comment-todo.tsx').then((module) => ({ default: module.CommentTodo }))),
    },
    {
      slot: 'today.composer',
      id: 'composer',
      title: activityMessages['activity.composer'],
      order: 10,
      component: latePart(() => import('./today-composer.tsx').then((module) => ({ default: module.TodayComposer }))),
    },
    {
      slot: 'record.bar',
      id: 'follow-up',
      title: activityMessages['activity.composer'],
      order: 10,
      objects: ['opportunity', 'account', 'contact'],
      component: latePart(() => import('./record-bar.tsx').then((module) => ({ default: module.RecordFollowUpBar }))),
    },
    {
      slot: 'record.composer',
      id: 'composer',
      title: activityMessages['activity.composer'],
      order: 10,
      objects: ['opportunity', 'account', 'contact'],
      component: latePart(() => import('./composer-panel.tsx').then((module) => ({ default: module.ComposerPanel }))),
    },
  ],
});
