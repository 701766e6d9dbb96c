import type { Message } from '#platform/contract/messages.ts';
import type { Trace } from '#platform/contract/trace.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { MetricFigure } from '#engine/web/metrics/metric-figure.tsx';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import type { Dashboard } from '../contract/analytics.routes.ts';
import { resultOf } from './use-dashboard.ts';

const groups = [
  { id: 'results', figures: ['won_amount', 'quota_attainment', 'win_rate', 'won_count', 'average_deal'] },
  { id: 'pipeline', figures: ['open_pipeline', 'weighted_pipeline', 'pipeline_coverage'] },
  {
    id: 'speed',
    figures: ['engage_to_close_won_median', 'engage_to_close_won_mean', 'sales_cycle_days', 'velocity_from_engage', 'follow_up_timeliness'],
  },
] as const;

/** Names short enough for their place; the registry's own stand in the explanation. */
const shortNames: Readonly<Record<string, Message | undefined>> = {
  engage_to_close_won_median: analyticsMessages['analytics.engage_to_close_won_median'],
  engage_to_close_won_mean: analyticsMessages['analytics.engage_to_close_won_mean'],
  velocity_from_engage: analyticsMessages['analytics.velocity_from_engage'],
};

interface DashboardFiguresProps {
  readonly dashboard: Dashboard;
  readonly before: Dashboard | undefined;
  readonly comparedWords: string | undefined;
  readonly onExplain: (trace: Trace) => void;
}

/** The vital figures: what came of it, what is in the pipe, how fast it moves. */
export function DashboardFigures({ dashboard, before, comparedWords, onExplain }: DashboardFiguresProps) {
  const t = useMessages(analyticsMessages);
  const name = useLabel();
  return (
    <div className="dashboard-figures">
      {groups.map((group, at) => (
        <section key={group.id} aria-label={t(`analytics.${group.id}`)} className={at === 0 ? 'first' : undefined}>
          <h2 className="dashboard-caption">{t(`analytics.${group.id}`)}</h2>
          <div className="dashboard-figure-row">
            {group.figures.map((id) => {
              const result = resultOf(dashboard, id);
              return (
                result && (
                  <MetricFigure
                    key={id}
                    result={result}
                    before={resultOf(before, id)}
                    beforeWords={comparedWords}
                    label={shortNames[id] && name(shortNames[id])}
                    size={at === 0 ? 'large' : 'normal'}
                    onExplain={onExplain}
                  />
                )
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}
