import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';

/** The registry of metrics and the report of each. */
export const metricsPages = definePages({
  id: 'metrics',
  pages: [
    {
      path: '/metrics',
      title: metricsMessages['metrics.title'],
      menu: { group: 'insight', order: 30, permission: 'dashboard.see' },
      component: latePart(() => import('./metrics-page.tsx').then((module) => ({ default: module.MetricsPage }))),
    },
    {
      path: '/metrics/$id',
      title: metricsMessages['metrics.name'],
      component: latePart(() => import('./metric-page.tsx').then((module) => ({ default: module.MetricPage }))),
    },
  ],
});
