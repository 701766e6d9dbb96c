import { lazy, Suspense } from 'react';
import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { Today } from '../contract/today.routes.ts';
import type { TodayView } from '../contract/today-views.ts';
import { MyDayPart } from './my-day.tsx';
import { useToday } from './use-today.ts';
import './today.css';

const TeamDayPart = lazy(() => import('./team-day.tsx').then((module) => ({ default: module.TeamDayPart })));
const OperationsDayPart = lazy(() => import('./operations-day.tsx').then((module) => ({ default: module.OperationsDayPart })));
const CompanyDayPart = lazy(() => import('./company-day.tsx').then((module) => ({ default: module.CompanyDayPart })));

/** The page of the day: what to do next for who sells, the team for who leads, checks and data for operations, the company for its owner. */
export function TodayPage() {
  const t = useMessages(todayMessages);
  const { today, setView } = useToday();
  if (!today.data) {
    return (
      <>
        <PageHeader title={t('today.title')} />
        <div className="page">
          <PageState of={today} />
        </div>
      </>
    );
  }
  return <TodayParts today={today.data} onView={setView} />;
}

function TodayParts({ today, onView }: { readonly today: Today; readonly onView: (view: TodayView) => void }) {
  const header = <TodayHeader today={today} onView={onView} />;
  if (today.mine) return <MyDayPart day={today.mine} header={header} />;
  return (
    <Suspense fallback={<Skeleton />}>
      {today.team && <TeamDayPart day={today.team} header={header} />}
      {today.operations && <OperationsDayPart day={today.operations} header={header} />}
      {today.company && <CompanyDayPart day={today.company} header={header} />}
    </Suspense>
  );
}

/** The title, which day it is, and whose day is shown. */
function TodayHeader({ today, onView }: { readonly today: Today; readonly onView: (view: TodayView) => void }) {
  const t = useMessages(todayMessages);
  const reading = useReading();
  return (
    <PageHeader
      title={t('today.title')}
      summary={
        <span className="row g2 wrap">
          <span>{formatDayAbsolute(today.day, reading)}</span>
          <span aria-hidden>·</span>
          <span>{t('today.work_day', today.workDays)}</span>
        </span>
      }
      actions={
        today.views.length > 1 && (
          <Segmented
            label={t('today.view')}
            active={today.view}
            onChange={onView}
            tabs={today.views.map((view) => ({ id: view, label: t(`today.view.${view}`) }))}
          />
        )
      }
    />
  );
}
