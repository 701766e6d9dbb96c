import { useEffect, useEffectEvent, useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { HeatMap } from '#platform/web/kit/heat-map.tsx';
import { Facts, PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { Delta } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { usePathParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { useReading } from '#platform/web/reading.ts';
import { formatDayAbsolute, dayOf } from '#platform/contract/format/format-date.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { getInspection, type InspectionReport } from '../contract/inspection.routes.ts';
import { oneDecimal } from './inspection-words.ts';
import { ItemList } from './item-list.tsx';
import { ReportAside } from './report-aside.tsx';
import './inspection.css';

/** The result of one run: score against pass mark and previous, unit × section, and each item down to its records. */
export function InspectionPage() {
  const t = useMessages(inspectionMessages);
  const id = usePathParam('id');
  const report = useRoute(getInspection, { id });
  const label = useLabel();
  usePageTitle(report.data ? label(report.data.run.template) : t('inspection.title'), [{ label: t('inspection.title'), to: '/inspections' }]);
  if (!report.data) return <PageState of={report} shape="record" />;
  if (report.data.run.status === 'running') return <Running id={id} />;
  return <Report report={report.data} />;
}

/** Asks again until the run is done; the live stream also tells, this is for a lost connection. */
function Running({ id }: { readonly id: string }) {
  const t = useMessages(inspectionMessages);
  const report = useRoute(getInspection, { id });
  const ask = useEffectEvent(() => void report.refetch());
  useEffect(() => {
    const timer = setInterval(() => ask(), 700);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="k-state" role="status">
      <h2>{t('inspection.running')}</h2>
      <p>{t('inspection.started')}</p>
    </div>
  );
}

interface Cell {
  readonly rowId: string;
  readonly columnId: string;
}

function Report({ report }: { readonly report: InspectionReport }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const [cell, setCell] = useState<Cell>();
  const select = (rowId: string, columnId: string) => setCell(cell?.rowId === rowId && cell.columnId === columnId ? undefined : { rowId, columnId });
  const sections = report.sections.map((section) => ({ id: section.id, label: label(section.label) }));
  return (
    <>
      <ReportHead report={report} />
      <div className="inspection-body">
        <section className="inspection-units">
          <div className="row g2 wrap">
            <h2 className="section-title">{t('inspection.units')}</h2>
            <span className="muted t12">{t('inspection.units_hint')}</span>
          </div>
          <HeatMap
            label={t('inspection.units')}
            rows={[...report.units.map((unit) => ({ id: unit.id, label: unit.name })), { id: 'all', label: t('inspection.all_units') }]}
            columns={sections}
            active={cell}
            onSelect={select}
            valueOf={(rowId, columnId) => scoreOf(report, rowId, columnId)}
            rowTotal={{ label: t('inspection.unit_total'), of: (rowId) => totalOf(report, rowId) }}
          />
          <ReportAside report={report} />
        </section>
        <ItemList report={report} sectionId={cell?.columnId} unitId={cell && cell.rowId !== 'all' ? cell.rowId : undefined} />
      </div>
    </>
  );
}

function scoreOf(report: InspectionReport, rowId: string, columnId: string): number | null {
  const score =
    rowId === 'all'
      ? report.sections.find((section) => section.id === columnId)?.score
      : report.units.find((unit) => unit.id === rowId)?.sections[columnId];
  return score === null || score === undefined ? null : Math.round(score);
}

function totalOf(report: InspectionReport, rowId: string): string {
  const score = rowId === 'all' ? report.run.score : report.units.find((unit) => unit.id === rowId)?.score;
  return score === null || score === undefined ? '—' : oneDecimal(score);
}

function ReportHead({ report }: { readonly report: InspectionReport }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const reading = useReading();
  const { run } = report;
  const about = [
    t('inspection.version', { number: run.templateVersion }),
    run.scope.owner ?? run.scope.department ?? t('inspection.whole_company'),
    t('inspection.as_of_short', { day: formatDayAbsolute(dayOf(new Date(run.asOf), reading.timeZone), reading) }),
    t('inspection.inspector', { name: run.inspector ?? '' }),
  ];
  const tag =
    run.status === 'failed' ? (
      <Tag tone="bad" icon="close">
        {t('inspection.failed_run')}
      </Tag>
    ) : run.isPassed ? (
      <Tag tone="good" icon="tick">
        {t('inspection.passed')}
      </Tag>
    ) : (
      <Tag tone="bad" icon="close">
        {t('inspection.not_passed')}
      </Tag>
    );
  return (
    <PageHeader title={label(run.template)} tags={tag} summary={about.join(' · ')}>
      {run.error !== null && <p className="bad">{run.error}</p>}
      <div className="inspection-score">
        <div className="inspection-score-figure">
          <span className="inspection-score-number">{run.score === null ? '—' : oneDecimal(run.score)}</span>
          {run.score !== null && run.previousScore !== null && <Delta value={run.score - run.previousScore} goodWhen="up" />}
          <span className="muted t12">{run.previousScore !== null && t('inspection.previous', { score: oneDecimal(run.previousScore) })}</span>
        </div>
        <Progress value={(run.score ?? 0) / 100} mark={report.passMark / 100} tone={run.isPassed ? 'reached' : 'bad'} label={t('inspection.score')} />
        <span className="muted t12">{t('inspection.pass_mark', { mark: report.passMark })}</span>
      </div>
      <ReportFacts report={report} />
    </PageHeader>
  );
}

function ReportFacts({ report }: { readonly report: InspectionReport }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const below = report.sections.filter((section) => section.belowMinimum);
  const vetoes = report.items.filter((item) => report.vetoes.includes(item.itemId));
  const failed = report.items.filter((item) => item.status === 'failed');
  const idle = report.items.filter((item) => item.status === 'not_applicable');
  const count = (n: number) => <span className={n > 0 ? 'bad' : undefined}>{n}</span>;
  return (
    <Facts
      facts={[
        {
          id: 'below',
          label: t('inspection.sections_below'),
          value: count(below.length),
          note: below.map((section) => label(section.label)).join(' · '),
        },
        { id: 'vetoes', label: t('inspection.vetoes'), value: count(vetoes.length), note: vetoes.map((item) => label(item.label)).join(' · ') },
        { id: 'failed', label: t('inspection.failed_items'), value: failed.length, note: `/ ${report.items.length}` },
        { id: 'idle', label: t('inspection.not_applicable'), value: idle.length, note: t('inspection.not_in_denominator') },
      ]}
    />
  );
}
