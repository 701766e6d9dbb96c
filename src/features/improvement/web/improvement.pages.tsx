import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { improvementMessages } from '../contract/improvement.messages.ts';

/** What improvement offers on other pages. */
export const improvementPages = definePages({
  id: 'improvement',
  pages: [],
  panels: [
    {
      slot: 'inspection.closed_action',
      id: 'adopt',
      title: improvementMessages['improvement.adopt'],
      order: 10,
      permission: 'improvement.manage',
      component: latePart(() => import('./adopt-button.tsx').then((module) => ({ default: module.AdoptButton }))),
    },
  ],
});
