import { BarList } from '#platform/web/charts/bar-list.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';
import { resultOf } from './use-dashboard.ts';

/** Open amount and number of deals by stage; where no deal carries an amount, the numbers alone, and it says so. */
export function PipelineTile({ dashboard, onExplain }: TileProps) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const amounts = dashboard.tiles.find((each) => each.id === 'pipeline_by_stage');
  const counts = resultOf(dashboard, 'open_by_stage');
  if (!amounts || !counts) return null;
  const hasAmounts = amounts.result.groups?.some((group) => group.value !== null) === true;
  const shown = hasAmounts ? amounts.result : counts;
  const groups = shown.groups ?? [];
  const bars = groups.map((group, at) => ({
    id: String(at),
    label: group.labels.map((each) => label(each)).join(' · '),
    value: Number(group.value ?? 0),
    text: hasAmounts ? `${printFigure(group, locale)} · ${t('analytics.n_deals', { count: group.n })}` : t('analytics.n_deals', { count: group.n }),
    tone: 'open' as const,
  }));
  const total = hasAmounts
    ? `${printFigure(shown, locale)} · ${t('analytics.n_deals', { count: counts.n })}`
    : t('analytics.n_deals', { count: counts.n });
  return (
    <TileFrame id={amounts.id} title={label(amounts.label)} result={shown} size="third" onExplain={onExplain} note={total}>
      {bars.length === 0 ? (
        <TileEmpty result={shown} />
      ) : (
        <BarList label={label(amounts.label)} bars={bars} onSelect={(at) => go(groups[Number(at)]?.rows.link ?? shown.rows.link)} />
      )}
      {!hasAmounts && bars.length > 0 && <p className="muted t12 dashboard-tile-foot">{t('analytics.only_count')}</p>}
    </TileFrame>
  );
}
