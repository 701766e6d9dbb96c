import { conflict } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';

/** Days a deleted field or object is kept before it may be purged. */
const keptDays = 30;

/** From when on what was hidden then may be purged. */
export function purgeableFrom(hiddenAt: Date): Date {
  return new Date(hiddenAt.getTime() + keptDays * 86_400_000);
}

/** Only what was deleted, and long enough ago, is removed for good. */
export function requirePurgeable(ctx: Context, hiddenAt: Date | null): void {
  if (hiddenAt !== null && purgeableFrom(hiddenAt) <= ctx.now) return;
  const from = hiddenAt === null ? null : purgeableFrom(hiddenAt).toISOString().slice(0, 10);
  const label =
    from === null
      ? { zh: '请先删除它；30 天后才能彻底清除。', en: 'Delete it first; 30 days later it can be purged.' }
      : { zh: `它在 ${from} 之后才能彻底清除；在此之前可以恢复。`, en: `It can be purged from ${from} on; until then it can be brought back.` };
  throw conflict('schema.not_purgeable', label, { from });
}
