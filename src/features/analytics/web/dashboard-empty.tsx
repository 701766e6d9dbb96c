import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { measureRoute } from '#engine/contract/metrics/metrics.routes.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { Dashboard } from '../contract/analytics.routes.ts';
import { type DashboardFilterState, resultOf } from './use-dashboard.ts';

/** Nothing was won, lost or open in the period. */
export function isQuiet(dashboard: Dashboard): boolean {
  return ['win_rate', 'open_by_stage', 'funnel'].every((id) => (resultOf(dashboard, id)?.n ?? 0) === 0);
}

/** Nothing to show: either another year has data, or the product is still empty and one learns what to do. */
export function DashboardEmpty({ filter }: { readonly filter: DashboardFilterState }) {
  const t = useMessages(analyticsMessages);
  const go = useGo();
  const years = useRoute(measureRoute, { metric: 'won_count', groupBy: ['year'] });
  if (years.isPending) return <Skeleton shape="cards" />;
  const known = (years.data?.groups ?? []).flatMap((group) => (group.keys[0] ? [group.keys[0]] : [])).toSorted();
  if (known.length === 0) {
    return (
      <EmptyState
        icon="bars"
        title={t('analytics.empty_title')}
        text={t('analytics.empty_text')}
        example={t('analytics.empty_example')}
        action={
          <Button kind="primary" icon="upload" onClick={() => go('/imports')}>
            {t('analytics.import')}
          </Button>
        }
      />
    );
  }
  const recent = known.slice(-6);
  return (
    <EmptyState
      icon="bars"
      title={t('analytics.quiet_title')}
      text={t('analytics.quiet_text')}
      action={
        <div className="row g2 wrap">
          <span className="muted">{t('analytics.other_years')}</span>
          {recent.map((year) => (
            <Button key={year} size="small" onClick={() => filter.period.setPeriod(year)}>
              {year}
            </Button>
          ))}
        </div>
      }
    />
  );
}
