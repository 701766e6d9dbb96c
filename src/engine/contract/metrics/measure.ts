import { z } from 'zod';
import { FilterTree } from '../expression/filter-tree.ts';
import { isPeriodName } from './period.ts';
import { TraceSchema } from './trace-schema.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** Explicit dates, both included, or a name: `this_quarter`, `last_30_days`, `2017-Q3`. */
export const PeriodInput = z.union([
  z.object({ from: z.iso.date(), to: z.iso.date() }).refine((range) => range.from <= range.to),
  z.string().max(40).refine(isPeriodName),
]);
export type PeriodInput = z.infer<typeof PeriodInput>;

/** Narrows the population further; the person's own record scope applies besides. */
export const MeasureScope = z.object({
  owners: z.array(z.uuid()).max(500).optional(),
  /** With the departments below it, as the owners stood at the date of each fact. */
  department: z.uuid().optional(),
  filter: FilterTree.optional(),
  expression: z.string().max(4000).optional(),
});
export type MeasureScope = z.infer<typeof MeasureScope>;

/** One question to the registry. */
export const MeasureRequest = z.object({
  metric: z.string().max(80),
  scope: MeasureScope.optional(),
  period: PeriodInput.optional(),
  /** Fields, references by dot, `department`, `day`, `month`, `quarter`, `year`, or a dimension of the metric's own. */
  groupBy: z.array(z.string().max(120)).max(3).optional(),
  /** State and facts up to this instant; a bare date means its end in the workspace's time zone. */
  asOf: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
});
export type MeasureRequest = z.infer<typeof MeasureRequest>;

/** Why a figure has no value. */
export const undefinedReasons = ['no_denominator', 'no_values', 'several_currencies', 'no_period', 'undefined_input'] as const;
/** One of the reasons. */
export type UndefinedReason = (typeof undefinedReasons)[number];

const unitFields = {
  /** Exact decimal text; null when undefined, never 0 in its place. */
  value: z.string().nullable(),
  unit: z.enum(['count', 'money', 'percent', 'days', 'money_per_day', 'ratio', 'score']),
  currency: z.string().nullable(),
};

/** A computed figure: its value or the reason it has none, and what went in. */
export const Figure = z.object({
  ...unitFields,
  undefinedBecause: z.object({ code: z.enum(undefinedReasons), label: Label }).nullable(),
  /** Facts of the population. */
  n: z.int(),
  /** Facts that carried a value; the others were left out. */
  used: z.int(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  /** One figure a currency, when there are several and they are therefore not summed. */
  byCurrency: z.array(z.object({ currency: z.string(), value: z.string().nullable(), n: z.int() })).nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** The records behind a figure: as a list query where an expression can say it, and always as a measure request. */
export const RowsLink = z.object({
  object: z.string(),
  /** Expression over the object; null when only the metric's own query can tell (stage history, slippage). */
  expression: z.string().nullable(),
  asOf: z.string().nullable(),
  link: z.string(),
});
export type RowsLink = z.infer<typeof RowsLink>;

/** One group: a key and a name per dimension asked for, in that order. */
export const FigureGroup = Figure.extend({
  keys: z.array(z.string().nullable()),
  labels: z.array(Label),
  rows: RowsLink,
});
export type FigureGroup = z.infer<typeof FigureGroup>;

/** The answer to one question: the figure, its groups, its explanation. */
export const MeasureResult = Figure.extend({
  metric: z.string(),
  title: Label,
  direction: z.enum(['higher', 'lower', 'neutral']),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  asOf: z.string(),
  groupBy: z.array(z.string()),
  groups: z.array(FigureGroup).nullable(),
  /** There were more groups than are shown. */
  isTruncated: z.boolean(),
  rows: RowsLink,
  trace: TraceSchema,
});
export type MeasureResult = z.infer<typeof MeasureResult>;

/** Most groups one answer holds. */
export const groupLimit = 1000;
