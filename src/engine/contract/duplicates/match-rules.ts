import { z } from 'zod';

const FieldId = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** In which sense two values are compared. */
export const comparisonKinds = ['exact', 'text', 'name', 'company', 'phone', 'email', 'domain', 'digits'] as const;
/** One of the senses. */
export type ComparisonKind = (typeof comparisonKinds)[number];

/** One comparison of two records: what speaks for their being the same, and what against. Fields empty on either side say nothing. */
export const MatchComparison = z.object({
  fields: z.array(FieldId).min(1).max(6),
  as: z.enum(comparisonKinds),
  /** `each`: every field with its own, or all exchanged when that fits better; `any`: the best of any two, such as mobile and telephone. */
  between: z.enum(['each', 'any']).default('each'),
  /** Points for equal values. */
  agree: z.number().min(0).max(40),
  /** Points taken off for different values. */
  differ: z.number().min(0).max(40),
  /** Likeness at and below which values are different; above it the points rise evenly. */
  from: z.number().min(0).max(0.99).default(0.8),
});
export type MatchComparison = z.infer<typeof MatchComparison>;

/** Part of a key: any of these fields, whole or its beginning. */
export const MatchKeyPart = z.object({
  fields: z.array(FieldId).min(1).max(6),
  as: z.enum(comparisonKinds),
  /** Characters from the beginning; absent: the whole. */
  start: z.number().int().min(1).max(20).optional(),
});
export type MatchKeyPart = z.infer<typeof MatchKeyPart>;

/** When two records of an object are the same; kept by version. */
export const MatchRules = z.object({
  isActive: z.boolean().default(true),
  comparisons: z.array(MatchComparison).min(1).max(20),
  /** Records are compared when they share one of these keys. */
  keys: z.array(z.array(MatchKeyPart).min(1).max(3)).min(1).max(10),
  /** Points from which two records may be the same. */
  possible: z.number().min(0).max(200),
  /** Points from which they are. */
  certain: z.number().min(0).max(200),
  onCertain: z.enum(['block', 'warn']).default('block'),
});
export type MatchRules = z.infer<typeof MatchRules>;
/** Rules as they are written: defaults may be left out. */
export type MatchRulesInput = z.input<typeof MatchRules>;

/** Rules a capability declares for one of its objects; a workspace may keep its own instead. */
export interface DeclaredMatchRules {
  readonly object: string;
  readonly rules: MatchRules;
}

/** Declares the rules of an object. */
export function declareMatchRules(object: string, rules: MatchRulesInput): DeclaredMatchRules {
  return { object, rules: MatchRules.parse(rules) };
}

/** Names of all fields the rules look at. */
export function matchedFields(rules: MatchRules): string[] {
  return [...new Set([...rules.comparisons.flatMap(({ fields }) => fields), ...rules.keys.flatMap((key) => key.flatMap(({ fields }) => fields))])];
}
