import { useRoute } from '#platform/web/api.ts';
import { useCan } from '#platform/web/session.ts';
import { listWebhooksRoute } from '../contract/webhooks.routes.ts';

/** How many webhooks are switched off, for the menu of those who manage them. */
export function useDisabledCount(): number | undefined {
  const can = useCan();
  const webhooks = useRoute(listWebhooksRoute, {}, { enabled: can('workspace.manage'), staleTimeMs: 60_000 });
  return webhooks.data?.webhooks.filter((webhook) => webhook.status === 'disabled').length || undefined;
}
