import { useState } from 'react';
import { BarList } from '#platform/web/charts/bar-list.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';

const ways = ['team', 'product', 'region'] as const;

/** Win rate by team, product or region: bars of the full hundred with the number of decided deals beside them. */
export function RatesTile({ dashboard, onExplain }: TileProps) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const [way, setWay] = useState<(typeof ways)[number]>('team');
  const tile = dashboard.tiles.find((each) => each.id === `win_rate_by_${way}`);
  if (!tile) return null;
  const groups = tile.result.groups ?? [];
  const bars = groups.map((group, at) => ({
    id: String(at),
    label: group.labels.map((each) => label(each)).join(' · '),
    value: Number(group.value ?? 0),
    text: `${printFigure(group, locale)} · ${t('analytics.n', { count: group.n })}`,
  }));
  const tabs = ways.map((each) => ({ id: each, label: t(`analytics.by_${each}`) }));
  const note = `${printFigure(tile.result, locale)} · ${t('analytics.n', { count: tile.result.n })}`;
  return (
    <TileFrame id={tile.id} title={t('analytics.win_rate')} result={tile.result} size="half" onExplain={onExplain} note={note}>
      <div className="dashboard-tile-switch">
        <Segmented label={t('analytics.win_rate')} tabs={tabs} active={way} onChange={setWay} />
      </div>
      {bars.length === 0 ? (
        <TileEmpty result={tile.result} />
      ) : (
        <BarList
          label={label(tile.label)}
          bars={bars}
          max={100}
          hasTrack
          onSelect={(at) => go(groups[Number(at)]?.rows.link ?? tile.result.rows.link)}
        />
      )}
    </TileFrame>
  );
}
