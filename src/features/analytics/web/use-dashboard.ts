import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { dayOf } from '#platform/contract/format/format-date.ts';
import { comparedRange } from '#engine/contract/metrics/compute-change.ts';
import type { MeasureResult } from '#engine/contract/metrics/measure.ts';
import { usePeriodParam } from '#engine/web/metrics/period-choice.tsx';
import { type Dashboard, getDashboardRoute } from '../contract/analytics.routes.ts';

/** What is looked at: period, people and product in the address, the as-of day of the frame. */
export function useDashboardFilter() {
  const period = usePeriodParam();
  const [department, setDepartment] = useSearchParam('department');
  const [owner, setOwner] = useSearchParam('owner');
  const [product, setProduct] = useSearchParam('product');
  const past = usePastDay();
  const scope = { department, owner, product, asOf: past?.day };
  return {
    period,
    department,
    setDepartment,
    owner,
    setOwner,
    product,
    setProduct,
    query: { ...(period.range ?? { period: period.name }), ...scope },
    scope,
  };
}

/** The filter and how to change it. */
export type DashboardFilterState = ReturnType<typeof useDashboardFilter>;

/** The dashboard, and its figures over the period it is fairly compared with. */
export function useDashboard(filter: DashboardFilterState) {
  const dashboard = useRoute(getDashboardRoute, filter.query, { keepPrevious: true });
  const reading = useReading();
  const today = filter.scope.asOf ?? dayOf(reading.now, reading.timeZone);
  const range = dashboard.data?.period;
  const compared = range && range.from !== '' ? comparedRange(range, today) : undefined;
  const before = useRoute(
    getDashboardRoute,
    { ...compared, ...filter.scope, kind: 'figure' },
    { enabled: compared !== undefined, keepPrevious: true },
  );
  return { dashboard, compared, before: before.data };
}

/** The result of a tile. */
export function resultOf(dashboard: Dashboard | undefined, id: string): MeasureResult | undefined {
  return dashboard?.tiles.find((tile) => tile.id === id)?.result;
}
