import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Person = z.object({ id: z.uuid(), name: z.string() });

/** Whose approvals: those that wait for me, those I may decide though others were asked, my own requests, or those I decided. */
export const ApprovalView = z.enum(['waiting', 'others', 'mine', 'decided']);
export type ApprovalView = z.infer<typeof ApprovalView>;

/** One thing somebody asks to be allowed, whichever capability it comes from. */
export const Approval = z.object({
  /** The capability's source, e.g. `process.exception`. */
  source: z.string(),
  id: z.uuid(),
  sourceName: Words,
  /** What is asked, in a few words. */
  title: Words,
  /** What to know before deciding: named facts, in order. */
  facts: z.array(z.object({ label: Words, value: Words, isDay: z.boolean().optional() })),
  reason: z.string(),
  object: z.string().nullable(),
  recordId: z.uuid().nullable(),
  recordName: z.string().nullable(),
  askedBy: Person.nullable(),
  askedAt: z.string(),
  askedOf: z.array(Person),
  status: z.enum(['waiting', 'approved', 'declined', 'withdrawn', 'expired']),
  decidedBy: Person.nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
  canDecide: z.boolean(),
  canWithdraw: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

const Which = z.object({ source: z.string().min(1).max(100), id: z.uuid() });

export const listApprovalsRoute = defineRoute({
  id: 'approval.list',
  method: 'GET',
  path: '/api/approvals',
  summary: { zh: '审批：待我处理、我提交的、我处理过的', en: 'Approvals: those that wait for me, my own, those I decided' },
  query: z.object({ view: ApprovalView.default('waiting'), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ rows: z.array(Approval), waiting: z.int(), isMore: z.boolean() }),
  kind: 'read',
});

export const countApprovalsRoute = defineRoute({
  id: 'approval.count',
  method: 'GET',
  path: '/api/approvals/count',
  summary: { zh: '有多少审批在等我', en: 'How many approvals wait for me' },
  output: z.object({ waiting: z.int() }),
  kind: 'read',
});

export const decideApprovalRoute = defineRoute({
  id: 'approval.decide',
  method: 'POST',
  path: '/api/approvals/:source/:id/decide',
  summary: { zh: '批准或驳回，驳回要写明原因', en: 'Approve, or decline with a reason' },
  params: Which,
  body: z.object({ decision: z.enum(['approve', 'decline']), note: z.string().trim().max(1000).optional() }),
  output: Which,
  kind: 'write',
});

export const withdrawApprovalRoute = defineRoute({
  id: 'approval.withdraw',
  method: 'POST',
  path: '/api/approvals/:source/:id/withdraw',
  summary: { zh: '撤回自己的申请', en: 'Take one’s own request back' },
  params: Which,
  output: Which,
  kind: 'write',
});
