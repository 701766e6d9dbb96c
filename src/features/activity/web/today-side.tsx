import { Suspense } from 'react';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { DateText, MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { usePanels } from '#platform/web/page-registry.ts';
import { useSession } from '#platform/web/session.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import type { TodayAction } from './use-today.ts';

interface TodaySideProps {
  /** Undefined until the deals have been looked at. */
  readonly risks:
    | readonly {
        readonly row: RecordRow;
        readonly warnings: readonly {
          readonly id: string;
          readonly severity: 'watch' | 'bad';
          readonly label: { readonly zh: string; readonly en: string };
        }[];
      }[]
    | undefined;
  readonly actions: readonly TodayAction[];
}

/** What other capabilities tell of the day (pace), deals at risk, and the agenda. */
export function TodaySide({ risks, actions }: TodaySideProps) {
  const t = useMessages(activityMessages);
  const label = useLabel();
  const session = useSession();
  const panels = usePanels('today.side');
  const agenda = actions
    .filter((action) => action.kind === 'task' && action.daysAhead === 0 && action.due?.includes('T'))
    .sort((left, right) => (left.due ?? '').localeCompare(right.due ?? ''));
  return (
    <div className="today-side">
      {session &&
        panels.map((panel) => (
          <Suspense key={panel.id} fallback={null}>
            <panel.component object="member" recordId={session.member.id} />
          </Suspense>
        ))}
      <PanelSection
        title={
          <>
            {t('today.risk')} {risks && <span className="muted t12">{t('today.risk_count', { count: risks.length })}</span>}
          </>
        }
        extra={
          <Link to="/opportunities" className="link">
            {t('today.see_all')}
          </Link>
        }
      >
        {risks?.length === 0 && <p className="muted">{t('today.no_risk')}</p>}
        {risks?.slice(0, 6).map(({ row, warnings }) => (
          <Link key={row.id} to={`/opportunities/${row.id}`} className="today-risk">
            <span className="row g2">
              <b className="spread clip">{String(row['name'])}</b>
              <Amount row={row} />
            </span>
            <span className="row g3 wrap t12">
              {warnings.slice(0, 2).map((warning) => (
                <StatusText key={warning.id} tone={warning.severity}>
                  {label(warning.label)}
                </StatusText>
              ))}
            </span>
          </Link>
        ))}
      </PanelSection>
      <PanelSection title={t('today.agenda')}>
        {agenda.length === 0 && <p className="muted">{t('today.no_agenda')}</p>}
        {agenda.map((action) => (
          <Link key={action.id} to={action.link} className="row g3">
            <span className="muted">
              <DateText value={action.due} />
            </span>
            <span className="clip">{action.title}</span>
          </Link>
        ))}
      </PanelSection>
    </div>
  );
}

function Amount({ row }: { readonly row: RecordRow }) {
  const amount = row['amount'];
  if (amount === null || typeof amount !== 'object' || !('amount' in amount) || !('currency' in amount)) return null;
  return <MoneyText value={{ amount: String(amount.amount), currency: String(amount.currency) }} />;
}
