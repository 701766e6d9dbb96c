import { lazy } from 'react';
import { definePages } from '#platform/web/page-registry.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';

/** What became of a change of many records. */
export const bulkPages = definePages({
  id: 'bulk',
  pages: [
    {
      path: '/bulk-changes/$id',
      title: bulkMessages['bulk.title'],
      component: lazy(() => import('./bulk-page.tsx').then((module) => ({ default: module.BulkPage }))),
    },
  ],
});
