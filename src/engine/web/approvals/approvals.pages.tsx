import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';

/** Approvals: the stamp with its count, and the page where one decides. */
export const approvalPages = definePages({
  id: 'approvals',
  pages: [
    {
      path: '/approvals',
      title: approvalMessages['approval.title'],
      component: latePart(() => import('./approvals-page.tsx').then((module) => ({ default: module.ApprovalsPage }))),
    },
  ],
  panels: [
    {
      slot: 'shell.top',
      id: 'approvals',
      title: approvalMessages['approval.title'],
      order: 10,
      component: latePart(() => import('./stamp-button.tsx').then((module) => ({ default: module.StampButton }))),
    },
  ],
});
