import { BarChart } from '#platform/web/charts/series-chart.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import { listMonths } from '../contract/list-months.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';
import { resultOf } from './use-dashboard.ts';

/** Won by month, with the target of the period spread over its months; a month not begun yet has no bar. */
export function MonthsTile({ dashboard, onExplain }: TileProps) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const tile = dashboard.tiles.find((each) => each.id === 'won_by_month');
  if (!tile) return null;
  const { result } = tile;
  const months = listMonths(dashboard.period);
  const isBegun = (month: string) => month <= dashboard.asOf.slice(0, 7);
  const groupOf = (month: string) => result.groups?.find((group) => group.keys[0] === month);
  const values = months.map((month) => (isBegun(month) ? Number(groupOf(month)?.value ?? 0) : null));
  const money = (value: number) => printFigure({ value: value.toFixed(2), unit: 'money', currency: result.currency }, locale);
  const quota = resultOf(dashboard, 'target_amount')?.value;
  const target = quota && months.length > 0 ? Number(quota) / months.length : undefined;
  return (
    <TileFrame id={tile.id} title={label(tile.label)} result={result} size="wide" onExplain={onExplain} note={printFigure(result, locale)}>
      {result.value === null ? (
        <TileEmpty result={result} />
      ) : (
        <BarChart
          label={label(tile.label)}
          categories={months}
          series={[{ id: 'won', label: label(tile.label), values }]}
          {...(target !== undefined && target > 0 && { target: { label: t('analytics.target_per_month', { value: money(target) }), value: target } })}
          print={money}
          onSelect={(month) => go(groupOf(month)?.rows.link ?? result.rows.link)}
        />
      )}
    </TileFrame>
  );
}
