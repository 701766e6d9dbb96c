import { useLabel, useLocale } from '#platform/web/locale.ts';
import { nameOfGroup, type Printable, printNumber, printTileFigure, titleOfTile } from '../../contract/print-tile.ts';
import type { TileFigure, TileGroup, TileResult } from '../../contract/tile-result.ts';
import type { Tile } from '../../contract/tile.ts';

/** Words of tiles in the screen's language: titles, group names, printed figures. */
export function useTileWords() {
  const label = useLabel();
  const locale = useLocale();
  return {
    title: (tile: Pick<Tile, 'title'>, result: TileResult | undefined) => titleOfTile(tile, result, locale),
    group: (group: TileGroup) => nameOfGroup(group, label),
    figure: (figure: TileFigure | undefined, measure: Printable | undefined, isExact = false) => printTileFigure(figure, measure, locale, isExact),
    number: (value: number, measure: Printable | undefined) => printNumber(value, measure, locale),
  };
}
