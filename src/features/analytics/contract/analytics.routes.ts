import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { MeasureResult, RowsLink } from '#engine/contract/metrics/measure.ts';
import { isPeriodName } from '#engine/contract/metrics/period.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** The whole state of the dashboard; it stands in the page's address, so that a link shows the same to whoever may see it. */
export const DashboardFilter = z.object({
  period: z.string().max(40).refine(isPeriodName).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  department: z.uuid().optional(),
  owner: z.uuid().optional(),
  product: z.uuid().optional(),
  asOf: z.iso.date().optional(),
  /** Only tiles of this kind: the figures of the period before need no charts. */
  kind: z.enum(['figure', 'bars', 'columns', 'funnel', 'rates']).optional(),
});
export type DashboardFilter = z.infer<typeof DashboardFilter>;

/** One step of the funnel, in the order of the process. */
export const FunnelStep = z.object({
  stage: z.string(),
  label: Label,
  kind: z.enum(['open', 'won']),
  /** Deals that first entered the stage in the period; for the last step, those won in it. */
  entered: z.int(),
  /** Percent of those that went on; null on the last step and where nobody entered. */
  conversion: z.string().nullable(),
  /** Those of them that did not; null on the last step. */
  stayed: z.object({ count: z.int(), rows: RowsLink }).nullable(),
});
export type FunnelStep = z.infer<typeof FunnelStep>;

/** A tile with its figure. */
export const DashboardTileResult = z.object({
  id: z.string(),
  kind: z.enum(['figure', 'bars', 'columns', 'funnel', 'rates']),
  label: Label,
  result: MeasureResult,
  funnel: z.array(FunnelStep).nullable(),
});
export type DashboardTileResult = z.infer<typeof DashboardTileResult>;

/** The dashboard as it was asked for. */
export const Dashboard = z.object({
  filter: DashboardFilter,
  period: z.object({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  tiles: z.array(DashboardTileResult),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** Every tile in one statement. */
export const getDashboardRoute = defineRoute({
  id: 'analytics.get_dashboard',
  method: 'GET',
  path: '/api/dashboard',
  kind: 'read',
  summary: { zh: '仪表盘：漏斗、赢单、赢率、账龄，均可下钻', en: 'Dashboard: funnel, won, win rates, ageing, each with its rows' },
  query: DashboardFilter,
  output: Dashboard,
});
