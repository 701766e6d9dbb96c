import { z } from 'zod';
import type { Label } from '#platform/contract/label.ts';
import { parseScaled } from '#platform/contract/money.ts';
import type { Address, ChoiceOption, FileRef } from './fields.ts';

/** A decimal text of at most so many digits after the point, within the limits. */
export function decimalSchema(scale: number, min: string | undefined, max: string | undefined): z.ZodType<string> {
  const least = min === undefined ? undefined : parseScaled(min, scale);
  const most = max === undefined ? undefined : parseScaled(max, scale);
  return z.string().refine((text) => {
    const value = parseScaled(text, scale);
    return value !== undefined && fitsBigint(value) && (least === undefined || value >= least) && (most === undefined || value <= most);
  });
}

/** Whether the database can hold the number. */
export const fitsBigint = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** Limits in words, as a part of a sentence. */
export function betweenWords(min: string | undefined, max: string | undefined): Label {
  if (min !== undefined && max !== undefined) return { zh: `（${min} 到 ${max}）`, en: ` from ${min} to ${max}` };
  if (min !== undefined) return { zh: `（不小于 ${min}）`, en: ` not below ${min}` };
  if (max !== undefined) return { zh: `（不大于 ${max}）`, en: ` not above ${max}` };
  return { zh: '', en: '' };
}

/** The first options in words. */
export function optionWords(options: readonly ChoiceOption[]): Label {
  const shown = options.slice(0, 12);
  return { zh: shown.map((option) => `${option.value}（${option.label.zh}）`).join('、'), en: shown.map((option) => option.value).join(', ') };
}

/** Money as JSON. */
export const money = z.object({ amount: z.string(), currency: z.string().regex(/^[A-Z]{3}$/) });
/** An address as JSON. */
export const address: z.ZodType<Address> = z.strictObject({
  country: z.string().max(100).optional(),
  province: z.string().max(100).optional(),
  city: z.string().max(100).optional(),
  district: z.string().max(100).optional(),
  detail: z.string().max(500).optional(),
});
/** Uploaded files as JSON. */
export const files: z.ZodType<readonly FileRef[]> = z
  .array(z.strictObject({ id: z.uuid(), name: z.string().max(255), size: z.int().min(0), type: z.string().max(200) }))
  .max(50);
