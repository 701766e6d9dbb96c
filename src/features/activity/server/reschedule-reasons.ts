import type { Session } from '#platform/server/database/database.ts';
import type { Context } from '#engine/server/context.ts';

const reasons = new WeakMap<Session, ReadonlyMap<string, string>>();

/** Hands the event of a reschedule its reason while `work` writes it; the connection is lent to one transaction at a time. */
export async function withReason<T>(ctx: Context, id: string, reason: string | undefined, work: () => Promise<T>): Promise<T> {
  if (reason === undefined) return work();
  reasons.set(ctx.session, new Map([[id, reason]]));
  try {
    return await work();
  } finally {
    reasons.delete(ctx.session);
  }
}

/** The reason given for moving this activity. */
export function reasonFor(ctx: Context, id: string): string | undefined {
  return reasons.get(ctx.session)?.get(id);
}
