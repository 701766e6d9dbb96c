import { clockOf } from '#platform/contract/format/format-date.ts';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { MyDay, TodayFigure } from '../contract/today.routes.ts';
import { PacePanel } from './pace-panel.tsx';
import { RiskList } from './risk-list.tsx';
import { SidePanels } from './side-panels.tsx';

/** Beside the actions: pace, deals at risk, agenda, this week; and what other capabilities add. */
export function MySide({ day }: { readonly day: MyDay }) {
  const t = useMessages(todayMessages);
  return (
    <div className="today-side">
      <SidePanels slot="today.top" />
      {day.pace && <PacePanel pace={day.pace} />}
      <RiskList risks={day.risks} listLink="/opportunities" />
      <Agenda agenda={day.agenda} />
      <PanelSection title={t('today.week')}>
        <FigureGrid figures={day.week} />
      </PanelSection>
      <SidePanels slot="today.side" />
    </div>
  );
}

/** Small figures beside each other, each opening its rows. */
export function FigureGrid({ figures }: { readonly figures: readonly TodayFigure[] }) {
  const label = useLabel();
  const locale = useLocale();
  return (
    <dl className="today-figures">
      {figures.map((figure) => (
        <div key={figure.id}>
          <dt>{label(figure.label)}</dt>
          <dd>
            {figure.link === null || figure.value === null ? (
              printFigure(figure, locale)
            ) : (
              <Link to={figure.link}>{printFigure(figure, locale)}</Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is set for a time today, with the line of the present between what is over and what is to come. */
function Agenda({ agenda }: { readonly agenda: MyDay['agenda'] }) {
  const t = useMessages(todayMessages);
  const reading = useReading();
  const nextAt = agenda.findIndex((entry) => Date.parse(entry.at) > reading.now.getTime());
  return (
    <PanelSection
      title={t('today.agenda')}
      extra={
        <Link to="/activities" className="link">
          {t('today.see_all')}
        </Link>
      }
    >
      {agenda.length === 0 && <p className="muted">{t('today.no_agenda')}</p>}
      <ul className="today-agenda">
        {agenda.map((entry, at) => (
          <li key={entry.id} className={at === nextAt ? 'next' : undefined}>
            <Link to={`/activities/${entry.id}`} className={entry.isDone ? 'muted' : undefined}>
              <time dateTime={entry.at}>{clockOf(new Date(entry.at), reading.timeZone)}</time>
              <span className="clip">
                {entry.title}
                {entry.about !== null && <span className="muted"> · {entry.about}</span>}
              </span>
              <span className="muted t12 nowrap">{entry.isDone ? t('today.ended') : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
