import { lazy } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';

/** Pages that belong to the frame itself. */
export const shellPages = [
  definePages({
    id: 'shell',
    pages: [
      {
        path: '/design',
        title: shellMessages['shell.design'],
        menu: { group: 'settings', order: 990, permission: 'workspace.manage' },
        component: lazy(() => import('./design/design-page.tsx').then((module) => ({ default: module.DesignPage }))),
      },
    ],
  }),
];
