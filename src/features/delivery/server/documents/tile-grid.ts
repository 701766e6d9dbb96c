import type { Locale } from '#platform/contract/label.ts';
import type { ExportCell } from '#engine/server/export/export-cells.ts';
import { moneyFormat, numberCell } from '#engine/server/export/export-cells.ts';
import { drawn, nameOfGroup, printTileFigure } from '#features/analytics/contract/print-tile.ts';
import type { TileFigure, TileGroup, TileMeasure, TileResult } from '#features/analytics/contract/tile-result.ts';
import type { Tile } from '#features/analytics/contract/tile.ts';
import { documentWords } from './words.ts';

/** One cell in both forms: as it is printed, and as a typed cell of a workbook. */
export interface GridCell {
  readonly text: string;
  readonly cell: ExportCell;
  readonly isNumber: boolean;
  readonly shade?: number;
}

/** A tile as a table. */
export interface Grid {
  readonly head: readonly { readonly text: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly foot: readonly GridCell[] | null;
}

/** A text cell. */
export function textCell(text: string): GridCell {
  return { text, cell: text, isNumber: false };
}

/** The groups of a tile as rows; two ways to cut side by side where the tile shows them so. */
export function gridOf(tile: Tile, result: TileResult, locale: Locale): Grid {
  const isCrossed = result.totals !== null && tile.kind !== 'table' && result.dimensions.length === 2;
  return isCrossed ? crossedGrid(tile, result, locale) : plainGrid(result, locale);
}

function plainGrid(result: TileResult, locale: Locale): Grid {
  const t = documentWords(locale);
  const hasBefore = result.comparedWith !== null;
  const hasTarget = result.groups.some((group) => group.target !== null) || (result.groups.length === 0 && result.total.target !== null);
  const figuresOf = (group: TileGroup): GridCell[] => [
    ...result.measures.flatMap((measure, at) => {
      const figure = group.figures[at];
      return [figureCell(figure, measure, locale), ...(hasBefore ? [valueCell(figure?.before ?? null, measure, locale)] : [])];
    }),
    ...(hasTarget && result.measures[0] ? [valueCell(group.target, result.measures[0], locale)] : []),
  ];
  const names = (group: TileGroup): GridCell[] => group.labels.map((label) => textCell(label[locale]));
  const heads = result.measures.flatMap((measure) => {
    const text = measure.label[locale];
    return [text, ...(hasBefore ? [result.measures.length > 1 ? `${text} · ${t('document.before')}` : t('document.before')] : [])];
  });
  const total = [...result.dimensions.map((_, at) => textCell(at === 0 ? t('document.total') : '')), ...figuresOf(result.total)];
  return {
    head: [
      ...result.dimensions.map((dimension) => ({ text: dimension.label[locale], isNumber: false })),
      ...[...heads, ...(hasTarget ? [t('document.target')] : [])].map((text) => ({ text, isNumber: true })),
    ],
    rows: result.dimensions.length === 0 ? [total] : result.groups.map((group) => [...names(group), ...figuresOf(group)]),
    foot: result.dimensions.length === 0 ? null : total,
  };
}

function crossedGrid(tile: Tile, result: TileResult, locale: Locale): Grid {
  const t = documentWords(locale);
  const [rows = [], columns = []] = result.totals ?? [];
  const [measure] = result.measures;
  const label = (group: TileGroup) => nameOfGroup(group, (each) => each[locale]);
  const known = new Map(result.groups.map((group) => [JSON.stringify(group.keys), group]));
  const shade = tile.kind === 'heat' ? shadeOf(result.groups) : () => undefined;
  const cellAt = (row: TileGroup, column: TileGroup): GridCell => {
    const group = known.get(JSON.stringify([row.keys[0] ?? null, column.keys[0] ?? null]));
    if (!group) return { ...textCell('—'), cell: null, isNumber: true };
    const dark = shade(group);
    return { ...figureCell(group.figures[0], measure, locale), ...(dark !== undefined && { shade: dark }) };
  };
  const whole = (group: TileGroup) => figureCell(group.figures[0], measure, locale);
  const corner = result.dimensions.map((dimension) => dimension.label[locale]).join(' × ');
  return {
    head: [{ text: corner, isNumber: false }, ...[...columns.map(label), t('document.total')].map((text) => ({ text, isNumber: true }))],
    rows: rows.map((row) => [textCell(label(row)), ...columns.map((column) => cellAt(row, column)), whole(row)]),
    foot: [textCell(t('document.total')), ...columns.map(whole), whole(result.total)],
  };
}

/** The calm third stays plain, so that only the high end draws the eye. */
function shadeOf(groups: readonly TileGroup[]): (group: TileGroup) => number | undefined {
  const values = groups.flatMap((group) => drawn(group.figures[0]) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (group) => {
    const value = drawn(group.figures[0]);
    const share = value === null || high === low ? 0 : (value - low) / (high - low);
    return share < 0.35 ? undefined : share;
  };
}

function figureCell(figure: TileFigure | undefined, measure: TileMeasure | undefined, locale: Locale): GridCell {
  const text = printTileFigure(figure, measure, locale);
  if (!figure || !measure) return { ...textCell('—'), cell: null, isNumber: true };
  if (figure.byCurrency) return { text, cell: text, isNumber: true };
  return { text, cell: typedCell(figure.value, measure), isNumber: true };
}

function valueCell(value: string | null, measure: TileMeasure, locale: Locale): GridCell {
  const figure = { value, because: null, n: null, before: null, byCurrency: null };
  return { text: printTileFigure(figure, measure, locale), cell: typedCell(value, measure), isNumber: true };
}

const formats = { count: '#,##0', number: '#,##0.##', days: '0.0', ratio: '0.00', score: '0.0' } as const;

function typedCell(value: string | null, { unit, currency }: TileMeasure): ExportCell {
  if (value === null) return null;
  if (unit === 'percent') return numberCell(`${value}e-2`, '0.0%', value);
  if (unit === 'money' || unit === 'money_per_day') return numberCell(value, currency ? moneyFormat(currency) : '#,##0.00');
  return numberCell(value, formats[unit]);
}
