import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { AggregateResult } from '#engine/contract/records/query.ts';
import { fieldAt, routesOf, useFields } from '../objects/object-registry.ts';
import type { BoardViewProps, WebObject } from '../objects/object-registry.ts';
import { ChartBar } from './chart-bar.tsx';
import { ChartDrawing } from './chart-drawing.tsx';
import { completeSettings, useMeasureOptions } from './chart-options.ts';
import type { CompleteChart } from './chart-options.ts';
import { useChartPrint } from './chart-print.ts';
import { drillConditions, readGroupKey } from './drill-conditions.ts';
import { shapeChart } from './shape-chart.ts';
import type { GroupValue } from './shape-chart.ts';
import { useGroupReading } from './use-group-reading.ts';
import './chart.css';

const mostGroups = 1000;

interface RecordChartProps extends BoardViewProps {
  /** Shows the records of a group as a list. */
  readonly onDrill: (conditions: readonly FilterTree[]) => void;
}

/** All records of a list's filter as one chart: computed on the server, drilled into by a click. */
export function RecordChart({ object: web, selection, settings, onSettings, onDrill }: RecordChartProps) {
  const chart = completeSettings(web, settings.chart);
  const answer = useRoute(
    routesOf(web.object).aggregate,
    {
      ...selection,
      measures: [{ id: 'm', kind: chart.measure, ...(chart.of !== undefined && chart.measure !== 'count' && { of: chart.of }) }],
      groupBy: [...chart.groupBy],
      limit: mostGroups,
    },
    { keepPrevious: true },
  );
  return (
    <div className="k-list-chart">
      <ChartBar web={web} chart={chart} onChange={(change) => onSettings({ chart: { ...chart, ...change } })} />
      {answer.data ? (
        <Drawn
          web={web}
          chart={chart}
          result={answer.data}
          onDrill={onDrill}
          onSplit={(groupBy) => onSettings({ chart: { ...chart, groupBy: [...groupBy] } })}
        />
      ) : (
        <PageState of={answer} shape="cards" />
      )}
    </div>
  );
}

interface DrawnProps {
  readonly web: WebObject;
  readonly chart: CompleteChart;
  readonly result: AggregateResult;
  readonly onDrill: (conditions: readonly FilterTree[]) => void;
  readonly onSplit: (groupBy: readonly string[]) => void;
}

function Drawn({ web, chart, result, onDrill, onSplit }: DrawnProps) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const fields = useFields(web);
  const readingOf = useGroupReading(web);
  const measured = chart.of === undefined ? undefined : fields[chart.of];
  const print = useChartPrint(chart, measured, result.groups);
  const title = useMeasureOptions(web).find((each) => each.value === (chart.measure === 'count' ? 'count' : `${chart.measure}:${chart.of}`))?.label;
  const [first = '', second] = chart.groupBy;
  // An answer to the question before may still be shown; its groups carry other keys.
  const isOfThis = result.groups.every((row) => first in row.keys && (second === undefined || second in row.keys));
  const hasMixed = result.groups.some((row) => row.mixedCurrencies?.includes('m'));
  const shape = shapeChart(
    isOfThis ? result.groups : [],
    'm',
    readingOf(first),
    second === undefined ? undefined : readingOf(second),
    chart.kind === 'heat' ? 'written' : 'coloured',
  );
  const conditionsOf = (key: string, value: GroupValue) => {
    const { path } = readGroupKey(key);
    const field = path.endsWith('.currency') ? fieldAt(fields, path.slice(0, -'.currency'.length)) : fieldAt(fields, path);
    return drillConditions(key, field, value, timeZone);
  };
  const drill = (category: GroupValue, series?: GroupValue) =>
    onDrill([...conditionsOf(first, category), ...(second !== undefined && series !== undefined ? conditionsOf(second, series) : [])]);
  if (hasMixed) {
    return (
      <EmptyState
        icon="money"
        title={t('chart.by_currency')}
        text={t('chart.mixed')}
        action={<Button onClick={() => onSplit([first, `${chart.of}.currency`])}>{t('chart.by_currency')}</Button>}
      />
    );
  }
  if (result.groups.length === 0) return <EmptyState icon="bars" title={t('chart.empty')} text={t('chart.empty_text')} />;
  return (
    <div className="k-list-chart-body">
      <ChartDrawing label={title ?? label(web.object.labelPlural)} chart={chart} shape={shape} print={print} onDrill={drill} />
      <p className="muted t12">
        {t('chart.drill')}
        {shape.hidden > 0 && ` · ${t('chart.others', { count: shape.hidden })}`}
        {result.isTruncated && ` · ${t('chart.truncated', { count: mostGroups })}`}
      </p>
    </div>
  );
}
