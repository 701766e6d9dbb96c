import type { Label } from '#platform/contract/label.ts';
import { drawn } from './print-tile.ts';
import type { TileGroup, TileResult } from './tile-result.ts';
import type { Tile } from './tile.ts';

/** One place on the axis, with the group a click on it opens. */
export interface SeriesCategory {
  readonly key: string | null;
  readonly label: string;
  readonly group: TileGroup;
}

/** One course over the categories; null is a gap, never 0. */
export interface TileSeries {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

const mostSeries = 5;

/** Lays a tile out as categories and series: by the second dimension, by figure, or now beside before. */
export function seriesOf(
  tile: Tile,
  result: TileResult,
  label: (label: Label) => string,
  words: { readonly before: string; readonly rest: string },
): { readonly categories: readonly SeriesCategory[]; readonly series: readonly TileSeries[] } {
  const axis = result.totals?.[0] ?? result.groups;
  const categories = axis.map((group) => ({ key: group.keys[0] ?? null, label: group.labels.map((each) => label(each)).join(' · '), group }));
  if (result.totals) return { categories, series: crossedSeries(result, categories, label, words.rest) };
  const series = result.measures.map((measure, at): TileSeries => ({
    id: measure.id,
    label: label(measure.label),
    values: axis.map((group) => drawn(group.figures[at])),
  }));
  if (!result.comparedWith || tile.kind === 'area' || series.length > 1) return { categories, series };
  const before = axis.map((group) => (group.figures[0]?.before === null || group.figures[0] === undefined ? null : Number(group.figures[0].before)));
  if (before.every((value) => value === null)) return { categories, series };
  return { categories, series: [...series, { id: 'before', label: words.before, values: before }] };
}

/** A series per key of the second dimension; beyond the largest, what adds up is put together. */
function crossedSeries(result: TileResult, categories: readonly SeriesCategory[], label: (label: Label) => string, restWord: string): TileSeries[] {
  const known = new Map(result.groups.map((group) => [JSON.stringify(group.keys), group]));
  const columns = result.totals?.[1] ?? [];
  const hasRest = columns.length > mostSeries && result.measures[0]?.isAdditive === true;
  const own = columns.slice(0, hasRest ? mostSeries - 1 : mostSeries);
  const valueAt = (row: string | null, column: TileGroup) => drawn(known.get(JSON.stringify([row, column.keys[0] ?? null]))?.figures[0]);
  const series = own.map((column) => ({
    id: column.keys[0] ?? 'none',
    label: column.labels.map((each) => label(each)).join(' · '),
    values: categories.map(({ key }) => valueAt(key, column)),
  }));
  if (!hasRest) return series;
  const rest = categories.map(({ key }) => columns.slice(own.length).reduce((sum, column) => sum + (valueAt(key, column) ?? 0), 0));
  return [...series, { id: 'rest', label: restWord, values: rest }];
}

/** A target over all is shared out over spans of time, where the figure adds up; a rate is measured against it everywhere. */
export function targetLineOf(tile: Tile, { total, dimensions, groups, measures }: TileResult): number | undefined {
  if (total.target === null) return undefined;
  const whole = Number(total.target);
  if (!(whole > 0) || dimensions.length !== 1) return undefined;
  if (!measures[0]?.isAdditive || (tile.options.target && 'value' in tile.options.target)) return whole;
  return dimensions[0]?.kind === 'date' && groups.length > 0 ? whole / groups.length : undefined;
}
