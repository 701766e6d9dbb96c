import { useRoute } from '#platform/web/api.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel } from '#platform/web/locale.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { insightsRoute, type warningsRoute } from '../contract/opportunity.routes.ts';

/** One warning of a deal. */
export type DealWarning = NonNullable<RouteOutput<typeof warningsRoute>['warnings'][string]>[number];

const icons: Readonly<Record<string, IconName>> = {
  no_activity: 'chat',
  overdue: 'calendar',
  pushed: 'swap',
  no_next_step: 'ban',
  next_step_overdue: 'clock',
  single_contact: 'user',
  dwell: 'clock',
  over_dwell: 'clock',
};

/** Everything to worry about in one deal. */
export function WarningList({ id }: { readonly id: string }) {
  const insights = useRoute(insightsRoute, { id });
  const warnings = insights.data?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <span className="deal-warnings">
      {warnings.map((warning) => (
        <WarningText key={warning.id} warning={warning} />
      ))}
    </span>
  );
}

/** One warning in words with its picture. */
export function WarningText({ warning }: { readonly warning: DealWarning }) {
  const label = useLabel();
  return (
    <StatusText tone={warning.severity} icon={icons[warning.id] ?? 'warning'}>
      {label(warning.label)}
    </StatusText>
  );
}

/** The one that matters most. */
export function worstOf(warnings: readonly DealWarning[] | undefined): DealWarning | undefined {
  return warnings?.find((warning) => warning.severity === 'bad') ?? warnings?.[0];
}
