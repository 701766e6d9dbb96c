import { z } from 'zod';

/** Operators a person picks from a list. Each field kind offers some of them. */
export const FILTER_OPERATORS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'starts_with',
  'is_empty',
  'is_not_empty',
  'in_period',
  'is_me',
  'in_my_team',
  'in_my_department',
  'in_department',
  'in_segment',
  'not_in_segment',
] as const;
/** One of the operators a person picks. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A written value: text (also choices, ids, dates, instants), number, or number as text with `{ number }` where it must stay exact. */
export const FilterScalar = z.union([
  z
    .string()
    .max(2_000)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'text must be well-formed'),
  z.number().refine((value) => /^-?\d{1,28}(\.\d{1,10})?$/.test(String(value)), 'write this number as { number: "…" }'),
  z.boolean(),
  z.strictObject({ number: z.string().regex(/^-?\d{1,28}(\.\d{1,10})?$/) }),
]);
/** A written value of a condition. */
export type FilterScalar = z.infer<typeof FilterScalar>;

/** One condition: a field (through references with dots, `account.tier`), an operator, and its value: a scalar, a list, or none. */
export const FilterCondition = z.strictObject({
  field: z
    .string()
    .max(200)
    .regex(/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*){0,2}$/u),
  op: z.enum(FILTER_OPERATORS),
  value: z.union([FilterScalar, z.array(FilterScalar).max(1_000)]).optional(),
});
export type FilterCondition = z.infer<typeof FilterCondition>;

/** A filter built by clicking: the JSON form of an expression. */
export type FilterTree =
  | { and: FilterTree[] }
  | { or: FilterTree[] }
  | { not: FilterTree }
  /** A condition written as text, for what clicking cannot say. */
  | { expression: string }
  | FilterCondition;

const MAX_FILTER_DEPTH = 12;
const MAX_BRANCHES = 50;

/** Checks the form of a filter; `treeOfFilter` and `checkExpression` check its meaning. */
export const FilterTree: z.ZodType<FilterTree> = z
  .lazy(() =>
    z.union([
      z.strictObject({ and: z.array(FilterTree).max(MAX_BRANCHES) }),
      z.strictObject({ or: z.array(FilterTree).max(MAX_BRANCHES) }),
      z.strictObject({ not: FilterTree }),
      z.strictObject({ expression: z.string().max(10_000) }),
      FilterCondition,
    ]),
  )
  .meta({ id: 'FilterTree' });

/** Whether a filter nests deeper than any person would click; refuse it before reading it. */
export function isTooDeepFilter(filter: unknown, depth = 0): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  if (depth > MAX_FILTER_DEPTH * 2) return true;
  return Object.values(filter).some((value) => isTooDeepFilter(value, depth + 1));
}
