import { useRoute } from '#platform/web/api.ts';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { listMetricsRoute, type MetricEntry } from '#engine/contract/metrics/metrics.routes.ts';
import { metricsMessages } from '#engine/contract/metrics/metrics.messages.ts';
import { useUnitName } from './metric-units.ts';
import './metrics.css';

/** Every metric of the product with its formula, unit and version; one opens its definition and its figures. */
export function MetricsPage() {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const go = useGo();
  const [search, setSearch] = useSearchParam('search');
  const metrics = useRoute(listMetricsRoute, {});
  const columns = useColumns();
  if (!metrics.data) return <PageState of={metrics} />;
  const shown = metrics.data.metrics.filter((metric) => hasWords(metric, search ?? ''));
  return (
    <>
      <PageHeader
        title={t('metrics.title')}
        summary={t('metrics.summary', { count: metrics.data.metrics.length })}
        actions={
          <div className="metrics-search">
            <TextInput
              icon="search"
              value={search ?? ''}
              onChange={(text) => setSearch(text || undefined)}
              placeholder={t('metrics.search')}
              aria-label={t('metrics.search')}
            />
          </div>
        }
      />
      <DataTable
        label={t('metrics.title')}
        rows={shown}
        columns={columns}
        rowKey={(metric) => metric.id}
        onOpen={(metric) => go(`/metrics/${metric.id}`)}
        empty={<EmptyState icon="search" title={t('metrics.none_found')} text={t('metrics.none_found_text')} />}
        phoneRow={(metric) => (
          <div>
            <b>{label(metric.label)}</b>
            <div className="muted t12 clip">{label(metric.formula)}</div>
          </div>
        )}
      />
    </>
  );
}

function useColumns(): readonly DataColumn<MetricEntry>[] {
  const t = useMessages(metricsMessages);
  const label = useLabel();
  const unit = useUnitName();
  return [
    {
      id: 'name',
      title: t('metrics.name'),
      minWidth: 200,
      render: (metric) => <Clipped text={label(metric.label)} hint={label(metric.description)} isStrong />,
    },
    { id: 'id', title: t('metrics.id'), minWidth: 150, render: (metric) => <Code text={[metric.source, metric.id].filter(Boolean).join(' · ')} /> },
    { id: 'formula', title: t('metrics.formula'), minWidth: 240, render: (metric) => <Clipped text={label(metric.formula)} /> },
    { id: 'population', title: t('metrics.population'), minWidth: 180, render: (metric) => <Code text={`${metric.object}: ${metric.population}`} /> },
    { id: 'unit', title: t('metrics.unit'), width: 84, render: (metric) => unit(metric.unit) },
    {
      id: 'version',
      title: t('metrics.version'),
      width: 56,
      align: 'end',
      render: (metric) => t('metrics.version_short', { version: metric.version }),
    },
  ];
}

function Clipped({ text, hint = text, isStrong = false }: { readonly text: string; readonly hint?: string; readonly isStrong?: boolean }) {
  return (
    <span className={isStrong ? 'clip ink w5' : 'clip'} title={hint}>
      {text}
    </span>
  );
}

function Code({ text }: { readonly text: string }) {
  return (
    <span className="mono muted clip" title={text}>
      {text}
    </span>
  );
}

function hasWords(metric: MetricEntry, search: string): boolean {
  const text = [metric.id, metric.source ?? '', metric.label.zh, metric.label.en, metric.description.zh, metric.description.en, metric.formula.zh]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
