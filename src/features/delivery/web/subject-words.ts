import { useRoute } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import { listDashboardsRoute } from '#features/analytics/contract/dashboards.routes.ts';
import type { SubscriptionSubject } from '../contract/subscription.routes.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';

/** What is subscribed to, in words. */
export function useSubjectWords(): (subject: SubscriptionSubject) => string {
  const t = useMessages(subscriptionMessages);
  const nameOf = useSubjectName();
  return (subject) => {
    const isFiltered =
      subject.kind === 'dashboard' ? subject.filter !== undefined : subject.request.filter !== undefined || subject.request.expression !== undefined;
    const kind =
      subject.kind === 'dashboard' ? `${t('subscription.dashboard')} · ${nameOf(subject)}` : t('subscription.list', { object: nameOf(subject) });
    return isFiltered ? `${kind} · ${t('subscription.filtered')}` : kind;
  };
}

/** The name of the dashboard or of what the list holds. */
export function useSubjectName(): (subject: SubscriptionSubject) => string {
  const label = useLabel();
  const boards = useRoute(listDashboardsRoute, {}, { staleTimeMs: 60_000 });
  return (subject) => {
    if (subject.kind === 'list') {
      const object = findWebObject(subject.request.object)?.object;
      return object ? label(object.labelPlural) : subject.request.object;
    }
    const board = boards.data?.rows.find((each) => each.id === subject.id);
    return board ? label(board.name) : '…';
  };
}
