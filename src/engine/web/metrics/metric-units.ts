import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import type { MetricUnit } from '#engine/contract/metrics/metric.ts';
import { useLabel } from '#platform/web/locale.ts';

const units: Readonly<Record<MetricUnit, (typeof metricsMessages)[keyof typeof metricsMessages]>> = {
  count: metricsMessages['metrics.unit_count'],
  money: metricsMessages['metrics.unit_money'],
  percent: metricsMessages['metrics.unit_percent'],
  days: metricsMessages['metrics.unit_days'],
  money_per_day: metricsMessages['metrics.unit_money_per_day'],
  ratio: metricsMessages['metrics.unit_ratio'],
  score: metricsMessages['metrics.unit_score'],
};

/** Names what a metric is counted in. */
export function useUnitName(): (unit: string) => string {
  const label = useLabel();
  return (unit) => {
    const known = Object.entries(units).find(([id]) => id === unit);
    return known ? label(known[1]) : unit;
  };
}
