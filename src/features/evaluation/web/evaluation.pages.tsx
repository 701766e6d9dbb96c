import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { evaluationMessages } from '../contract/evaluation.messages.ts';

/** The scorecard of the owner. */
export const evaluationPages = definePages({
  id: 'evaluation',
  pages: [
    {
      path: '/evaluation',
      title: evaluationMessages['evaluation.title'],
      menu: { group: 'score', order: 10, icon: 'gauge', permission: 'evaluation.see', goKey: 'e' },
      component: latePart(() => import('./evaluation-page.tsx').then((module) => ({ default: module.EvaluationPage }))),
    },
  ],
});
