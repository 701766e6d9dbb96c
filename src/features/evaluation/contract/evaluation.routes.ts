import { z } from 'zod';
import { PeriodInput, RowsLink } from '#engine/contract/metrics/measure.ts';
import { TraceSchema } from '#engine/contract/metrics/trace-schema.ts';
import { defineRoute } from '#platform/contract/route.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

const Question = z.object({
  /** Name of a period (`this_quarter`, `2017-Q4`) or explicit dates. */
  period: PeriodInput.default('this_quarter'),
  /** State and facts up to this instant; a bare date means its end. Absent: now. */
  asOf: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  department: z.uuid().optional(),
});
export type EvaluationQuestion = z.infer<typeof Question>;

const IndicatorView = z.object({
  metric: z.string(),
  label: Label,
  unit: z.string(),
  currency: z.string().nullable(),
  value: z.string().nullable(),
  n: z.number().int(),
  zero: z.string(),
  full: z.string(),
  weight: z.number(),
  score: z.number().nullable(),
  /** Why it has no value, or no metric of the registry supplies it. */
  why: Label.nullable(),
  trace: TraceSchema.nullable(),
  rows: RowsLink.nullable(),
});

const DimensionView = z.object({
  number: z.number().int(),
  id: z.string(),
  label: Label,
  weight: z.number(),
  target: z.number(),
  score: z.number().nullable(),
  /** Score minus that of the period before; null when either is missing. */
  change: z.number().nullable(),
  trend: z.array(z.object({ periodFrom: z.string(), periodTo: z.string(), score: z.number().nullable() })),
  coverage: z.number(),
  confidence: z.enum(['none', 'low', 'medium', 'high']),
  indicators: z.array(IndicatorView),
  missing: Label.nullable(),
  advice: Label,
});
export type DimensionView = z.infer<typeof DimensionView>;

/** All dimensions over one period: the average, beside it the lowest, and how much of it data supports. */
export const Evaluation = z.object({
  version: z.number().int(),
  period: z.object({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  average: z.number().nullable(),
  averageChange: z.number().nullable(),
  minimum: z.object({ id: z.string(), score: z.number() }).nullable(),
  onTarget: z.number().int(),
  scored: z.number().int(),
  coverage: z.number(),
  dimensions: z.array(DimensionView),
});
export type Evaluation = z.infer<typeof Evaluation>;

export const evaluate = defineRoute({
  id: 'evaluation.evaluate',
  method: 'POST',
  path: '/api/evaluation',
  kind: 'read',
  summary: { zh: '二十维评价', en: 'Evaluate the twenty dimensions' },
  body: Question,
  output: Evaluation,
});

export const computeHistory = defineRoute({
  id: 'evaluation.computeHistory',
  method: 'POST',
  path: '/api/evaluation/history',
  kind: 'write',
  summary: { zh: '计算前几期的评价，用于趋势', en: 'Score the periods before, for the trend' },
  body: Question.extend({ periods: z.number().int().min(1).max(12).default(6) }),
  output: z.object({ jobId: z.uuid() }),
});
