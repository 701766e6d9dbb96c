import type { Context } from '#engine/server/context.ts';

/** Figures with when they were measured. */
export interface Kept<T> {
  readonly asOf: Date;
  readonly value: T;
}

const mostKept = 500;
/** What is measured faster than this is measured on every look. */
const costlyFromMs = 100;

/**
 * Keeps what is costly to measure for a while, for each person apart, since everybody sees their own records only. Another role, reach or
 * mask measures anew; where shares and rules decide who sees what, nothing is kept, since they may change at any moment.
 */
export function keepFor<T>(ms: number, measure: (ctx: Context) => Promise<T>): (ctx: Context) => Promise<Kept<T>> {
  const kept = new Map<string, Kept<T>>();
  return async (ctx) => {
    if (ctx.actor.sharing) return { asOf: ctx.now, value: await measure(ctx) };
    const key = keyOf(ctx);
    const known = kept.get(key);
    if (known && ctx.now.getTime() - known.asOf.getTime() < ms && known.asOf <= ctx.now) return known;
    const startedAt = performance.now();
    const made = { asOf: ctx.now, value: await measure(ctx) };
    kept.delete(key);
    if (performance.now() - startedAt < costlyFromMs) return made;
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}

function keyOf({ workspace, actor }: Context): string {
  return JSON.stringify([workspace.id, actor.memberId, actor.roles ?? actor.role.id, actor.role.objects, actor.reach, [...(actor.masked ?? [])]]);
}
