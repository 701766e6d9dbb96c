import type { FieldValue } from '#engine/contract/objects/fields.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** How often the close date has been moved later after this change; undefined when it has not been moved now. */
export function countPush(before: Values | null, after: Values | null): number | undefined {
  const was = before?.['close_date'];
  const becomes = after?.['close_date'];
  if (typeof was !== 'string' || typeof becomes !== 'string' || becomes <= was) return undefined;
  if (before?.['outcome'] !== 'open') return undefined;
  return Number(before['pushed_count'] ?? 0) + 1;
}
