import { useState } from 'react';
import { CrossTable } from '#platform/web/charts/cross-table.tsx';
import { Gauge } from '#platform/web/charts/gauge.tsx';
import { ProvinceGrid } from '#platform/web/charts/province-grid.tsx';
import { ScatterChart } from '#platform/web/charts/scatter-chart.tsx';
import { AreaChart, BarChart } from '#platform/web/charts/series-chart.tsx';
import { StackedBars } from '#platform/web/charts/stacked-bars.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel } from '#platform/web/locale.ts';

const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
const provinces: readonly (readonly [string, number])[] = [
  ['江苏省', 412],
  ['上海市', 388],
  ['广东省', 301],
  ['浙江省', 240],
  ['四川省', 96],
  ['山东省', 131],
  ['湖北省', 74],
  ['北京市', 205],
];

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Charts of several series, of two figures, against a target, and by province. */
export function DesignChartsMore() {
  const label = useLabel();
  const [chosen, setChosen] = useState('');
  const print = (value: number) => String(Math.round(value));
  const series = [
    { id: 'a', label: label({ zh: '新客户', en: 'New' }), values: [42, 38, 51, 60] },
    { id: 'b', label: label({ zh: '老客户', en: 'Existing' }), values: [88, 95, 90, 104] },
  ];
  const signed = label({ zh: '签约', en: 'Signed' });
  return (
    <>
      <PanelSection title="BarChart · stacked">
        <BarChart
          isStacked
          label={signed}
          categories={quarters}
          series={series}
          target={{ label: label({ zh: '目标', en: 'Target' }), value: 150 }}
        />
      </PanelSection>
      <PanelSection title="StackedBars">
        <StackedBars label={signed} categories={quarters} series={series} isStacked hasTotals print={print} onSelect={() => undefined} />
      </PanelSection>
      <PanelSection title="CrossTable · heat">
        <CrossTable
          isHeat
          label={signed}
          rows={quarters.map((quarter, at) => ({ id: quarter, label: quarter, total: print(sumOf(series.map((each) => each.values[at] ?? 0))) }))}
          columns={series.map((each) => ({ id: each.id, label: each.label, total: print(sumOf(each.values)) }))}
          cellOf={(row, column) => {
            const value = series[column]?.values[row] ?? 0;
            return { value, text: print(value), onOpen: () => undefined };
          }}
          total={print(sumOf(series.flatMap((each) => each.values)))}
        />
      </PanelSection>
      <PanelSection title="AreaChart">
        <AreaChart isStacked label={signed} categories={quarters} series={series} />
      </PanelSection>
      <PanelSection title="ScatterChart">
        <ScatterChart
          label={label({ zh: '赢率与周期', en: 'Win rate and length' })}
          x={{ label: label({ zh: '周期（天）', en: 'Length (days)' }), print }}
          y={{ label: label({ zh: '赢率（%）', en: 'Win rate (%)' }), print }}
          points={[
            { id: '1', label: '周雨晴', x: 61, y: 47, size: 320 },
            { id: '2', label: '沈毅', x: 74, y: 39, size: 190 },
            { id: '3', label: '何静', x: 90, y: 28, size: 80 },
            { id: '4', label: '许明', x: 66, y: 51, size: 410 },
          ]}
        />
      </PanelSection>
      <PanelSection title="Gauge">
        <Gauge
          label={label({ zh: '本月签约', en: 'Signed this month' })}
          value={98.6}
          target={180}
          print={(value) => `${print(value)}`}
          note={<StatusText tone="watch">54.8%</StatusText>}
        />
        <Gauge label={label({ zh: '回款', en: 'Collected' })} value={204} target={180} print={print} />
      </PanelSection>
      <PanelSection title={`ProvinceGrid ${chosen}`}>
        <ProvinceGrid
          label={signed}
          figures={provinces.map(([province, value]) => ({ province, value, text: String(value) }))}
          onSelect={setChosen}
        />
      </PanelSection>
    </>
  );
}
