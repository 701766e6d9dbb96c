import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { todayMessages } from '../contract/today.messages.ts';
import type { MyDay } from '../contract/today.routes.ts';

const icons: Readonly<Record<string, IconName>> = {
  no_activity: 'chat',
  overdue: 'calendar',
  pushed: 'swap',
  no_next_step: 'ban',
  next_step_overdue: 'clock',
  no_amount: 'money',
  stalled: 'clock',
  single_contact: 'user',
};

interface RiskListProps {
  readonly risks: MyDay['risks'];
  readonly listLink: string;
  readonly hasOwners?: boolean;
}

/** Deals at risk with the warning in words. */
export function RiskList({ risks, listLink, hasOwners = false }: RiskListProps) {
  const t = useMessages(todayMessages);
  const label = useLabel();
  return (
    <PanelSection
      title={
        <span className="row g2 baseline">
          {t('today.risk')}
          <span className="muted t12">
            {t(risks.isMore ? 'today.risk_count_more' : 'today.risk_count', { count: risks.count, of: risks.looked })}
            {risks.amount && (
              <>
                {' · '}
                <MoneyText value={risks.amount} />
              </>
            )}
          </span>
        </span>
      }
      extra={
        <Link to={listLink} className="link">
          {t('today.see_all')}
        </Link>
      }
    >
      {risks.deals.length === 0 && <p className="muted">{t('today.no_risk')}</p>}
      {risks.deals.map((deal) => (
        <Link key={deal.id} to={`/opportunities/${deal.id}`} className="today-risk">
          <span className="row g2">
            <b className="spread clip">{deal.name}</b>
            {deal.amount && <MoneyText value={deal.amount} />}
          </span>
          <span className="row g3 wrap t12">
            {hasOwners && deal.owner !== null && <span className="muted">{deal.owner}</span>}
            {deal.warnings.map((warning) => (
              <StatusText key={warning.code} tone={warning.tone} {...(icons[warning.code] && { icon: icons[warning.code] })}>
                {label(warning.label)}
              </StatusText>
            ))}
          </span>
        </Link>
      ))}
    </PanelSection>
  );
}
