import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import { dashboardsMessages } from '../contract/dashboards.messages.ts';

/** What the registry says about the company on one page, and the dashboards and reports people make. */
export const analyticsPages = definePages({
  id: 'analytics',
  pages: [
    {
      // Where the overview stood before it became one of the dashboards.
      path: '/dashboard',
      title: analyticsMessages['analytics.dashboard'],
      component: lazy(() => import('./old-address.tsx').then((module) => ({ default: module.OldAddress }))),
    },
    {
      path: '/dashboards/overview',
      title: analyticsMessages['analytics.dashboard'],
      component: lazy(() => import('./dashboard-page.tsx').then((module) => ({ default: module.DashboardPage }))),
    },
    {
      path: '/dashboards',
      title: dashboardsMessages['dashboards.title'],
      menu: { group: 'insight', order: 10, permission: 'dashboard.see', goKey: 'd' },
      component: lazy(() => import('./boards/boards-page.tsx').then((module) => ({ default: module.BoardsPage }))),
    },
    {
      path: '/dashboards/$id',
      title: dashboardsMessages['dashboards.title'],
      component: lazy(() => import('./boards/board-page.tsx').then((module) => ({ default: module.BoardPage }))),
    },
    {
      path: '/dashboards/$id/edit',
      title: dashboardsMessages['dashboards.title'],
      component: lazy(() => import('./builder/builder-page.tsx').then((module) => ({ default: module.BuilderPage }))),
    },
  ],
});
