import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { EChartsCoreOption } from './echarts-core.ts';
import { useEChart } from './use-echart.ts';

/** One point: where it lies, and how large it is drawn when a third figure is shown. */
export interface ScatterPoint {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

interface Axis {
  readonly label: string;
  readonly print: (value: number) => string;
}

interface ScatterChartProps {
  readonly label: string;
  readonly points: readonly ScatterPoint[];
  readonly x: Axis;
  readonly y: Axis;
  readonly height?: number;
  readonly onSelect?: ((id: string) => void) | undefined;
}

const mostNamed = 24;

/** Points by two figures, each with its name while there is room; a third figure is the size. */
export function ScatterChart({ label, points, x, y, height = 260, onSelect }: ScatterChartProps) {
  const t = useMessages(kitMessages);
  const host = useEChart({
    key: JSON.stringify([points, x.label, y.label]),
    optionOf: (style) => scatterOption(points, { x, y }, style),
    onSelect: (name) => {
      const point = points.find((each) => each.label === name);
      if (point) onSelect?.(point.id);
    },
  });
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [t('kit.chart_category'), x.label, y.label],
        rows: points.map((point) => [point.label, x.print(point.x), y.print(point.y)]),
      }}
    >
      <div ref={host} style={{ height }} />
    </ChartFrame>
  );
}

function scatterOption(points: readonly ScatterPoint[], { x, y }: { x: Axis; y: Axis }, style: CSSStyleDeclaration): EChartsCoreOption {
  const color = (name: string) => style.getPropertyValue(name).trim();
  const fontFamily = style.getPropertyValue('--font');
  const text = { color: color('--c-axis'), fontSize: 11, fontFamily };
  const largest = Math.max(1e-9, ...points.map((point) => point.size ?? 0));
  const axis = ({ label, print }: Axis) => ({
    type: 'value',
    name: label,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: text,
    scale: true,
    splitNumber: 4,
    splitLine: { lineStyle: { color: color('--c-grid') } },
    axisLabel: { ...text, formatter: (value: number) => print(value) },
  });
  return {
    animationDuration: 200,
    textStyle: { fontFamily },
    grid: { left: 28, right: 64, top: 12, bottom: 28, containLabel: true },
    tooltip: {
      trigger: 'item',
      backgroundColor: color('--raised'),
      borderColor: color('--line-2'),
      textStyle: { color: color('--ink'), fontSize: 12 },
      valueFormatter: (value: unknown) =>
        Array.isArray(value) ? `${x.label} ${x.print(Number(value[0]))} · ${y.label} ${y.print(Number(value[1]))}` : '—',
    },
    xAxis: axis(x),
    yAxis: { ...axis(y), nameGap: 44 },
    series: [
      {
        type: 'scatter',
        data: points.map((point) => ({
          name: point.label,
          value: [point.x, point.y],
          symbolSize: point.size === undefined ? 9 : 7 + 27 * Math.sqrt(Math.max(0, point.size) / largest),
        })),
        color: color('--c-1'),
        itemStyle: { opacity: 0.7 },
        label: { show: points.length <= mostNamed, formatter: '{b}', position: 'right', color: color('--ink'), fontSize: 11, fontFamily },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}
