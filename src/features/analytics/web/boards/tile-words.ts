import type { Label, Locale } from '#platform/contract/label.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { useLabel, useLocale } from '#platform/web/locale.ts';
import { printFigure, printFigureExact } from '#engine/web/metrics/print-figure.ts';
import type { TileFigure, TileGroup, TileMeasure, TileResult } from '../../contract/tile-result.ts';
import type { Tile } from '../../contract/tile.ts';

type Printable = Pick<TileMeasure, 'unit' | 'currency'>;

/** A value of a tile in short: `¥ 1,000.6万`, `63.2%`; a dash where undefined. */
export function printValue(value: string | null, { unit, currency }: Printable, locale: Locale, isExact = false): string {
  if (value === null) return '—';
  if (unit === 'number') return formatNumber(value, isExact ? 4 : 2);
  return (isExact ? printFigureExact : printFigure)({ value, unit, currency }, locale);
}

/** A figure in short; amounts of several currencies side by side. */
export function printTileFigure(figure: TileFigure | undefined, measure: Printable | undefined, locale: Locale, isExact = false): string {
  if (!figure || !measure) return '—';
  if (!figure.byCurrency) return printValue(figure.value, measure, locale, isExact);
  return figure.byCurrency.map((part) => printValue(part.value, { ...measure, currency: part.currency }, locale, isExact)).join(' · ');
}

/** Words of tiles in the screen's language: titles, group names, printed figures. */
export function useTileWords() {
  const label = useLabel();
  const locale = useLocale();
  return {
    title: (tile: Pick<Tile, 'title'>, result: TileResult | undefined) => titleOf(tile.title, result, label),
    group: (group: TileGroup) => group.labels.map((each) => label(each)).join(' · '),
    figure: (figure: TileFigure | undefined, measure: Printable | undefined, isExact = false) => printTileFigure(figure, measure, locale, isExact),
    number: (value: number, measure: Printable | undefined) => (measure ? printValue(plainDecimal(value, measure), measure, locale) : String(value)),
  };
}

/** The words of who made it; else what it counts, and by what. */
function titleOf(title: Tile['title'], result: TileResult | undefined, label: (label: Label) => string): string {
  const own = typeof title === 'string' ? title : label(title);
  if (own.trim() !== '' || !result) return own;
  const cut = result.dimensions.map((dimension) => label(dimension.label)).join(' × ');
  return cut === '' ? label(result.title) : `${label(result.title)} · ${cut}`;
}

/** A number as exact text with as many digits as its unit has. */
function plainDecimal(value: number, { unit }: Printable): string {
  return unit === 'count' ? String(Math.round(value)) : value.toFixed(2);
}

/** A value as a number to draw by. */
export function drawn(figure: TileFigure | undefined): number | null {
  return figure === undefined || figure.value === null ? null : Number(figure.value);
}
