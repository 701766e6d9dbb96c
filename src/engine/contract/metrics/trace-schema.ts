import { z } from 'zod';
import type { Trace } from '#platform/contract/trace.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const TraceUnit = z.enum(['money', 'percent', 'number', 'count', 'days', 'hours', 'score', 'text']);
const TraceValue = z.object({ value: z.string().nullable(), unit: TraceUnit, currency: z.string().optional() });
const TableRow = z.array(z.string().nullable()).readonly();

/** How an explanation travels over the API. */
export const TraceSchema = z.object({
  metricId: z.string().optional(),
  title: Label,
  value: TraceValue,
  definition: Label,
  formula: z.string().optional(),
  population: Label,
  inputs: z.array(z.object({ label: Label, value: TraceValue, note: Label.optional() })).readonly(),
  steps: z.array(z.object({ label: Label, detail: z.string().optional(), value: TraceValue.optional() })).readonly(),
  table: z
    .object({
      columns: z.array(z.object({ label: Label, unit: TraceUnit })).readonly(),
      rows: z.array(TableRow).readonly(),
      total: TableRow.optional(),
    })
    .optional(),
  rows: z.object({ count: z.int(), link: z.string() }).optional(),
  version: z.string(),
  asOf: z.string(),
}) satisfies z.ZodType<Trace>;
