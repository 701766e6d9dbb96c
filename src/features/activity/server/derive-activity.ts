import type { FieldValue } from '#engine/contract/objects/fields.ts';
import type { Context } from '#engine/server/context.ts';
import type { Derived, RecordChange, RecordDerivation } from '#engine/server/records/guard.ts';
import { scoreQuality } from '../contract/score-quality.ts';
import { listAccountsOfLinks } from './activity.queries.ts';
import { reasonFor } from './reschedule-reasons.ts';

/** What follows from a follow-up, through every door: when it counts, whether it is done, its first due time, its quality, its account. */
export const activityDerivation: RecordDerivation = { object: 'activity', derive };

async function derive(ctx: Context, changes: readonly RecordChange[]): Promise<Derived[]> {
  const accounts = await listAccountsOfLinks(ctx, changes.flatMap(linksWithoutAccount));
  return changes.map((change) => deriveOne(ctx, change, accounts));
}

/** One entry may link several records; the account follows from the deal or the contact when nobody names it. */
function linksWithoutAccount(change: RecordChange): string[] {
  const { after, changed } = change;
  if (!after || (after['account'] ?? null) !== null || !(changed.includes('opportunity') || changed.includes('contact'))) return [];
  return [after['opportunity'], after['contact']].filter((id) => typeof id === 'string');
}

function deriveOne(ctx: Context, change: RecordChange, accounts: ReadonlyMap<string, string>): Derived {
  const after = change.after ?? {};
  const status = statusOf(change);
  const doneAt = status === 'done' ? (textOf(after['done_at']) ?? ctx.now.toISOString()) : null;
  const dueAt = textOf(after['due_at']);
  const account = textOf(after['account']) ?? accounts.get(String(after['opportunity'])) ?? accounts.get(String(after['contact'])) ?? null;
  const values = {
    status,
    done_at: doneAt,
    at: doneAt ?? dueAt ?? textOf(after['at']) ?? ctx.now.toISOString(),
    original_due_at: textOf(change.before?.['original_due_at']) ?? textOf(after['original_due_at']) ?? dueAt,
    quality: scoreQuality(after),
    ...(linksWithoutAccount(change).length > 0 ? { account } : {}),
  };
  const event = eventOf(ctx, change, dueAt, status);
  return event ? { values, event } : { values };
}

/** A time of doing makes it done; taking the done status back empties that time. */
function statusOf(change: RecordChange): string {
  const status = textOf(change.after?.['status']) ?? 'planned';
  const saysDone = change.changed.includes('done_at') && textOf(change.after?.['done_at']) !== null;
  const saysStatus = change.before !== null && change.changed.includes('status');
  return saysDone && status === 'planned' && !saysStatus ? 'done' : status;
}

function eventOf(ctx: Context, change: RecordChange, dueAt: string | null, status: string): Derived['event'] {
  if (change.before === null) return status === 'done' ? { kind: 'activity.logged' } : undefined;
  if (change.before['status'] !== 'done' && status === 'done') return { kind: 'activity.completed' };
  const was = textOf(change.before['due_at']);
  if (was === null || dueAt === null || !change.changed.includes('due_at')) return undefined;
  const days = Math.round((Date.parse(dueAt) - Date.parse(was)) / 86_400_000);
  const reason = reasonFor(ctx, change.id);
  return { kind: 'activity.rescheduled', facts: { from: was, to: dueAt, days, ...(reason === undefined ? {} : { reason }) } };
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
