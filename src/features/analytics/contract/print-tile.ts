import { formatNumber } from '#platform/contract/format/format-number.ts';
import type { Label, Locale } from '#platform/contract/label.ts';
import { printFigure, printFigureExact } from '#engine/contract/metrics/print-figure.ts';
import type { TileFigure, TileGroup, TileMeasure, TileResult } from './tile-result.ts';
import type { Tile } from './tile.ts';

/** What of a measure decides how its values are printed. */
export type Printable = Pick<TileMeasure, 'unit' | 'currency'>;

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

/** A number that was computed for drawing, printed with as many digits as its unit has. */
export function printNumber(value: number, measure: Printable | undefined, locale: Locale): string {
  if (!measure) return String(value);
  return printValue(measure.unit === 'count' ? String(Math.round(value)) : value.toFixed(2), measure, locale);
}

/** The words of who made it; else what it counts, and by what. */
export function titleOfTile({ title }: Pick<Tile, 'title'>, result: TileResult | undefined, locale: Locale): string {
  const own = typeof title === 'string' ? title : title[locale];
  if (own.trim() !== '' || !result) return own;
  const cut = result.dimensions.map((dimension) => dimension.label[locale]).join(' × ');
  return cut === '' ? result.title[locale] : `${result.title[locale]} · ${cut}`;
}

/** What a group is called. */
export function nameOfGroup(group: Pick<TileGroup, 'labels'>, label: (label: Label) => string): string {
  return group.labels.map((each) => label(each)).join(' · ');
}

/** A value as a number to draw by. */
export function drawn(figure: TileFigure | undefined): number | null {
  return figure === undefined || figure.value === null ? null : Number(figure.value);
}
