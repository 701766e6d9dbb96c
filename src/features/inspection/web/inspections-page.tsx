import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { DateText, Delta, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { listInspections, type RunSummary } from '../contract/inspection.routes.ts';
import { oneDecimal } from './inspection-words.ts';
import { SchedulesDrawer } from './schedules-drawer.tsx';
import { StartDrawer } from './start-drawer.tsx';

/** All runs, newest first, and the way to start one. */
export function InspectionsPage() {
  const t = useMessages(inspectionMessages);
  const can = useCan();
  const go = useGo();
  const [open, setOpen] = useState<'start' | 'schedules'>();
  const runs = useRoute(listInspections, { limit: 100 });
  const columns = useRunColumns();
  const start = can('inspection.run') && (
    <Button kind="primary" icon="play" onClick={() => setOpen('start')}>
      {t('inspection.run_now')}
    </Button>
  );
  const actions = can('inspection.run') && (
    <>
      <Button icon="calendar" onClick={() => setOpen('schedules')}>
        {t('inspection.schedule')}
      </Button>
      {start}
    </>
  );
  return (
    <>
      <PageHeader title={t('inspection.title')} actions={actions} />
      {runs.data ? (
        <DataTable
          label={t('inspection.title')}
          rows={runs.data.runs}
          columns={columns}
          rowKey={(run) => run.id}
          onOpen={(run) => go(`/inspections/${run.id}`)}
          phoneRow={(run) => <RunCard run={run} />}
          empty={<EmptyState icon="shield" title={t('inspection.empty_title')} text={t('inspection.empty_text')} action={start} />}
        />
      ) : (
        <PageState of={runs} />
      )}
      {open === 'start' && <StartDrawer onClose={() => setOpen(undefined)} />}
      {open === 'schedules' && <SchedulesDrawer onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useRunColumns(): DataColumn<RunSummary>[] {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  return [
    {
      id: 'template',
      title: t('inspection.template'),
      minWidth: 200,
      render: (run) => (
        <b className="clip">
          {label(run.template)} <span className="muted t12">{t('inspection.version_short', { number: run.templateVersion })}</span>
        </b>
      ),
    },
    {
      id: 'scope',
      title: t('inspection.department'),
      minWidth: 140,
      render: (run) => <span className="clip">{run.scope.owner ?? run.scope.department ?? t('inspection.whole_company')}</span>,
    },
    { id: 'asOf', title: t('inspection.as_of_short', { day: '' }), width: 130, render: (run) => <DateText value={run.asOf} /> },
    { id: 'verdict', title: t('inspection.passed'), width: 110, render: (run) => <Verdict run={run} /> },
    {
      id: 'score',
      title: t('inspection.score'),
      width: 80,
      align: 'end',
      render: (run) => (run.score === null ? <NoValue /> : <b>{oneDecimal(run.score)}</b>),
    },
    {
      id: 'change',
      title: t('inspection.change'),
      width: 90,
      align: 'end',
      render: (run) =>
        run.score === null || run.previousScore === null ? <NoValue /> : <Delta value={run.score - run.previousScore} goodWhen="up" />,
    },
    { id: 'failed', title: t('inspection.failed_items'), width: 90, align: 'end', render: (run) => run.failedItems },
    { id: 'inspector', title: t('inspection.inspector', { name: '' }), width: 120, render: (run) => <span className="clip">{run.inspector}</span> },
  ];
}

function RunCard({ run }: { readonly run: RunSummary }) {
  const label = useLabel();
  return (
    <span className="stack">
      <span className="row g2">
        <b className="spread clip">{label(run.template)}</b>
        {run.score !== null && <b>{oneDecimal(run.score)}</b>}
      </span>
      <span className="row g2 muted t12">
        <span className="spread">
          <DateText value={run.asOf} />
        </span>
        <Verdict run={run} />
      </span>
    </span>
  );
}

/** Passed, not passed, running or failed, in a word. */
export function Verdict({ run }: { readonly run: RunSummary }) {
  const t = useMessages(inspectionMessages);
  if (run.status === 'running')
    return (
      <StatusText tone="info" icon="clock">
        {t('inspection.running')}
      </StatusText>
    );
  if (run.status === 'failed') return <StatusText tone="bad">{t('inspection.failed_run')}</StatusText>;
  return run.isPassed ? (
    <StatusText tone="good">{t('inspection.passed')}</StatusText>
  ) : (
    <StatusText tone="bad" icon="close">
      {t('inspection.not_passed')}
    </StatusText>
  );
}
