import type { ReactNode } from 'react';
import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { Tip } from '#platform/web/kit/popover.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { todayMessages } from '../contract/today.messages.ts';
import type { TodayPace } from '../contract/today.routes.ts';
import { PaceChart } from './pace-chart.tsx';

/** Won against the target and an even course, with what each work day has to bring from here. */
export function PacePanel({ pace, isCompany = false }: { readonly pace: TodayPace; readonly isCompany?: boolean }) {
  const t = useMessages(todayMessages);
  const money = (value: number) => <MoneyText value={{ amount: value.toFixed(2), currency: pace.currency }} />;
  return (
    <PanelSection
      title={t(`today.pace.${pace.grain}`)}
      extra={
        pace.target !== null && (
          <Tip text={t('today.pace.help')}>
            <span className="row g1" tabIndex={0}>
              <Filled text={t('today.pace.target', { value: '\n' })}>{money(pace.target)}</Filled> <Icon name="info" size={14} />
            </span>
          </Tip>
        )
      }
    >
      <div className="row g3 baseline wrap">
        <Link to={pace.link ?? '/opportunities'} className="today-figure">
          {money(pace.reached)}
        </Link>
        {pace.target !== null && <b>{formatNumber((pace.reached / pace.target) * 100, 1, true)}%</b>}
        <PaceState pace={pace} />
      </div>
      {pace.target === null ? (
        <p className="muted t12">
          {t(isCompany ? 'today.pace.none_company' : 'today.pace.none')}{' '}
          <Link to="/targets" className="link">
            {t('today.pace.set')}
          </Link>
        </p>
      ) : (
        <>
          <PaceChart pace={pace} />
          <PaceWords pace={pace} />
        </>
      )}
    </PanelSection>
  );
}

/** Ahead of pace or behind it, in points of the target. */
export function PaceState({ pace }: { readonly pace: TodayPace }) {
  const t = useMessages(todayMessages);
  if (pace.aheadPoints === null || pace.target === null) return null;
  if (pace.reached >= pace.target) return <StatusText tone="good">{t('today.pace.reached')}</StatusText>;
  const points = formatNumber(Math.abs(pace.aheadPoints), 1, true);
  if (pace.aheadPoints < 0) return <StatusText tone={pace.aheadPoints < -25 ? 'bad' : 'watch'}>{t('today.pace.behind', { points })}</StatusText>;
  return <StatusText tone="good">{t('today.pace.ahead', { points })}</StatusText>;
}

function PaceWords({ pace }: { readonly pace: TodayPace }) {
  const t = useMessages(todayMessages);
  const money = (value: number) => (
    <b>
      <MoneyText value={{ amount: value.toFixed(2), currency: pace.currency }} />
    </b>
  );
  return (
    <p className="muted t12">
      {pace.neededPerDay !== null && pace.neededPerDay > 0 && (
        <>
          <Filled text={t('today.pace.needed', { value: '\n' })}>{money(pace.neededPerDay)}</Filled>
          <span aria-hidden>{' · '}</span>
        </>
      )}
      <Filled text={t('today.pace.recent', { value: '\n' })}>
        <MoneyText value={{ amount: pace.recentPerDay.toFixed(2), currency: pace.currency }} />
      </Filled>
    </p>
  );
}

/** A sentence with a part of the page in its hole, which stands as a line break. */
export function Filled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [before = '', after = ''] = text.split('\n');
  return (
    <span>
      {before}
      {children}
      {after}
    </span>
  );
}
