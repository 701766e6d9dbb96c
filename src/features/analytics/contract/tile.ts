import { z } from 'zod';
import { FilterCondition, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { PeriodInput } from '#engine/contract/metrics/measure.ts';
import { measureKinds, SortKey } from '#engine/contract/records/query.ts';

/** How a tile is drawn; every kind but `text` draws the same `TileResult`. */
export const tileKinds = [
  'figure',
  'table',
  'pivot',
  'bar',
  'line',
  'area',
  'funnel',
  'waterfall',
  'heat',
  'scatter',
  'gauge',
  'province',
  'rank',
  'text',
] as const;
/** One of the ways to draw a tile. */
export const TileKind = z.enum(tileKinds);
export type TileKind = z.infer<typeof TileKind>;

/** A field path, through references by dots; dates with a bucket: `close_date:month`. */
const GroupPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}(:(day|week|month|quarter|year))?$/);
const FieldPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/);
const ObjectId = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const Expression = z.string().max(4000);

/** One or more figures of the registry over the same groups. */
export const MetricSource = z.strictObject({
  kind: z.literal('metric'),
  metrics: z.array(z.string().min(1).max(80)).min(1).max(6),
  /** Dimensions of the metrics: `month`, `owner`, `region`, `product`, `account.industry` … */
  groupBy: z.array(z.string().min(1).max(120)).max(3).default([]),
  filter: FilterTree.optional(),
  expression: Expression.optional(),
});
export type MetricSource = z.infer<typeof MetricSource>;

/** One figure over records, as the list's own aggregates compute it. */
export const ObjectMeasure = z.strictObject({
  kind: z.enum(measureKinds).exclude(['ratio', 'percentile']),
  /** Field it is of; `count` needs none. */
  of: FieldPath.optional(),
});
export type ObjectMeasure = z.infer<typeof ObjectMeasure>;

/** Records of any object: figures by group, or with `columns` the records themselves. */
export const ObjectSource = z.strictObject({
  kind: z.literal('object'),
  object: ObjectId,
  filter: FilterTree.optional(),
  expression: Expression.optional(),
  groupBy: z.array(GroupPath).max(4).default([]),
  measures: z.array(ObjectMeasure).min(1).max(6),
  /** Date field by which the period of the dashboard narrows the records; absent: it does not. */
  dateField: FieldPath.optional(),
  /** A table of the records themselves, with these fields. */
  columns: z.array(FieldPath).min(1).max(12).optional(),
  /** Order of those records. */
  sort: z.array(SortKey).max(4).optional(),
});
export type ObjectSource = z.infer<typeof ObjectSource>;

/** What a tile is about. */
export const TileSource = z.discriminatedUnion('kind', [MetricSource, ObjectSource, z.strictObject({ kind: z.literal('none') })]);
export type TileSource = z.infer<typeof TileSource>;

/** With what time a figure is compared. */
export const Comparison = z.enum(['none', 'period_before', 'year_before']);
export type Comparison = z.infer<typeof Comparison>;

/** How the tile shows what it has. */
export const TileOptions = z.strictObject({
  isStacked: z.boolean().optional(),
  isHorizontal: z.boolean().optional(),
  /** Line at a fixed value, or at what a metric of the registry says over the same selection. */
  target: z
    .union([z.strictObject({ value: z.string().regex(/^-?\d{1,18}(\.\d{1,4})?$/) }), z.strictObject({ metric: z.string().max(80) })])
    .optional(),
  /** Order of the groups; default by their own order for dates, stages and ages, else by the first figure. */
  sort: z.strictObject({ by: z.union([z.literal('key'), z.int().min(0).max(5)]), descending: z.boolean() }).optional(),
  /** Most groups of the first dimension (or records); the rest is said to be left out. */
  limit: z.int().min(1).max(200).optional(),
  compare: Comparison.optional(),
  /** Of its own instead of the dashboard's. */
  period: PeriodInput.optional(),
  /** Words of a text tile. */
  text: z.string().max(4000).optional(),
});
export type TileOptions = z.infer<typeof TileOptions>;

/** Columns of the grid that tiles are placed on; a row is 56 px high. */
export const gridColumns = 12;

/** Where a tile lies. */
export const TilePlace = z.strictObject({
  x: z
    .int()
    .min(0)
    .max(gridColumns - 1),
  y: z.int().min(0).max(500),
  w: z.int().min(1).max(gridColumns),
  h: z.int().min(1).max(20),
});
export type TilePlace = z.infer<typeof TilePlace>;

/** One tile as it is kept. */
export const Tile = z.strictObject({
  id: z.string().min(1).max(60),
  /** In the words of who made it; empty: the name of its figure. Ready-made tiles carry both languages. */
  title: z.union([z.string().max(120), z.strictObject({ zh: z.string(), en: z.string() })]),
  kind: TileKind,
  source: TileSource,
  options: TileOptions,
  place: TilePlace,
});
export type Tile = z.infer<typeof Tile>;

/** What narrows every tile at once. */
export const BoardFilter = z.strictObject({
  period: PeriodInput.optional(),
  /** With the departments below it. */
  department: z.uuid().optional(),
  owner: z.uuid().optional(),
  /** Conditions written in terms of one object; tiles about others follow them through what they have in common with it. */
  conditions: z
    .array(z.strictObject({ object: ObjectId, where: FilterCondition }))
    .max(8)
    .optional(),
  /** State and facts as of the end of this date. */
  asOf: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
});
export type BoardFilter = z.infer<typeof BoardFilter>;

/** What a dashboard or report consists of: the part that is drafted, published and kept by version. */
export const DashboardBody = z.strictObject({
  tiles: z.array(Tile).max(40),
  /** What it opens with. */
  filter: BoardFilter,
});
export type DashboardBody = z.infer<typeof DashboardBody>;
