import type { ReactNode } from 'react';
import { formatMoment } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText, Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { OperationsDay } from '../contract/today.routes.ts';
import { QualityList } from './quality-list.tsx';
import { SidePanels } from './side-panels.tsx';
import { WaitingList } from './waiting-list.tsx';

/** The day of operations: what the latest inspection found, what is late, and how good the data is. */
export function OperationsDayPart({ day, header }: { readonly day: OperationsDay; readonly header: ReactNode }) {
  const t = useMessages(todayMessages);
  const reading = useReading();
  return (
    <div className="page-split">
      <div className="today-main">
        {header}
        <div className="page page-scroll">
          <Failing day={day} />
          <LateActions actions={day.actions} />
          <Imports imports={day.imports} />
        </div>
      </div>
      <aside>
        <div className="today-side">
          <SidePanels slot="today.top" />
          <PanelSection title={t('today.quality')} extra={t('today.quality_as_of', { at: formatMoment(new Date(day.qualityAsOf), reading) })}>
            <QualityList figures={day.quality} duplicates={day.duplicates} />
          </PanelSection>
          <WaitingList waiting={day.approvals} />
          <Inspections inspections={day.inspections} />
        </div>
      </aside>
    </div>
  );
}

function Head({ title, note, link }: { readonly title: string; readonly note?: ReactNode; readonly link: string }) {
  const t = useMessages(todayMessages);
  return (
    <h2 className="today-head">
      <b>{title}</b>
      <span className="muted t12 spread">{note}</span>
      <Link to={link} className="link t12">
        {t('today.see_all')}
      </Link>
    </h2>
  );
}

function Failing({ day }: { readonly day: OperationsDay }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  const go = useGo();
  const [latest] = day.inspections;
  if (!latest) {
    return (
      <EmptyState icon="shield" title={t('today.no_inspection')} action={<Button onClick={() => go('/inspections')}>{t('today.inspect')}</Button>} />
    );
  }
  return (
    <section>
      <Head title={t('today.failing')} note={label(latest.template)} link={`/inspections/${latest.id}`} />
      {day.failing.length === 0 && <p className="muted today-none">{t('today.no_failing')}</p>}
      {day.failing.map((item) => (
        <Link key={item.id} to={`/inspections/${item.runId}?item=${item.id}`} className="today-row">
          <Icon name={item.severity === 'minor' ? 'warning' : 'ban'} className={item.severity === 'minor' ? 'watch' : 'bad'} />
          <span className="today-what">
            <b className="clip">{label(item.label)}</b>
          </span>
          <span className="today-amount ink">
            {item.offending !== null &&
              item.population !== null &&
              t('today.failing_count', { offending: item.offending, population: item.population })}
          </span>
          <span className="today-due muted">{item.repeats > 0 && t('today.failing_repeats', { count: item.repeats + 1 })}</span>
        </Link>
      ))}
    </section>
  );
}

function LateActions({ actions }: { readonly actions: OperationsDay['actions'] }) {
  const t = useMessages(todayMessages);
  const late = actions.filter((action) => action.isOverdue);
  const rest = actions.length - late.length;
  return (
    <section>
      <Head title={t('today.actions')} note={late.length > 0 ? late.length : undefined} link="/corrective-actions" />
      {late.length === 0 && <p className="muted today-none">{t('today.no_actions')}</p>}
      {late.slice(0, 8).map((action) => (
        <Link key={action.id} to={`/inspections/${action.runId}`} className="today-row">
          <Icon name="cycle" className="muted" />
          <span className="today-what">
            <b className="clip">{action.title}</b>
            <span className="muted t12">{action.owner}</span>
          </span>
          <span />
          <span className="today-due">
            <DateText value={action.dueOn} isDue />
          </span>
        </Link>
      ))}
      {rest > 0 && <p className="muted t12 today-none">{t('today.actions_open', { count: rest })}</p>}
    </section>
  );
}

function Imports({ imports }: { readonly imports: OperationsDay['imports'] }) {
  const t = useMessages(todayMessages);
  return (
    <section>
      <Head title={t('today.imports')} link="/imports" />
      {imports.length === 0 && <p className="muted today-none">{t('today.no_imports')}</p>}
      {imports.map((each) => (
        <Link key={each.id} to={each.link} className="today-row">
          <Icon name="upload" className="muted" />
          <span className="today-what">
            <b className="clip">{each.name}</b>
          </span>
          <span className="today-amount">
            <StatusText tone={each.isFailed ? 'bad' : 'watch'}>
              {each.isFailed ? t('today.import_failed') : t('today.import_rows', { count: each.failedRows })}
            </StatusText>
          </span>
          <span className="today-due">
            <DateText value={each.at} />
          </span>
        </Link>
      ))}
    </section>
  );
}

function Inspections({ inspections }: { readonly inspections: OperationsDay['inspections'] }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  return (
    <PanelSection title={t('today.inspections')}>
      {inspections.length === 0 && <p className="muted">{t('today.no_inspection')}</p>}
      {inspections.map((run) => (
        <Link key={run.id} to={`/inspections/${run.id}`} className="today-risk row g2">
          <span className="spread clip">
            <b>{label(run.template)}</b>{' '}
            <span className="muted t12">
              <DateText value={run.at} />
            </span>
          </span>
          {run.score !== null && <b>{formatNumber(run.score, 1, true)}</b>}
          {run.isPassed !== null && <Tag tone={run.isPassed ? 'good' : 'bad'}>{t(run.isPassed ? 'today.passed' : 'today.not_passed')}</Tag>}
        </Link>
      ))}
    </PanelSection>
  );
}
