import type { IconName } from '#platform/web/kit/icon.tsx';
import type { TileKind } from '../../contract/tile.ts';

const icons: Readonly<Record<TileKind, IconName>> = {
  figure: 'target',
  table: 'table',
  pivot: 'table',
  bar: 'bars',
  line: 'arrow-up',
  area: 'arrow-up',
  funnel: 'filter',
  waterfall: 'bars',
  heat: 'board',
  scatter: 'star',
  gauge: 'gauge',
  province: 'pin',
  rank: 'rows',
  text: 'pencil',
};

/** The sign of a way to draw. */
export function kindIcon(kind: TileKind): IconName {
  return icons[kind];
}
