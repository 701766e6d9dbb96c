import { lazy } from 'react';
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
      component: lazy(() => import('./evaluation-page.tsx').then((module) => ({ default: module.EvaluationPage }))),
    },
  ],
});
