import { useState } from 'react';
import type { Trace } from '#platform/contract/trace.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { TraceDrawer } from '#platform/web/kit/trace-drawer.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePageTitle } from '#platform/web/page-title.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import { dashboardsMessages } from '../contract/dashboards.messages.ts';
import { DashboardEmpty, isQuiet } from './dashboard-empty.tsx';
import { DashboardFigures } from './dashboard-figures.tsx';
import { DashboardTiles } from './dashboard-tiles.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useDashboard, useDashboardFilter } from './use-dashboard.ts';
import './dashboard.css';

/** Funnel, wins, win rates and ageing over the chosen period and people: every figure opens its rows and its explanation. */
export function DashboardPage() {
  const t = useMessages(analyticsMessages);
  const b = useMessages(dashboardsMessages);
  const filter = useDashboardFilter();
  usePageTitle(t('analytics.dashboard'), [{ label: b('dashboards.title'), to: '/dashboards' }]);
  const { dashboard, before, compared } = useDashboard(filter);
  const [trace, setTrace] = useState<Trace>();
  const { data } = dashboard;
  return (
    <>
      <PageHeader title={t('analytics.dashboard')} summary={data && t('analytics.range', data.period)}>
        <FilterBar filter={filter} />
      </PageHeader>
      {!data ? (
        <PageState of={dashboard} shape="cards" />
      ) : (
        <div className="page page-scroll dashboard" aria-busy={dashboard.isPlaceholderData}>
          {isQuiet(data) ? (
            <DashboardEmpty filter={filter} />
          ) : (
            <>
              <DashboardFigures dashboard={data} before={before} comparedWords={compared && t('analytics.compared', compared)} onExplain={setTrace} />
              <DashboardTiles dashboard={data} onExplain={setTrace} />
            </>
          )}
        </div>
      )}
      {trace && <TraceDrawer trace={trace} onClose={() => setTrace(undefined)} />}
    </>
  );
}
