import { formatPercent } from '#platform/contract/format/format-number.ts';
import { BarList } from '#platform/web/charts/bar-list.tsx';
import { CrossTable } from '#platform/web/charts/cross-table.tsx';
import { FunnelChart } from '#platform/web/charts/funnel-chart.tsx';
import { AreaChart, BarChart, LineChart } from '#platform/web/charts/series-chart.tsx';
import { StackedBars } from '#platform/web/charts/stacked-bars.tsx';
import { readGroupKey } from './drill-conditions.ts';
import type { CompleteChart } from './chart-options.ts';
import type { ChartShape, GroupValue } from './shape-chart.ts';

/** What a drawing of a list's chart is given. */
export interface ChartDrawingProps {
  readonly label: string;
  readonly chart: CompleteChart;
  readonly shape: ChartShape;
  readonly print: (value: number) => string;
  readonly onDrill: (category: GroupValue, series?: GroupValue) => void;
}

/** Draws the figures as the kind asked for; names go on bars lying down, spans of days on bars standing up. */
export function ChartDrawing(props: ChartDrawingProps) {
  const { chart, shape } = props;
  if (chart.kind === 'heat' && chart.groupBy.length > 1) return <Crossed {...props} />;
  if (chart.kind === 'funnel') return <Funnel {...props} />;
  if (chart.kind === 'share' || chart.kind === 'heat') return <Shares {...props} />;
  if (chart.kind === 'line' || chart.kind === 'area') return <Standing {...props} />;
  const isDated = readGroupKey(chart.groupBy[0] ?? '').bucket !== undefined;
  if (shape.series.length > 1 && !isDated) return <Split {...props} />;
  return isDated ? <Standing {...props} /> : <Lying {...props} />;
}

function Standing({ label, chart, shape, print, onDrill }: ChartDrawingProps) {
  const isSplit = shape.series.length > 1;
  const data = {
    label,
    height: 380,
    categories: shape.categories.map((each) => each.label),
    series: seriesIn(shape, isSplit ? undefined : label),
    print,
    onSelect: (category: string, id?: string) => {
      const found = shape.categories.find((each) => each.label === category);
      const series = isSplit ? shape.series.find((each) => String(each.value) === id) : undefined;
      if (found) onDrill(found.value, series?.value);
    },
  };
  const isStacked = chart.stacked && isSplit;
  if (chart.kind === 'bar') return <BarChart {...data} isStacked={isStacked} />;
  return chart.kind === 'area' ? <AreaChart {...data} isStacked={isStacked} /> : <LineChart {...data} />;
}

function seriesIn(shape: ChartShape, only?: string) {
  return shape.series.map((each, at) => ({ id: String(each.value), label: only ?? each.label, values: shape.values[at] ?? [] }));
}

/** Named groups, each split by the second key. */
function Split({ label, chart, shape, print, onDrill }: ChartDrawingProps) {
  return (
    <StackedBars
      label={label}
      categories={shape.categories.map((each) => each.label)}
      series={seriesIn(shape)}
      isStacked={chart.stacked}
      print={print}
      hasTotals={isAdditive(chart)}
      onSelect={(at, series) => onDrill(shape.categories[at]?.value ?? null, series === undefined ? undefined : shape.series[series]?.value)}
    />
  );
}

/** One key down, the other across; totals where figures add up and all of them are shown. */
function Crossed({ label, chart, shape, print, onDrill }: ChartDrawingProps) {
  const hasTotals = isAdditive(chart) && shape.hidden === 0;
  const sum = (values: readonly (number | null | undefined)[]) => print(values.reduce<number>((total, value) => total + (value ?? 0), 0));
  return (
    <CrossTable
      label={label}
      isHeat
      rows={shape.categories.map((each, at) => ({ id: String(each.value), label: each.label, total: sum(shape.values.map((one) => one[at])) }))}
      columns={shape.series.map((each, at) => ({ id: String(each.value), label: each.label, total: sum(shape.values[at] ?? []) }))}
      cellOf={(row, column) => {
        const value = shape.values[column]?.[row] ?? null;
        if (value === null) return undefined;
        return { value, text: print(value), onOpen: () => onDrill(shape.categories[row]?.value ?? null, shape.series[column]?.value) };
      }}
      total={hasTotals ? sum(shape.values.flat()) : undefined}
    />
  );
}

/** Only counts and sums of groups make the figure of all. */
function isAdditive({ measure }: CompleteChart): boolean {
  return measure === 'count' || measure === 'sum';
}

function Lying({ label, shape, print, onDrill }: ChartDrawingProps) {
  const values = shape.values[0] ?? [];
  return (
    <BarList
      label={label}
      bars={shape.categories.map((each, at) => ({ id: String(at), label: each.label, value: values[at] ?? 0, text: printed(values[at], print) }))}
      onSelect={(id) => onDrill(shape.categories[Number(id)]?.value ?? null)}
    />
  );
}

/** How much of the whole each group is; a ranked list says it better than a ring. */
function Shares({ label, shape, print, onDrill }: ChartDrawingProps) {
  const sums = shape.categories.map((_, at) => shape.values.reduce((sum, series) => sum + (series[at] ?? 0), 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return (
    <BarList
      label={label}
      max={total}
      hasTrack
      bars={shape.categories.map((each, at) => {
        const value = sums[at] ?? 0;
        return { id: String(at), label: each.label, value, text: `${total === 0 ? '—' : formatPercent(value / total, 1)} · ${print(value)}` };
      })}
      onSelect={(id) => onDrill(shape.categories[Number(id)]?.value ?? null)}
    />
  );
}

function Funnel({ label, shape, print, onDrill }: ChartDrawingProps) {
  const stages = shape.categories.map((each, at) => {
    const value = shape.values.reduce((sum, series) => sum + (series[at] ?? 0), 0);
    return { id: String(at), label: each.label, count: value, text: print(value) };
  });
  return <FunnelChart label={label} stages={stages} onSelect={(id) => onDrill(shape.categories[Number(id)]?.value ?? null)} />;
}

function printed(value: number | null | undefined, print: (value: number) => string): string {
  return value === null || value === undefined ? '—' : print(value);
}
