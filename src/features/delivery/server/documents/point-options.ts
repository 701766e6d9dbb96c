import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '#platform/contract/label.ts';
import { printedFont } from '#platform/server/documents/printed-document.ts';
import { drawn, nameOfGroup, printNumber } from '#features/analytics/contract/print-tile.ts';
import type { TileMeasure, TileResult } from '#features/analytics/contract/tile-result.ts';
import { chartColors as colors } from './chart-colors.ts';
import { documentWords } from './words.ts';

const text = { color: colors.quiet, fontSize: 8, fontFamily: printedFont };
const mostNamed = 20;

/** Each group a point by its first two figures. */
export function scatterOption(result: TileResult, locale: Locale): EChartsCoreOption {
  const [x, y] = result.measures;
  const points = result.groups.flatMap((group) => {
    const [first, second] = group.figures.map((figure) => drawn(figure));
    if (first === null || first === undefined || second === null || second === undefined) return [];
    return [{ name: nameOfGroup(group, (label) => label[locale]), value: [first, second] }];
  });
  const axis = (measure: TileMeasure | undefined): object => ({
    type: 'value',
    scale: true,
    name: measure?.label[locale] ?? '',
    nameLocation: 'middle',
    nameGap: 20,
    nameTextStyle: text,
    splitNumber: 4,
    splitLine: { lineStyle: { color: colors.grid } },
    axisLabel: { ...text, formatter: (value: number) => printNumber(value, measure, locale) },
  });
  return {
    animation: false,
    textStyle: { fontFamily: printedFont },
    grid: { left: 20, right: 40, top: 10, bottom: 22, containLabel: true },
    xAxis: axis(x),
    yAxis: { ...axis(y), nameGap: 40 },
    series: [
      {
        type: 'scatter',
        data: points,
        symbolSize: 7,
        color: colors.series[0],
        itemStyle: { opacity: 0.7 },
        label: { ...text, color: colors.ink, show: points.length <= mostNamed, formatter: '{b}', position: 'right' },
      },
    ],
  };
}

/** How the groups add up to the whole; against another time, how what it was became what it is. */
export function waterfallOption(result: TileResult, locale: Locale): EChartsCoreOption {
  const t = documentWords(locale);
  const [measure] = result.measures;
  const isChange = result.comparedWith !== null;
  const print = (value: number) => printNumber(value, measure, locale);
  const was = { name: t('document.before'), from: 0, to: Number(result.total.figures[0]?.before ?? 0), color: colors.series[1] };
  const steps: Step[] = isChange ? [was] : [];
  let level = steps[0]?.to ?? 0;
  for (const group of result.groups) {
    const change = (drawn(group.figures[0]) ?? 0) - (isChange ? Number(group.figures[0]?.before ?? 0) : 0);
    const color = !isChange ? colors.series[0] : change < 0 ? colors.bad : colors.good;
    steps.push({ name: nameOfGroup(group, (label) => label[locale]), from: level, to: level + change, color });
    level += change;
  }
  steps.push({ name: t('document.total'), from: 0, to: Number(result.total.figures[0]?.value ?? 0), color: colors.series[0] });
  const label = { ...text, color: colors.ink, show: true, position: 'top' };
  return {
    animation: false,
    textStyle: { fontFamily: printedFont },
    grid: { left: 2, right: 8, top: 16, bottom: 2, containLabel: true },
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.grid } },
      axisLabel: { ...text, interval: 0, width: 60, overflow: 'truncate' },
    },
    yAxis: { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: colors.grid } }, axisLabel: { ...text, formatter: print } },
    series: [
      { type: 'bar', stack: 'all', silent: true, itemStyle: { color: 'transparent' }, data: steps.map((step) => Math.min(step.from, step.to)) },
      {
        type: 'bar',
        stack: 'all',
        barMaxWidth: 34,
        data: steps.map((step) => ({
          value: Math.abs(step.to - step.from),
          itemStyle: { color: step.color },
          label: { ...label, formatter: signed(step, print) },
        })),
      },
    ],
  };
}

interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly color: string;
}

function signed(step: Step, print: (value: number) => string): string {
  const change = step.to - step.from;
  return step.from !== 0 && change > 0 ? `+${print(change)}` : print(change);
}
