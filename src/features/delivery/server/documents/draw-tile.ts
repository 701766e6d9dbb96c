import type { Locale } from '#platform/contract/label.ts';
import { drawn, nameOfGroup, printNumber, printTileFigure } from '#features/analytics/contract/print-tile.ts';
import { seriesOf, targetLineOf } from '#features/analytics/contract/tile-series.ts';
import type { TileGroup, TileResult } from '#features/analytics/contract/tile-result.ts';
import type { Tile } from '#features/analytics/contract/tile.ts';
import { drawBars, drawChart, drawGauge, type Drawing } from './draw-svg.ts';
import { scatterOption, waterfallOption } from './point-options.ts';
import { seriesOption } from './series-option.ts';
import { documentWords } from './words.ts';

const chartHeight = 165;
/** Names and figures of bars need this much; more room only makes them longer. */
const longestBars = 30;

/** Draws a tile for paper; undefined for those that are tables. */
export function drawTile(tile: Tile, result: TileResult, width: number, locale: Locale): Drawing | undefined {
  const ways = result.dimensions.length;
  if (result.records || result.groups.length === 0) return tile.kind === 'gauge' ? gauge(result, width, locale) : undefined;
  switch (tile.kind) {
    case 'gauge':
      return gauge(result, width, locale);
    case 'bar':
      return tile.options.isHorizontal && ways === 1 ? bars(result, width, locale) : series(tile, result, width, locale);
    case 'line':
    case 'area':
      return series(tile, result, width, locale);
    case 'rank':
    case 'province':
      return ways === 1 ? bars(result, width, locale) : undefined;
    case 'funnel':
      return funnel(result, width, locale);
    case 'waterfall':
      return drawChart(waterfallOption(result, locale), width, chartHeight);
    case 'scatter':
      return result.measures.length > 1 ? drawChart(scatterOption(result, locale), width, chartHeight) : undefined;
    default:
      return undefined;
  }
}

function gauge(result: TileResult, width: number, locale: Locale): Drawing | undefined {
  const t = documentWords(locale);
  const [measure] = result.measures;
  const value = drawn(result.total.figures[0]);
  if (value === null) return undefined;
  const target = result.total.target === null ? undefined : Number(result.total.target);
  const says = target === undefined ? [] : [t('document.target_at', { value: printNumber(target, measure, locale) })];
  if (target !== undefined && target > 0) says.push(t('document.of_target', { percent: `${((value / target) * 100).toFixed(1)}%` }));
  const words = { value: printTileFigure(result.total.figures[0], measure, locale), ...(says.length > 0 && { target: says.join(' · ') }) };
  return drawGauge(value, target, width, words);
}

function series(tile: Tile, result: TileResult, width: number, locale: Locale): Drawing {
  const t = documentWords(locale);
  const laid = seriesOf(tile, result, (label) => label[locale], { before: t('document.before'), rest: t('document.rest') });
  const [measure] = result.measures;
  const print = (value: number) => printNumber(value, measure, locale);
  const target = targetLineOf(tile, result);
  const option = seriesOption({
    kind: tile.kind === 'bar' || tile.kind === 'area' ? tile.kind : 'line',
    categories: laid.categories.map((category) => category.label),
    series: laid.series,
    target: target === undefined ? undefined : { label: t('document.target_at', { value: print(target) }), value: target },
    isStacked: tile.options.isStacked === true && measure?.isAdditive === true,
    print,
  });
  return drawChart(option, width, chartHeight);
}

function bars(result: TileResult, width: number, locale: Locale): Drawing {
  const [measure] = result.measures;
  const list = result.groups.slice(0, longestBars).map((group) => ({
    name: nameIn(group, locale),
    value: Math.max(0, drawn(group.figures[0]) ?? 0),
    text: printTileFigure(group.figures[0], measure, locale),
    ...(group.target !== null && Number(group.target) > 0 && { target: Number(group.target) }),
  }));
  return drawBars(list, width);
}

/** Counts by step; a rate's own population is what entered the step. */
function funnel(result: TileResult, width: number, locale: Locale): Drawing {
  const t = documentWords(locale);
  const [measure] = result.measures;
  const isRate = measure?.unit === 'percent';
  const steps = result.groups
    .filter((group) => (group.figures[0]?.n ?? 0) > 0)
    .map((group) => {
      const [figure] = group.figures;
      const value = isRate ? (figure?.n ?? 0) : (drawn(figure) ?? 0);
      const rate = isRate && figure?.value !== null ? ` · ${t('document.went_on', { percent: printTileFigure(figure, measure, locale) })}` : '';
      return { name: nameIn(group, locale), value, text: `${isRate ? value.toLocaleString('en') : printTileFigure(figure, measure, locale)}${rate}` };
    });
  return drawBars(steps, width);
}

function nameIn(group: TileGroup, locale: Locale): string {
  return nameOfGroup(group, (label) => label[locale]);
}
