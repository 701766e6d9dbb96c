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

/** echarts options by the chart rules: bars from zero, direct labels, no legend, few grid lines, dark target line. */
export function seriesOption(kind: SeriesKind, data: SeriesChartData, style: CSSStyleDeclaration): EChartsCoreOption {
  const color = (name: string) => style.getPropertyValue(name).trim();
  const print = data.print ?? String;
  const text = { color: color('--c-axis'), fontSize: 11, fontFamily: style.getPropertyValue('--font') };
  const inkText = { ...text, color: color('--ink') };
  const isBar = kind === 'bar';
  const names = isBar ? [] : data.series.map((series) => series.label);
  const labelWidth = Math.max(0, ...[...names, ...(data.target ? [data.target.label] : [])].map(printedWidth)) + 12;
  return {
    animationDuration: 200,
    textStyle: { fontFamily: style.getPropertyValue('--font') },
    grid: { left: 4, right: Math.max(8, labelWidth), top: 16, bottom: 4, containLabel: true },
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
      axisLabel: text,
      boundaryGap: isBar,
    },
    yAxis: {
      type: 'value',
      min: (axis: { readonly min: number }) => (kind === 'line' ? null : Math.min(0, axis.min)),
      splitNumber: 3,
      splitLine: { lineStyle: { color: color('--c-grid') } },
      axisLabel: { ...text, formatter: (value: number) => print(value) },
    },
    series: seriesOf(kind, data, { color, inkText }),
  };
}

interface Ink {
  readonly color: (name: string) => string;
  readonly inkText: { readonly color: string; readonly fontSize: number; readonly fontFamily: string };
}

function seriesOf(kind: SeriesKind, data: SeriesChartData, { color, inkText }: Ink) {
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
    label: { ...directLabel(kind, data), ...inkText },
    ...(at === 0 && data.target && { markLine: targetLine(data.target, color('--c-target'), inkText.fontFamily) }),
  }));
}

function directLabel(kind: SeriesKind, data: SeriesChartData) {
  const print = data.print ?? String;
  return {
    show: kind === 'bar' && data.series.length === 1 && data.categories.length <= 16,
    position: 'top',
    formatter: (point: { value: unknown }) => (typeof point.value === 'number' ? print(point.value) : ''),
  };
}

function targetLine(target: { readonly label: string; readonly value: number }, color: string, fontFamily: string) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color, width: 1.5, type: 'solid' },
    label: { formatter: target.label, position: 'end', color, fontFamily, fontSize: 11 },
    data: [{ yAxis: target.value }],
  };
}

/** Roughly the pixels a label takes at 11 px: a Chinese character is twice as wide as a letter. */
function printedWidth(label: string): number {
  return [...label].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 11 : 6.2), 0);
}
