import { useState } from 'react';
import { BarList } from '#platform/web/charts/bar-list.tsx';
import { FunnelChart } from '#platform/web/charts/funnel-chart.tsx';
import { BarChart, LineChart } from '#platform/web/charts/series-chart.tsx';
import { SparkLine } from '#platform/web/charts/spark-line.tsx';
import { Waterfall } from '#platform/web/charts/waterfall.tsx';
import { HeatMap } from '#platform/web/kit/heat-map.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { DesignChartsMore } from './design-charts-more.tsx';

const months = ['06', '07', '08', '09', '10', '11'];

/** Every chart by the rules: direct labels, from zero, dark target. */
export function DesignCharts() {
  const label = useLabel();
  const [cell, setCell] = useState({ rowId: 'r1', columnId: 'c1' });
  const rows = [0, 1, 2, 3].map((at) => ({
    id: `r${at}`,
    label: label({ zh: ['华东大客户组', '华东中小组', '华南组', '渠道组'][at] ?? '', en: `Unit ${at + 1}` }),
  }));
  const columns = [0, 1, 2, 3, 4].map((at) => ({
    id: `c${at}`,
    label: label({ zh: ['流程合规', '数据真实', '绩效管理', '客户关系', '渠道管理'][at] ?? '', en: `Part ${at + 1}` }),
  }));
  return (
    <div className="page page-scroll design-two" style={{ paddingTop: 16 }}>
      <PanelSection title="LineChart">
        <LineChart
          label={label({ zh: '签约', en: 'Signed' })}
          categories={months}
          series={[
            { id: 'a', label: label({ zh: '签约', en: 'Signed' }), values: [92, 110, 104, 131, 128, 98.6] },
            { id: 'b', label: label({ zh: '去年', en: 'Last year' }), values: [80, 84, 91, 99, 105, null] },
          ]}
          target={{ label: label({ zh: '目标 120', en: 'Target 120' }), value: 120 }}
        />
      </PanelSection>
      <PanelSection title="BarChart">
        <BarChart
          label={label({ zh: '新商机', en: 'New deals' })}
          categories={months}
          series={[{ id: 'a', label: label({ zh: '新商机', en: 'New' }), values: [31, 28, 35, 40, 38, 22] }]}
          target={{ label: label({ zh: '目标', en: 'Target' }), value: 36 }}
        />
      </PanelSection>
      <PanelSection title="BarList">
        <BarList
          hasTrack
          max={100}
          label={label({ zh: '得分', en: 'Score' })}
          bars={[
            { id: '1', label: label({ zh: '预测与计划', en: 'Forecast' }), value: 57.5, text: '57.5', target: 75, tone: 'bad' },
            { id: '2', label: label({ zh: '市场占有率', en: 'Market share' }), value: 66.8, text: '66.8', target: 70, tone: 'open' },
            { id: '3', label: label({ zh: '成本控制', en: 'Cost' }), value: 81.3, text: '81.3', target: 80 },
          ]}
        />
        <p>
          SparkLine <SparkLine label="trend" values={[3, 4, 3, 2, 3, 1]} tone="bad" />
        </p>
      </PanelSection>
      <PanelSection title="FunnelChart">
        <FunnelChart
          label={label({ zh: '漏斗', en: 'Funnel' })}
          stages={[
            { id: '1', label: label({ zh: '需求确认', en: 'Need' }), count: 412 },
            { id: '2', label: label({ zh: '方案交流', en: 'Solution' }), count: 268 },
            { id: '3', label: label({ zh: '技术验证', en: 'Proof' }), count: 121 },
            { id: '4', label: label({ zh: '赢单', en: 'Won' }), count: 57 },
          ]}
        />
      </PanelSection>
      <PanelSection title="Waterfall">
        <Waterfall
          label={label({ zh: '离目标还差', en: 'Gap to target' })}
          steps={[
            { id: 't', label: label({ zh: '目标', en: 'Target' }), value: 4780, text: '4,780', kind: 'start' },
            { id: 's', label: label({ zh: '已签', en: 'Signed' }), value: -2215, text: '−2,215', kind: 'change' },
            { id: 'c', label: label({ zh: '承诺', en: 'Commit' }), value: -1120, text: '−1,120', kind: 'change', tone: 'pale' },
            { id: 'b', label: label({ zh: '乐观', en: 'Best' }), value: -820, text: '−820', kind: 'change', tone: 'hatched' },
            { id: 'g', label: label({ zh: '缺口', en: 'Gap' }), value: 625, text: '625', kind: 'end', tone: 'bad' },
          ]}
        />
      </PanelSection>
      <PanelSection title="HeatMap">
        <HeatMap
          label={label({ zh: '单元 × 部分', en: 'Unit × part' })}
          rows={rows}
          columns={columns}
          valueOf={(rowId, columnId) =>
            rowId === 'r2' && columnId === 'c4' ? null : 54 + ((Number(rowId.slice(1)) * 17 + Number(columnId.slice(1)) * 29) % 42)
          }
          active={cell}
          onSelect={(rowId, columnId) => setCell({ rowId, columnId })}
          rowTotal={{ label: label({ zh: '得分', en: 'Score' }), of: () => '79.8' }}
        />
      </PanelSection>
      <DesignChartsMore />
    </div>
  );
}
