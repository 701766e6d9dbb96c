import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';

/** All segments one may use. */
export const segmentPages = definePages({
  id: 'segments',
  pages: [
    {
      path: '/segments',
      title: segmentMessages['segment.title'],
      menu: { group: 'run', order: 80, icon: 'checklist' },
      component: latePart(() => import('./segments-page.tsx').then((module) => ({ default: module.SegmentsPage }))),
    },
  ],
});
