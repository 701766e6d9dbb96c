import { isBlankText } from '#engine/contract/expression/text-rules.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';

/** What of a follow-up makes it worth having: content, outcome, next step, and its date; one point each. */
export function scoreQuality(values: Readonly<Record<string, FieldValue>>): number {
  const says = (field: string): boolean => {
    const value = values[field] ?? null;
    return value !== null && !(typeof value === 'string' && isBlankText(value));
  };
  return ['content', 'outcome', 'next_step', 'next_step_on'].filter(says).length;
}
