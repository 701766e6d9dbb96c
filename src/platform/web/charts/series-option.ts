import { barsTold, printedWidth, slantedNames } from './bar-labels.ts';
import type { EChartsCoreOption } from './echarts-core.ts';

/** One series; the first is ours, the second the comparison. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  /** One per category; null is a gap, never 0. */
  readonly values: readonly (number | null)[];
  /** Dotted: not reached yet. */
  readonly isForecast?: boolean;
}

/** What a bar or line chart shows. */
export interface SeriesChartData {
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly target?: { readonly label: string; readonly value: number };
  /** Prints a value on the axis and in the tooltip. */
  readonly print?: (value: number) => string;
  /** Series stand on one another, so that the whole shows. */
  readonly isStacked?: boolean;
}

/** How series are drawn. */
export type SeriesKind = 'bar' | 'line' | 'area';

/** The page's style, and how many pixels wide the drawing is. */
export interface SeriesRoom {
  readonly style: CSSStyleDeclaration;
  readonly width: number;
}

/**
 * echarts options by the chart rules: bars from zero, direct labels, no legend, few grid lines, dark target line. Where figures on the bars would
 * lie over one another, only the highest bar has its own, and the last where it is free; a phone has the name of its target above the drawing.
 */
export function seriesOption(kind: SeriesKind, data: SeriesChartData, { style, width }: SeriesRoom): EChartsCoreOption {
  const color = (name: string) => style.getPropertyValue(name).trim();
  const print = data.print ?? String;
  const text = { color: color('--c-axis'), fontSize: 11, fontFamily: style.getPropertyValue('--font') };
  const inkText = { ...text, color: color('--ink') };
  const isBar = kind === 'bar';
  const { right, step, isAbove } = roomOf(kind, data, width);
  return {
    animationDuration: 200,
    textStyle: { fontFamily: style.getPropertyValue('--font') },
    grid: { left: 4, right, top: isAbove ? 36 : 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: color('--raised'),
      borderColor: color('--line-2'),
      textStyle: { color: color('--ink'), fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? print(value) : '—'),
    },
    xAxis: {
      type: 'category',
      data: [...data.categories],
      axisLine: { lineStyle: { color: color('--c-grid') } },
      axisTick: { show: false },
      axisLabel: { ...text, ...(isBar && slantedNames(data.categories, step)) },
      boundaryGap: isBar,
    },
    yAxis: {
      type: 'value',
      ...(isAbove && { name: `━ ${data.target?.label ?? ''}`, nameGap: 18, nameTextStyle: { ...text, align: 'left', color: color('--ink-2') } }),
      min: (axis: { readonly min: number }) => (kind === 'line' ? null : Math.min(0, axis.min)),
      splitNumber: 3,
      splitLine: { lineStyle: { color: color('--c-grid') } },
      axisLabel: { ...text, formatter: (value: number) => print(value) },
    },
    series: seriesOf(kind, data, { color, inkText, step, hasTargetName: !isAbove }),
  };
}

/** What stands at the right of the drawing and above it, and the pixels from one category to the next. */
function roomOf(kind: SeriesKind, { categories, series, target, print = String }: SeriesChartData, width: number) {
  const isAbove = width < narrow && target !== undefined;
  const names = [...(kind === 'bar' ? [] : series.map((each) => each.label)), ...(target && !isAbove ? [target.label] : [])];
  const values = series.flatMap((each) => each.values.flatMap((value) => (value === null ? [] : [value])));
  const widthOf = (value: number) => printedWidth(print(value));
  const axis = Math.max(0, ...[...values, target?.value ?? 0].map(widthOf)) + 8;
  const beside = Math.max(8, ...names.map((name) => printedWidth(name) + 12));
  const step = (width - beside - axis) / Math.max(1, categories.length);
  // A figure on the last bar may be wider than the bar's place.
  const right = kind === 'bar' && series.length === 1 ? Math.max(beside, (Math.max(0, ...values.map(widthOf)) - step) / 2 + 4) : beside;
  return { right, step, isAbove };
}

interface Ink {
  readonly color: (name: string) => string;
  readonly inkText: { readonly color: string; readonly fontSize: number; readonly fontFamily: string };
  /** Pixels from one category to the next. */
  readonly step: number;
  /** The target line says its name itself. */
  readonly hasTargetName: boolean;
}

/** Narrower than this, a phone or a tile like one. */
const narrow = 480;

function seriesOf(kind: SeriesKind, data: SeriesChartData, { color, inkText, step, hasTargetName }: Ink) {
  const isBar = kind === 'bar';
  return data.series.map((series, at) => ({
    type: isBar ? 'bar' : 'line',
    ...(data.isStacked && { stack: 'all' }),
    ...(kind === 'area' && { areaStyle: { opacity: data.isStacked ? 0.5 : 0.14 } }),
    id: series.id,
    name: series.label,
    data: [...series.values],
    color: color(`--c-${Math.min(6, at + 1)}`),
    barMaxWidth: 28,
    itemStyle: { borderRadius: isBar && !data.isStacked ? [2, 2, 0, 0] : 0 },
    showSymbol: false,
    lineStyle: { width: 2, type: series.isForecast ? 'dotted' : 'solid' },
    endLabel: { show: !isBar, formatter: series.label, ...inkText },
    labelLayout: { hideOverlap: true },
    label: { ...directLabel(kind, data, step), ...inkText },
    ...(at === 0 && data.target && { markLine: targetLine(data.target, hasTargetName, color('--c-target'), inkText.fontFamily) }),
  }));
}

function directLabel(kind: SeriesKind, data: SeriesChartData, step: number) {
  const print = data.print ?? String;
  const told = barsTold(data.series[0]?.values ?? [], print, step);
  return {
    show: kind === 'bar' && data.series.length === 1,
    position: 'top',
    formatter: (point: { value: unknown; dataIndex: number }) =>
      typeof point.value === 'number' && told.has(point.dataIndex) ? print(point.value) : '',
  };
}

function targetLine(target: { readonly label: string; readonly value: number }, hasName: boolean, color: string, fontFamily: string) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color, width: 1.5, type: 'solid' },
    label: { show: hasName, formatter: target.label, position: 'end', color, fontFamily, fontSize: 11 },
    data: [{ yAxis: target.value }],
  };
}
