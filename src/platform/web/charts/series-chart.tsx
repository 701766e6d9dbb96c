import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';
import { seriesOption } from './series-option.ts';
import type { SeriesChartData, SeriesKind } from './series-option.ts';
import { useEChart } from './use-echart.ts';

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

/** The same with what lies below them filled, from zero. */
export function AreaChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="area" />;
}

function SeriesChart({ label, height = 220, onSelect, kind, ...data }: SeriesChartProps & { readonly kind: SeriesKind }) {
  const t = useMessages(kitMessages);
  const host = useEChart({
    key: JSON.stringify([kind, data.categories, data.series, data.target, data.isStacked]),
    optionOf: (style) => seriesOption(kind, data, style),
    onSelect,
  });
  const print = data.print ?? String;
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), ...data.series.map((series) => series.label)],
        rows: data.categories.map((category, at) => [category, ...data.series.map((series) => printPoint(series.values[at], print))]),
      }}
    >
      {kind === 'bar' && data.series.length > 1 && <SeriesNames series={data.series} />}
      <div ref={host} style={{ height }} />
    </ChartFrame>
  );
}

/** Bars side by side have no end to stand a name at. */
function SeriesNames({ series }: { readonly series: SeriesChartData['series'] }) {
  return (
    <div className="k-series-names">
      {series.map(({ id, label }, at) => (
        <span key={id}>
          <i style={{ background: `var(--c-${Math.min(6, at + 1)})` }} />
          {label}
        </span>
      ))}
    </div>
  );
}

function printPoint(value: number | null | undefined, print: (value: number) => string): string {
  return value === null || value === undefined ? '—' : print(value);
}
