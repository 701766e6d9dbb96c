import { z } from 'zod';
import { RowsLink } from '#engine/contract/metrics/measure.ts';
import { TraceSchema } from '#engine/contract/metrics/trace-schema.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** One way the groups are cut; `isOrdered`: the groups come in an order of their own (time, stages, ages), not by size. */
export const TileDimension = z.object({
  id: z.string(),
  label: Label,
  kind: z.enum(['date', 'province', 'record', 'other']),
  isOrdered: z.boolean(),
});
export type TileDimension = z.infer<typeof TileDimension>;

/** One figure the tile shows for every group. */
export const TileMeasure = z.object({
  id: z.string(),
  label: Label,
  unit: z.enum(['count', 'number', 'money', 'percent', 'days', 'money_per_day', 'ratio', 'score']),
  /** Of money, when all of it is in one. */
  currency: z.string().nullable(),
  direction: z.enum(['higher', 'lower', 'neutral']),
  /** Groups may be added up to the total: stacks, waterfalls and shares make sense. */
  isAdditive: z.boolean(),
  /** What it means, for hovering; null for figures made on the spot. */
  definition: Label.nullable(),
});
export type TileMeasure = z.infer<typeof TileMeasure>;

/** A value with what is said beside it; decimals as exact text, null where undefined (never 0 in its place). */
export const TileFigure = z.object({
  value: z.string().nullable(),
  /** Why there is no value. */
  because: Label.nullable(),
  /** Records behind it. */
  n: z.int().nullable(),
  /** The same over the time it is compared with. */
  before: z.string().nullable(),
  /** Amounts of several currencies, which are never added up; `value` is then null. */
  byCurrency: z.array(z.object({ currency: z.string(), value: z.string().nullable() })).nullable(),
});
export type TileFigure = z.infer<typeof TileFigure>;

/** One group: a key and a name per dimension, a figure per measure, and its records. */
export const TileGroup = z.object({
  keys: z.array(z.string().nullable()),
  labels: z.array(Label),
  figures: z.array(TileFigure),
  /** What the first figure is measured against here. */
  target: z.string().nullable(),
  rows: RowsLink.nullable(),
  /** In a funnel of a rate: those of the group that do not count into it, such as the deals that went no further. */
  unmet: z.object({ count: z.int(), rows: RowsLink }).optional(),
});
export type TileGroup = z.infer<typeof TileGroup>;

/** The records themselves, for a table of columns. */
export const TileRecords = z.object({
  object: z.string(),
  columns: z.array(z.object({ id: z.string(), label: Label, kind: z.string() })),
  /** Rows as lists give them: `id`, the fields, `_names`. */
  rows: z.array(z.record(z.string(), z.unknown())),
});
export type TileRecords = z.infer<typeof TileRecords>;

/** What a tile has to show; the same shape whatever it is about and however it is drawn. */
export const TileResult = z.object({
  id: z.string(),
  /** Why the reader sees nothing here (a hidden field, a metric that is gone); the rest is then empty. */
  refusal: Label.nullable(),
  /** Name of its figure, for tiles without a title of their own. */
  title: Label,
  dimensions: z.array(TileDimension),
  measures: z.array(TileMeasure),
  /** In the order to be drawn. With two dimensions: one entry a pair, the first dimension outermost. */
  groups: z.array(TileGroup),
  /** Over all, a figure per measure. */
  total: TileGroup,
  /** With two dimensions: over each group of the first, and over each of the second; keys and labels of that dimension alone. */
  totals: z.array(z.array(TileGroup)).nullable(),
  records: TileRecords.nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  comparedWith: z.object({ from: z.string(), to: z.string() }).nullable(),
  asOf: z.string(),
  /** Measured for an earlier question, as `asOf` tells; `old`: worth measuring anew. */
  kept: z.enum(['recent', 'old']).optional(),
  /** Filters of the dashboard that this tile cannot follow, by name. */
  ignored: z.array(z.string()),
  /** Groups left out by the limit. */
  isTruncated: z.boolean(),
  /** One per measure; null for figures made on the spot. */
  traces: z.array(TraceSchema.nullable()),
});
export type TileResult = z.infer<typeof TileResult>;
