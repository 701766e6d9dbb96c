import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';
import { SeriesNames } from './series-names.tsx';
import { seriesOption } from './series-option.ts';
import type { SeriesChartData, SeriesKind } from './series-option.ts';
import { useEChart } from './use-echart.ts';

export type { ChartSeries } from './series-option.ts';

interface SeriesChartProps extends SeriesChartData {
  readonly label: string;
  readonly height?: number;
  /** A click on a category, and on which series of it where the drawing tells them apart. */
  readonly onSelect?: (category: string, series?: string) => void;
}

/** Vertical bars over categories, from zero, with a target line. */
export function BarChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="bar" />;
}

/** Courses over time: directly labelled, forecast dotted, with a target line. */
export function LineChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="line" />;
}

/** The same with what lies below them filled, from zero. */
export function AreaChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="area" />;
}

function SeriesChart({ label, height = 220, onSelect, kind, ...data }: SeriesChartProps & { readonly kind: SeriesKind }) {
  const t = useMessages(kitMessages);
  const host = useEChart({
    key: JSON.stringify([kind, data.categories, data.series, data.target, data.isStacked]),
    optionOf: (style, width) => seriesOption(kind, data, { style, width }),
    onSelect,
  });
  const print = data.print ?? String;
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), ...data.series.map((series) => series.label)],
        rows: data.categories.map((category, at) => [category, ...data.series.map((series) => printPoint(series.values[at], print))]),
        ...(onSelect && { onSelect: (at: number) => onSelect(data.categories[at] ?? '') }),
      }}
    >
      {kind === 'bar' && data.series.length > 1 && <SeriesNames series={data.series} />}
      <div ref={host} style={{ height }} />
    </ChartFrame>
  );
}

function printPoint(value: number | null | undefined, print: (value: number) => string): string {
  return value === null || value === undefined ? '—' : print(value);
}
