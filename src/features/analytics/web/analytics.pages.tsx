import { latePart } from '#platform/web/late-part.tsx';
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
      component: latePart(() => import('./old-address.tsx').then((module) => ({ default: module.OldAddress }))),
    },
    {
      path: '/dashboards/overview',
      title: analyticsMessages['analytics.dashboard'],
      component: latePart(() => import('./dashboard-page.tsx').then((module) => ({ default: module.DashboardPage }))),
    },
    {
      path: '/dashboards',
      title: dashboardsMessages['dashboards.title'],
      menu: { group: 'insight', order: 10, permission: 'dashboard.see', goKey: 'd' },
      component: latePart(() => import('./boards/boards-page.tsx').then((module) => ({ default: module.BoardsPage }))),
    },
    {
      path: '/dashboards/$id',
      title: dashboardsMessages['dashboards.title'],
      component: latePart(() => import('./boards/board-page.tsx').then((module) => ({ default: module.BoardPage }))),
    },
    {
      path: '/dashboards/$id/edit',
      title: dashboardsMessages['dashboards.title'],
      component: latePart(() => import('./builder/builder-page.tsx').then((module) => ({ default: module.BuilderPage }))),
    },
  ],
});
