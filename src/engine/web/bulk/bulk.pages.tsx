import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { bulkSetting } from '#engine/contract/bulk/bulk.settings.ts';

/** Changes of many records, and what became of each. */
export const bulkPages = definePages({
  id: 'bulk',
  pages: [
    {
      path: '/bulk-changes',
      title: bulkMessages['bulk.list_title'],
      settings: bulkSetting,
      component: latePart(() => import('./bulk-list-page.tsx').then((module) => ({ default: module.BulkListPage }))),
    },
    {
      path: '/bulk-changes/$id',
      title: bulkMessages['bulk.title'],
      component: latePart(() => import('./bulk-page.tsx').then((module) => ({ default: module.BulkPage }))),
    },
  ],
});
