import * as routes from '../../contract/approvals/approval.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { countApprovals, decideApproval, listApprovals, withdrawApproval } from './read-approvals.ts';

/** The approvals centre: what waits for whose decision, from any capability. */
export const approvalsFeature = defineFeature({
  id: 'approvals',
  routes: [
    bind(routes.listApprovalsRoute, listApprovals),
    bind(routes.countApprovalsRoute, countApprovals),
    bind(routes.decideApprovalRoute, decideApproval),
    bind(routes.withdrawApprovalRoute, withdrawApproval),
  ],
});
