import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { MeasureRequest, MeasureResult, RowsLink } from './measure.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** An entry of the registry as people and programs read it. */
export const MetricEntry = z.object({
  id: z.string(),
  label: Label,
  description: Label,
  formula: Label,
  source: z.string().nullable(),
  object: z.string(),
  population: z.string(),
  dateField: z.string().nullable(),
  needsPeriod: z.boolean(),
  unit: z.string(),
  direction: z.enum(['higher', 'lower', 'neutral']),
  nullRule: Label,
  groupBy: z.array(z.object({ id: z.string(), label: Label })),
  version: z.int(),
});
export type MetricEntry = z.infer<typeof MetricEntry>;

/** Every metric of the product with its definition. */
export const listMetricsRoute = defineRoute({
  id: 'metrics.list',
  method: 'GET',
  path: '/api/metrics',
  summary: { zh: '指标库', en: 'The metric registry' },
  output: z.object({ metrics: z.array(MetricEntry) }),
  kind: 'read',
});

/** One figure with its explanation. */
export const measureRoute = defineRoute({
  id: 'metrics.measure',
  method: 'POST',
  path: '/api/metrics/measure',
  summary: { zh: '计算一个指标', en: 'Compute one metric' },
  body: MeasureRequest,
  output: MeasureResult,
  kind: 'read',
});

/** Several figures in one statement. */
export const measureManyRoute = defineRoute({
  id: 'metrics.measure_many',
  method: 'POST',
  path: '/api/metrics/measure-many',
  summary: { zh: '一次计算多个指标', en: 'Compute several metrics at once' },
  body: z.object({ measures: z.array(MeasureRequest).min(1).max(40) }),
  output: z.object({ results: z.array(MeasureResult) }),
  kind: 'read',
});

/** Of a rate: what counts into it, or what it is measured against without counting into it. */
export const ratePart = z.enum(['met', 'unmet']);
export type RatePart = z.infer<typeof ratePart>;

/** A group's key narrows the rows to it; `groupBy` and `keys` go together. */
export const MeasureRowsRequest = MeasureRequest.extend({
  keys: z.array(z.string().nullable()).max(3).optional(),
  /** Of a rate, only the records that count into it (`met`) or that do not (`unmet`). */
  part: ratePart.optional(),
  limit: z.int().min(1).max(1000).default(200),
  /** Ids after this one. */
  after: z.uuid().optional(),
});
export type MeasureRowsRequest = z.infer<typeof MeasureRowsRequest>;

/** The records behind a figure. */
export const measureRowsRoute = defineRoute({
  id: 'metrics.rows',
  method: 'POST',
  path: '/api/metrics/rows',
  summary: { zh: '数字背后的记录', en: 'The records behind a figure' },
  body: MeasureRowsRequest,
  output: z.object({
    object: z.string(),
    /** Ids in order; the query for a list page is `id in ids` where `rows.expression` is null. */
    ids: z.array(z.string()),
    nextAfter: z.string().nullable(),
    /** How many records there are in all; counted with the first page only. */
    total: z.int().nullable(),
    rows: RowsLink,
  }),
  kind: 'read',
});
