import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { processSetting } from '../contract/process.settings.ts';

/** The page of the sales process. */
export const processPages = definePages({
  id: 'process',
  pages: [
    {
      path: '/process',
      title: processPageMessages['process.title'],
      menu: { group: 'standard', order: 10, icon: 'checklist', goKey: 's' },
      settings: processSetting,
      component: latePart(() => import('./process-page.tsx').then((module) => ({ default: module.ProcessPage }))),
    },
  ],
});
