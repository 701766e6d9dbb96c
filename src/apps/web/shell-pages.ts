import { offlineMessages } from '#platform/contract/offline.messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';

/** Pages that belong to the frame itself. */
export const shellPages = [
  definePages({
    id: 'shell',
    pages: [
      {
        path: '/settings',
        title: shellMessages['shell.settings_home'],
        menu: { group: 'settings', order: 0, icon: 'search', goKey: ',' },
        component: latePart(() => import('./shell/settings-page.tsx').then((module) => ({ default: module.SettingsPage }))),
      },
      {
        path: '/design',
        title: shellMessages['shell.design'],
        menu: { group: 'settings', order: 990, permission: 'workspace.manage' },
        component: latePart(() => import('./design/design-page.tsx').then((module) => ({ default: module.DesignPage }))),
      },
    ],
    panels: [
      {
        slot: 'shell.top',
        id: 'offline',
        title: offlineMessages['offline.title'],
        order: 5,
        component: latePart(() => import('#platform/web/offline/queue-status.tsx').then((module) => ({ default: module.QueueStatus }))),
      },
    ],
  }),
];
