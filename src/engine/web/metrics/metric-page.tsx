import { useState } from 'react';
import type { Trace } from '#platform/contract/trace.ts';
import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { usePathParam, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { listMetricsRoute, measureRoute, type MetricEntry } from '#engine/contract/metrics/metrics.routes.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { MetricFigure } from './metric-figure.tsx';
import { MetricGroups } from './metric-groups.tsx';
import { useUnitName } from './metric-units.ts';
import { PeriodChoice, usePeriodParam } from './period-choice.tsx';
import './metrics.css';

/** One metric: what it means, and its figure over a period, grouped as one likes. */
export function MetricPage() {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const id = usePathParam('id');
  const metrics = useRoute(listMetricsRoute, {});
  const metric = metrics.data?.metrics.find((each) => each.id === id);
  usePageTitle(metric ? label(metric.label) : id, [{ label: t('metrics.title'), to: '/metrics' }]);
  if (!metrics.data) return <PageState of={metrics} shape="record" />;
  if (!metric) return <EmptyState icon="search" title={t('metrics.none_found')} text={t('metrics.none_found_text')} />;
  return (
    <>
      <PageHeader
        title={label(metric.label)}
        tags={<Tag>{t('metrics.version_short', { version: metric.version })}</Tag>}
        summary={[metric.source, metric.id].filter(Boolean).join(' · ')}
      />
      <div className="page-split">
        <div className="page">
          <MetricReport metric={metric} />
        </div>
        <div className="page">
          <MetricDefinition metric={metric} />
        </div>
      </div>
    </>
  );
}

function MetricReport({ metric }: { readonly metric: MetricEntry }) {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const period = usePeriodParam();
  const past = usePastDay();
  const [groupBy, setGroupBy] = useSearchParam('groupBy');
  const [trace, setTrace] = useState<Trace>();
  const dimension = metric.groupBy.find((each) => each.id === groupBy)?.id;
  const result = useRoute(
    measureRoute,
    {
      metric: metric.id,
      period: period.range ?? period.name,
      ...(dimension !== undefined && { groupBy: [dimension] }),
      ...(past && { asOf: past.at }),
    },
    { keepPrevious: true },
  );
  return (
    <>
      <div className="section period-bar">
        <PeriodChoice period={period} />
        <SelectInput
          label={t('metrics.group_by')}
          value={dimension}
          onChange={setGroupBy}
          options={metric.groupBy.map((each) => ({ value: each.id, label: label(each.label) }))}
          placeholder={t('metrics.no_group')}
          canClear
        />
      </div>
      {!result.data ? (
        <PageState of={result} />
      ) : (
        <div className="section stack g4">
          <MetricFigure result={result.data} size="hero" onExplain={setTrace} />
          <MetricGroups result={result.data} />
        </div>
      )}
      {trace && <TraceDrawer trace={trace} onClose={() => setTrace(undefined)} />}
    </>
  );
}

function MetricDefinition({ metric }: { readonly metric: MetricEntry }) {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const unit = useUnitName();
  const facts = [
    { id: 'formula', name: t('metrics.formula'), value: label(metric.formula) },
    { id: 'of', name: t('metrics.of'), value: metric.object },
    { id: 'population', name: t('metrics.population'), value: <code className="mono">{metric.population}</code> },
    { id: 'date', name: t('metrics.date_field'), value: metric.dateField ?? t('metrics.state') },
    { id: 'unit', name: t('metrics.unit'), value: unit(metric.unit) },
    { id: 'direction', name: t('metrics.direction'), value: t(`metrics.${metric.direction}`) },
    { id: 'nulls', name: t('metrics.null_rule'), value: label(metric.nullRule) },
  ];
  return (
    <div className="section stack g3">
      <p className="ink">{label(metric.description)}</p>
      <dl className="metrics-facts">
        {facts.map((fact) => (
          <div key={fact.id} style={{ display: 'contents' }}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
