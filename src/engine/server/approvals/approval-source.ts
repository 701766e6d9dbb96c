import type { Label } from '#platform/contract/label.ts';
import type { Approval, ApprovalView } from '../../contract/approvals/approval.routes.ts';
import type { Context } from '../context.ts';

/** An approval without what its source says of all of them. */
export type ApprovalItem = Omit<Approval, 'source' | 'sourceName'>;

/** What somebody decided. */
export interface ApprovalDecision {
  readonly id: string;
  readonly isApproved: boolean;
  readonly note: string | null;
}

/** A capability whose requests people decide in the one approvals centre: `Feature.approvals`. */
export interface ApprovalSource {
  /** `<slice>.<what>`, e.g. `process.exception`. */
  readonly id: string;
  readonly name: Label;
  /** How many wait for the actor; asked on every page, so one indexed statement. */
  countWaiting(ctx: Context): Promise<number>;
  /** Newest first; only what the actor may know of. */
  list(ctx: Context, view: ApprovalView, limit: number): Promise<ApprovalItem[]>;
  /** Refuses whoever may not decide, and what was decided already; tells the asker through `notify`. */
  decide(ctx: Context, decision: ApprovalDecision): Promise<void>;
  /** Only the asker, while it waits. */
  withdraw(ctx: Context, id: string): Promise<void>;
}
