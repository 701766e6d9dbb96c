import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import './opportunity-web.ts';

/** Pages of deals. */
export const opportunityPages = definePages({
  id: 'opportunity',
  pages: [
    {
      path: '/opportunities',
      title: opportunityMessages['opportunity.list'],
      menu: { group: 'run', order: 30, icon: 'briefcase', goKey: 'o' },
      component: latePart(() => import('./opportunity-pages.tsx').then((module) => ({ default: module.OpportunityListPage }))),
    },
    {
      path: '/opportunities/$id',
      title: opportunityMessages['opportunity.record'],
      component: latePart(() => import('./opportunity-pages.tsx').then((module) => ({ default: module.OpportunityPage }))),
    },
  ],
});
