import type { ReactNode } from 'react';
import { formatDay } from '#platform/contract/format/format-date.ts';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { Delta, MoneyText, NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { CompanyDay, DealChange } from '../contract/today.routes.ts';
import { PacePanel } from './pace-panel.tsx';
import { SidePanels } from './side-panels.tsx';

/** The day of the owner: the scorecard with its lowest dimensions, what changed since the last work day, and the pace. */
export function CompanyDayPart({ day, header }: { readonly day: CompanyDay; readonly header: ReactNode }) {
  return (
    <div className="page-split">
      <div className="today-main">
        {header}
        <div className="page page-scroll">
          {day.scorecard ? <Scorecard card={day.scorecard} /> : <NoScorecard />}
          <Changes changes={day.changes} />
        </div>
      </div>
      <aside>
        <div className="today-side">
          <SidePanels slot="today.top" />
          {day.pace && <PacePanel pace={day.pace} isCompany />}
        </div>
      </aside>
    </div>
  );
}

type Card = NonNullable<CompanyDay['scorecard']>;

function Scorecard({ card }: { readonly card: Card }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  return (
    <section>
      <h2 className="today-head">
        <b>{t('today.scorecard')}</b>
        <span className="muted t12 spread">{t('today.scorecard_of', card.period)}</span>
        <Link to="/evaluation" className="link t12">
          {t('today.score_open')}
        </Link>
      </h2>
      <div className="today-scores">
        <div className="stack g1">
          <span className="muted t12">{t('today.score_minimum')}</span>
          <b className="today-figure">{card.minimum === null ? '—' : formatNumber(card.minimum, 0)}</b>
        </div>
        <div className="stack g1">
          <span className="muted t12">{t('today.score_average')}</span>
          <b className="today-figure">{card.average === null ? '—' : formatNumber(card.average, 1, true)}</b>
          <span className="muted t12">{t('today.score_known', { count: card.scored })}</span>
        </div>
        <ol className="today-heat" aria-label={t('today.scorecard')}>
          {card.dimensions.map((dimension) => (
            <li key={dimension.id}>
              <Link to={`/evaluation?dimension=${dimension.id}`} className={heatOf(dimension.score)} title={label(dimension.label)}>
                <span className="clip">{label(dimension.label)}</span>
                <b>{dimension.score === null ? '—' : formatNumber(dimension.score, 0)}</b>
              </Link>
            </li>
          ))}
        </ol>
      </div>
      <h3 className="today-head">
        <b>{t('today.score_lowest')}</b>
      </h3>
      {card.lowest.map((dimension) => (
        <Link key={dimension.id} to={`/evaluation?dimension=${dimension.id}`} className="today-row">
          <Icon name="gauge" className="muted" />
          <span className="today-what">
            <b className="clip">{label(dimension.label)}</b>
          </span>
          <span className="today-amount ink">{formatNumber(dimension.score, 0)}</span>
          <span className="today-due t12">
            {dimension.change === null ? <NoValue /> : <Delta value={dimension.change} goodWhen="up" quietBelow={2} />}
          </span>
          <span className="today-why t12 muted">{label(dimension.advice)}</span>
        </Link>
      ))}
    </section>
  );
}

function heatOf(score: number | null): string {
  if (score === null) return 'none';
  return score < 40 ? 'h1' : score < 60 ? 'h2' : score < 70 ? 'h3' : score < 85 ? 'h4' : 'h5';
}

function NoScorecard() {
  const t = useMessages(todayMessages);
  const go = useGo();
  return (
    <EmptyState icon="gauge" title={t('today.score_none')} action={<Button onClick={() => go('/evaluation')}>{t('today.score_open')}</Button>} />
  );
}

const looks: Readonly<Record<DealChange['kind'], { readonly icon: IconName; readonly tone: string }>> = {
  won: { icon: 'tick', tone: 'good' },
  lost: { icon: 'close', tone: 'bad' },
  slipped: { icon: 'swap', tone: 'watch' },
  new: { icon: 'plus', tone: 'accent' },
  grown: { icon: 'arrow-up', tone: 'good' },
  shrunk: { icon: 'arrow-down', tone: 'watch' },
};

function Changes({ changes }: { readonly changes: CompanyDay['changes'] }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  const reading = useReading();
  const since = formatDay(changes.since, reading);
  return (
    <section>
      <h2 className="today-head">
        <b>{t('today.changes', { since })}</b>
        <span className="row g3 wrap t12">
          {changes.totals.map((total) => (
            <span key={total.kind} className={looks[total.kind].tone}>
              {t(`today.change.${total.kind}`)} {total.count}
              {total.amount && (
                <>
                  {' · '}
                  <MoneyText value={total.amount} />
                </>
              )}
            </span>
          ))}
        </span>
      </h2>
      {changes.rows.length === 0 && <p className="muted today-none">{t('today.no_changes', { since })}</p>}
      {changes.rows.map((change) => (
        <Link key={change.id} to={`/opportunities/${change.id}`} className="today-row">
          <Icon name={looks[change.kind].icon} className={looks[change.kind].tone} />
          <span className="today-what">
            <b className="clip">{change.name}</b>
            <span className="muted t12 clip">{[change.account, change.owner].filter((part) => part !== null).join(' · ')}</span>
          </span>
          <span className="today-amount ink">{change.amount ? <MoneyText value={change.amount} /> : <NoValue />}</span>
          <span className={`today-due ${looks[change.kind].tone}`}>{t(`today.change.${change.kind}`)}</span>
          {change.detail && <span className="today-why t12 muted">{label(change.detail)}</span>}
        </Link>
      ))}
    </section>
  );
}
