import { BarList } from '#platform/web/charts/bar-list.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { TileProps } from './dashboard-tiles.tsx';
import { TileEmpty, TileFrame } from './tile.tsx';
import { resultOf } from './use-dashboard.ts';

/** How old the open deals are, by count, with the amount each age holds. */
export function AgeingTile({ dashboard, onExplain }: TileProps) {
  const t = useMessages(analyticsMessages);
  const label = useLabel();
  const locale = useLocale();
  const go = useGo();
  const tile = dashboard.tiles.find((each) => each.id === 'ageing');
  if (!tile) return null;
  const groups = tile.result.groups ?? [];
  const amounts = resultOf(dashboard, 'ageing_amount')?.groups ?? [];
  const age = (key: string | null) => {
    const [from, to] = (key ?? '').replace('+', '').split('-').map(Number);
    if (key === null || from === undefined) return t('analytics.age_unknown');
    return to === undefined ? t('analytics.age_over', { from }) : t('analytics.age', { from, to });
  };
  const bars = groups.map((group, at) => {
    const amount = amounts.find((each) => each.keys[0] === group.keys[0]);
    const money = amount && amount.value !== null ? ` · ${printFigure(amount, locale)}` : '';
    return {
      id: String(at),
      label: age(group.keys[0] ?? null),
      value: group.n,
      text: `${t('analytics.n_deals', { count: group.n })}${money}`,
      tone: 'open' as const,
    };
  });
  return (
    <TileFrame
      id={tile.id}
      title={label(tile.label)}
      result={tile.result}
      size="third"
      onExplain={onExplain}
      note={t('analytics.n_deals', { count: tile.result.n })}
    >
      {bars.length === 0 ? (
        <TileEmpty result={tile.result} />
      ) : (
        <BarList label={label(tile.label)} bars={bars} onSelect={(at) => go(groups[Number(at)]?.rows.link ?? tile.result.rows.link)} />
      )}
    </TileFrame>
  );
}
