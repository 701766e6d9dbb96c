import { PanelSection } from '#platform/web/kit/panel.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { todayMessages } from '../contract/today.messages.ts';
import type { TeamDay } from '../contract/today.routes.ts';

/** What waits for the reader's decision. */
export function WaitingList({ waiting }: { readonly waiting: TeamDay['approvals'] }) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  return (
    <PanelSection
      title={
        <span className="row g2 baseline">
          {t('today.approvals')}
          {waiting.count > 0 && <span className="muted t12">{waiting.count}</span>}
        </span>
      }
      extra={
        <Link to="/approvals" className="link">
          {t('today.see_all')}
        </Link>
      }
    >
      {waiting.rows.length === 0 && <p className="muted">{t('today.no_approvals')}</p>}
      {waiting.rows.map((row) => (
        <Link key={row.id} to={row.link} className="today-risk">
          <b className="clip">{label(row.title)}</b>
          <span className="muted t12 clip">
            {row.askedBy !== null && `${t('today.asked_by', { name: row.askedBy })} · `}
            {row.reason}
          </span>
        </Link>
      ))}
    </PanelSection>
  );
}
