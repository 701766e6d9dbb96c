import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { listChartKinds } from '#engine/contract/views/view-settings.ts';
import type { ChartSettings } from '#engine/contract/views/view-settings.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useGroupOptions, useMeasureOptions } from './chart-options.ts';
import type { CompleteChart } from './chart-options.ts';

interface ChartBarProps {
  readonly web: WebObject;
  readonly chart: CompleteChart;
  readonly onChange: (change: ChartSettings) => void;
}

/** What the chart shows: of what, by what, and as which kind of drawing. */
export function ChartBar({ web, chart, onChange }: ChartBarProps) {
  const t = useMessages(layoutMessages);
  const isPhone = useIsPhone();
  const groups = useGroupOptions(web);
  const measures = useMeasureOptions(web);
  const [first = '', second] = chart.groupBy;
  const measure = (chosen: string | undefined) => {
    const option = measures.find((each) => each.value === chosen);
    if (!option) return;
    const [kind, of] = option.value.split(':');
    const known = (['count', 'sum', 'avg', 'median', 'min', 'max', 'count_distinct'] as const).find((each) => each === kind);
    if (known) onChange({ measure: known, of });
  };
  return (
    <div className="k-chart-bar">
      <span className="k-chart-pick">
        <SelectInput
          label={t('chart.measure')}
          value={chart.measure === 'count' ? 'count' : `${chart.measure}:${chart.of}`}
          onChange={measure}
          options={measures}
        />
      </span>
      <span className="k-chart-pick">
        <SelectInput
          label={t('chart.group')}
          value={first}
          onChange={(next) => next && onChange({ groupBy: second === undefined || second === next ? [next] : [next, second] })}
          options={groups}
        />
      </span>
      <span className="k-chart-pick">
        <SelectInput
          label={t('chart.second_group')}
          placeholder={t('chart.no_second')}
          value={second}
          canClear
          onChange={(next) => onChange({ groupBy: next === undefined ? [first] : [first, next] })}
          options={groups.filter((group) => group.value !== first)}
        />
      </span>
      {second !== undefined && (chart.kind === 'bar' || chart.kind === 'area') && (
        <CheckInput label={t('chart.stacked')} isOn={chart.stacked} onChange={(stacked) => onChange({ stacked })} />
      )}
      <span className="spread" />
      {isPhone ? (
        <span className="k-chart-pick">
          <SelectInput
            label={t('chart.kind')}
            value={chart.kind}
            onChange={(kind) => kind && onChange({ kind })}
            options={listChartKinds.map((kind) => ({ value: kind, label: t(`chart.${kind}`) }))}
          />
        </span>
      ) : (
        <Segmented
          label={t('chart.kind')}
          active={chart.kind}
          onChange={(kind) => onChange({ kind })}
          tabs={listChartKinds.map((kind) => ({ id: kind, label: t(`chart.${kind}`) }))}
        />
      )}
    </div>
  );
}
