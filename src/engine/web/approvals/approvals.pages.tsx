import { lazy } from 'react';
import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';

/** Approvals: the stamp with its count, and the page where one decides. */
export const approvalPages = definePages({
  id: 'approvals',
  pages: [
    {
      path: '/approvals',
      title: approvalMessages['approval.title'],
      component: lazy(() => import('./approvals-page.tsx').then((module) => ({ default: module.ApprovalsPage }))),
    },
  ],
  panels: [
    {
      slot: 'shell.top',
      id: 'approvals',
      title: approvalMessages['approval.title'],
      order: 10,
      component: lazy(() => import('./stamp-button.tsx').then((module) => ({ default: module.StampButton }))),
    },
  ],
});
