import { BarList } from '#platform/web/charts/bar-list.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';

/** A ranked list of bars: people, regions, products, reasons; each opens its rows. */
export function RankTile({ dashboard, id, size = 'half', onExplain }: TileProps & { readonly id: string; readonly size?: 'third' | 'half' }) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const tile = dashboard.tiles.find((each) => each.id === id);
  if (!tile) return null;
  const groups = tile.result.groups ?? [];
  const bars = groups.map((group, at) => ({
    id: String(at),
    label: group.labels.map((each) => label(each)).join(' · '),
    value: Number(group.value ?? 0),
    text: tile.result.unit === 'count' ? printFigure(group, locale) : `${printFigure(group, locale)} · ${t('analytics.n_deals', { count: group.n })}`,
  }));
  const note = tile.result.isTruncated ? t('analytics.truncated', { count: groups.length }) : printFigure(tile.result, locale);
  return (
    <TileFrame id={id} title={label(tile.label)} result={tile.result} size={size} onExplain={onExplain} note={note}>
      {bars.length === 0 ? (
        <TileEmpty result={tile.result} />
      ) : (
        <BarList label={label(tile.label)} bars={bars} onSelect={(at) => go(groups[Number(at)]?.rows.link ?? tile.result.rows.link)} />
      )}
    </TileFrame>
  );
}
