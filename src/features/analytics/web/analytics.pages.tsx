import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';

/** What the registry says about the company, on one page. */
export const analyticsPages = definePages({
  id: 'analytics',
  pages: [
    {
      path: '/dashboard',
      title: analyticsMessages['analytics.dashboard'],
      menu: { group: 'insight', order: 10, permission: 'dashboard.see', goKey: 'd' },
      component: lazy(() => import('./dashboard-page.tsx').then((module) => ({ default: module.DashboardPage }))),
    },
  ],
});
