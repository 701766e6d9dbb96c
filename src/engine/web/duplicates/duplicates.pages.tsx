import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { duplicateSetting } from '#engine/contract/duplicates/duplicates.settings.ts';

/** Groups of duplicates, merges and rules; and the page on which one group is merged. */
export const duplicatePages = definePages({
  id: 'duplicates',
  pages: [
    {
      path: '/duplicates',
      title: duplicateMessages['duplicates.title'],
      menu: { group: 'run', order: 92, icon: 'copy', permission: 'duplicate.merge' },
      settings: duplicateSetting,
      component: latePart(() => import('./duplicates-page.tsx').then((module) => ({ default: module.DuplicatesPage }))),
    },
    {
      path: '/duplicates/$id',
      title: duplicateMessages['duplicates.merge_title'],
      component: latePart(() => import('./merge-page.tsx').then((module) => ({ default: module.MergePage }))),
    },
  ],
});
