import { invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type * as routes from '../../contract/approvals/approval.routes.ts';
import type { Approval } from '../../contract/approvals/approval.routes.ts';
import type { Context } from '../context.ts';
import type { ApprovalSource } from './approval-source.ts';

/** Approvals of all capabilities together, newest first. */
export async function listApprovals(ctx: Context, input: RouteInput<typeof routes.listApprovalsRoute>) {
  const rows: Approval[] = [];
  for (const source of ctx.registry.approvals.values()) {
    const items = await source.list(ctx, input.view, input.limit + 1);
    rows.push(...items.map((item) => ({ ...item, source: source.id, sourceName: source.name })));
  }
  const sorted = rows.toSorted((left, right) => right.askedAt.localeCompare(left.askedAt));
  return { rows: sorted.slice(0, input.limit), isMore: sorted.length > input.limit, ...(await countApprovals(ctx)) };
}

/** How many of all capabilities wait for the caller. */
export async function countApprovals(ctx: Context): Promise<{ waiting: number }> {
  const counts = await Promise.all([...ctx.registry.approvals.values()].map((source) => source.countWaiting(ctx)));
  return { waiting: counts.reduce((sum, count) => sum + count, 0) };
}

/** Approves or declines; who declines says why. */
export async function decideApproval(ctx: Context, input: RouteInput<typeof routes.decideApprovalRoute>) {
  const source = requireSource(ctx, input.source);
  const note = input.note === undefined || input.note === '' ? null : input.note;
  if (input.decision === 'decline' && note === null) {
    throw invalid([
      {
        field: 'note',
        code: 'approval.note_needed',
        message: { zh: '驳回请写明原因，对方会看到。', en: 'Say why you decline; the asker will see it.' },
      },
    ]);
  }
  await source.decide(ctx, { id: input.id, isApproved: input.decision === 'approve', note });
  return { source: source.id, id: input.id };
}

/** Takes one's own request back. */
export async function withdrawApproval(ctx: Context, input: RouteInput<typeof routes.withdrawApprovalRoute>) {
  const source = requireSource(ctx, input.source);
  await source.withdraw(ctx, input.id);
  return { source: source.id, id: input.id };
}

function requireSource(ctx: Context, id: string): ApprovalSource {
  const source = ctx.registry.approvals.get(id);
  if (!source) throw notFound({ zh: '审批', en: 'Approval' });
  return source;
}
