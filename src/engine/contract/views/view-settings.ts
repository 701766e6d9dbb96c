import { z } from 'zod';
import { measureKinds } from '../records/query.ts';

const Path = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/);
const GroupPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}(:(day|week|month|quarter|year))?$/);

/** The ways a list is laid out over the same filter. */
export const listLayouts = ['table', 'board', 'calendar', 'chart'] as const;
/** One of the ways. */
export type ListLayout = (typeof listLayouts)[number];

/** How a calendar is looked at. */
export const calendarSpans = ['month', 'week', 'agenda'] as const;
/** One of them. */
export type CalendarSpan = (typeof calendarSpans)[number];

/** The charts a list is drawn as. */
export const listChartKinds = ['bar', 'line', 'area', 'funnel', 'share', 'heat'] as const;
/** One of them. */
export type ListChartKind = (typeof listChartKinds)[number];

/** Columns of a board: by which choice, summed by what, in which lanes. */
export const BoardSettings = z.object({ by: Path.optional(), lanes: Path.optional(), sumOf: Path.optional() });
export type BoardSettings = z.infer<typeof BoardSettings>;

/** Which date a calendar goes by, and how much of it is shown. */
export const CalendarSettings = z.object({ by: Path.optional(), span: z.enum(calendarSpans).optional() });
export type CalendarSettings = z.infer<typeof CalendarSettings>;

/** What a chart of a list is drawn from. */
export const ChartSettings = z.object({
  kind: z.enum(listChartKinds).optional(),
  groupBy: z.array(GroupPath).max(2).optional(),
  measure: z.enum(measureKinds).exclude(['ratio', 'percentile']).optional(),
  of: Path.optional(),
  stacked: z.boolean().optional(),
});
export type ChartSettings = z.infer<typeof ChartSettings>;

/** The figures a column can show below its rows. */
export const totalKinds = ['none', 'sum', 'avg', 'min', 'max', 'filled', 'distinct'] as const;
/** One of the figures. */
export type TotalKind = (typeof totalKinds)[number];

/** How a table is drawn beyond its columns: pixels by column, columns kept at the left, the figure below each, and groups. */
export const TableSettings = z.object({
  widths: z.record(Path, z.int().min(40).max(1000)).optional(),
  pinned: z.array(Path).max(10).optional(),
  totals: z.record(Path, z.enum(totalKinds)).optional(),
  groupBy: GroupPath.nullable().optional(),
});
export type TableSettings = z.infer<typeof TableSettings>;

/** What a view keeps of each layout; a layout without settings chooses for itself. */
export const ViewSettings = z.object({
  board: BoardSettings.optional(),
  calendar: CalendarSettings.optional(),
  chart: ChartSettings.optional(),
  table: TableSettings.optional(),
});
export type ViewSettings = z.infer<typeof ViewSettings>;
