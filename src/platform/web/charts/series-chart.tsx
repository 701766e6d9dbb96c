import { useEffect, useEffectEvent, useRef } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { useTheme } from '../theme.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { EChartsType } from './echarts-core.ts';
import { seriesOption } from './series-option.ts';
import type { SeriesChartData } from './series-option.ts';

export type { ChartSeries } from './series-option.ts';

interface SeriesChartProps extends SeriesChartData {
  readonly label: string;
  readonly height?: number;
  readonly onSelect?: (category: string) => void;
}

/** Vertical bars over categories, from zero, with a target line. */
export function BarChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="bar" />;
}

/** Courses over time: directly labelled, forecast dotted, with a target line. */
export function LineChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="line" />;
}

function SeriesChart({ label, height = 220, onSelect, kind, ...data }: SeriesChartProps & { readonly kind: 'bar' | 'line' }) {
  const t = useMessages(kitMessages);
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const select = useEffectEvent((category: string) => onSelect?.(category));
  const draw = useEffectEvent((chart: EChartsType) => chart.setOption(seriesOption(kind, data, getComputedStyle(document.documentElement))));
  const key = JSON.stringify([kind, data.categories, data.series, data.target]);
  useEffect(() => {
    let chart: EChartsType | undefined;
    let isGone = false;
    const observer = new ResizeObserver(() => chart?.resize());
    void import('./echarts-core.ts').then(({ init }) => {
      if (isGone || !host.current) return;
      chart = init(host.current, null, { renderer: 'svg' });
      draw(chart);
      chart.on('click', (event) => select(String(event.name)));
      observer.observe(host.current);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart?.dispose();
    };
    // The key stands for the data; the theme changes the colours read from the document.
  }, [key, theme]);
  const print = data.print ?? String;
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), ...data.series.map((series) => series.label)],
        rows: data.categories.map((category, at) => [category, ...data.series.map((series) => printPoint(series.values[at], print))]),
      }}
    >
      <div ref={host} style={{ height }} />
    </ChartFrame>
  );
}

function printPoint(value: number | null | undefined, print: (value: number) => string): string {
  return value === null || value === undefined ? '—' : print(value);
}
