import type { EChartsCoreOption } from 'echarts/core';
import { printedFont } from '#platform/server/documents/printed-document.ts';
import type { TileSeries } from '#features/analytics/contract/tile-series.ts';
import { chartColors as colors } from './chart-colors.ts';

/** What a printed chart of columns, lines or areas shows. */
export interface PrintedSeries {
  readonly kind: 'bar' | 'line' | 'area';
  readonly categories: readonly string[];
  readonly series: readonly TileSeries[];
  readonly target: { readonly label: string; readonly value: number } | undefined;
  readonly isStacked: boolean;
  readonly print: (value: number) => string;
}

const text = { color: colors.quiet, fontSize: 8, fontFamily: printedFont };

/** Echarts options for paper: no movement, the names of series above, figures on the columns where there is room. */
export function seriesOption({ kind, categories, series, target, isStacked, print }: PrintedSeries): EChartsCoreOption {
  const isBar = kind === 'bar';
  const hasNames = series.length > 1;
  const showsValues = isBar && series.length === 1 && categories.length <= 14;
  return {
    animation: false,
    textStyle: { fontFamily: printedFont },
    ...(hasNames && { legend: { left: 0, top: 0, itemWidth: 8, itemHeight: 6, itemGap: 10, textStyle: { ...text, color: colors.ink } } }),
    grid: { left: 2, right: 12, top: hasNames ? 26 : 16, bottom: 2, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...categories],
      boundaryGap: isBar,
      axisLine: { lineStyle: { color: colors.grid } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      ...(kind === 'line' && { scale: true }),
      splitNumber: 3,
      splitLine: { lineStyle: { color: colors.grid } },
      axisLabel: { ...text, formatter: print },
    },
    series: series.map((each, at) => ({
      type: isBar ? 'bar' : 'line',
      name: each.label,
      data: [...each.values],
      color: colors.series[Math.min(at, colors.series.length - 1)],
      barMaxWidth: 26,
      showSymbol: each.values.length <= 24,
      symbolSize: 3,
      lineStyle: { width: 1.4 },
      ...(isStacked && { stack: 'all' }),
      ...(kind === 'area' && { areaStyle: { opacity: isStacked ? 0.5 : 0.14 } }),
      label: {
        ...text,
        color: colors.ink,
        show: showsValues,
        position: 'top',
        formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? print(value) : ''),
      },
      ...(at === 0 && target && { markLine: targetLine(target) }),
    })),
  };
}

function targetLine(target: { readonly label: string; readonly value: number }): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colors.target, width: 1, type: 'solid' },
    label: { ...text, color: colors.target, formatter: target.label, position: 'insideEndTop' },
    data: [{ yAxis: target.value }],
  };
}
