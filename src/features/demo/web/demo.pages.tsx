import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { demoMessages } from '../contract/demo.messages.ts';

/** What the demo company offers on other pages. */
export const demoPages = definePages({
  id: 'demo',
  pages: [],
  panels: [
    {
      slot: 'setup.next',
      id: 'demo',
      title: demoMessages['demo.offer'],
      order: 10,
      permission: 'workspace.manage',
      component: latePart(() => import('./demo-offer.tsx').then((module) => ({ default: module.DemoOffer }))),
    },
  ],
});
