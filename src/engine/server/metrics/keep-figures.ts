import { createHash } from 'node:crypto';
import { localDate } from '../../contract/expression/time-zone.ts';
import type { Context } from '../context.ts';

/** Figures with when they were measured; `recent` and `old` ones were measured for an earlier question. */
export interface KeptFigures<T> {
  readonly value: T;
  readonly kept?: 'recent' | 'old';
}

interface Entry<T> {
  readonly asOf: Date;
  readonly tookMs: number;
  readonly value: T;
}

const mostKept = 300;
const recentAtMostMs = 10 * 60_000;
/** A figure that took a second is recent for a minute. */
const recentPerCost = 60;
const oldAtMostMs = 12 * 3_600_000;

/**
 * Keeps figures that are costly to measure, for each person apart and for exactly what they reach: another role, reach or mask is another
 * question. Where shares and rules decide who sees what nothing is kept, since those may change at any moment. What is asked twice at the
 * same time is measured once.
 */
export function createFigureKeep<T>({ costlyFromMs = 300 } = {}) {
  const entries = new Map<string, Entry<T>>();
  const underWay = new Map<string, Promise<T>>();
  const keepAnew = async (ctx: Context, key: string, measure: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const value = await measure();
    const tookMs = performance.now() - from;
    entries.delete(key);
    const [oldest] = entries.keys();
    if (entries.size >= mostKept && oldest !== undefined) entries.delete(oldest);
    if (tookMs >= costlyFromMs) entries.set(key, { asOf: ctx.now, tookMs, value });
    return value;
  };
  return async (ctx: Context, question: unknown, measure: () => Promise<T>, mayBeKept: boolean): Promise<KeptFigures<T>> => {
    if (ctx.actor.sharing) return { value: await measure() };
    const key = keyOf(ctx, question);
    const known = mayBeKept ? entries.get(key) : undefined;
    const age = known ? ctx.now.getTime() - known.asOf.getTime() : Number.POSITIVE_INFINITY;
    if (known && age >= 0 && age < oldAtMostMs) {
      const recentMs = Math.min(recentAtMostMs, known.tookMs * recentPerCost);
      return { value: known.value, kept: age < recentMs ? 'recent' : 'old' };
    }
    // Who wants it anew may have just written something, and would not find it in what was begun before.
    const begun = mayBeKept ? underWay.get(key) : undefined;
    if (begun) return { value: await begun };
    const running = keepAnew(ctx, key, measure);
    underWay.set(key, running);
    const forget = () => void (underWay.get(key) === running && underWay.delete(key));
    running.then(forget, forget);
    return { value: await running };
  };
}

/** Names of periods mean other dates tomorrow, so the day is part of the question. */
function keyOf({ workspace, actor, now }: Context, question: unknown): string {
  const { memberId, roles, role, reach, keyScopes, privacy } = actor;
  const masks = [actor.masked, actor.maskedForViewers, actor.maskedBy].map((mask) => [...(mask ?? [])]);
  const sight = [workspace.id, memberId, roles, role, reach, keyScopes, privacy, masks];
  return createHash('sha256')
    .update(JSON.stringify([...sight, localDate(now, workspace.timeZone), question]))
    .digest('base64');
}
