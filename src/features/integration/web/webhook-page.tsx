import { useRoute } from '#platform/web/api.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePathParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import { listWebhooksRoute, type Webhook } from '../contract/webhooks.routes.ts';
import { DeliveryList } from './delivery-list.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookState } from './webhook-words.tsx';
import './integration.css';

/** One webhook: how it fares, what it sent, and what can be done about it. */
export function WebhookPage() {
  const t = useMessages(integrationMessages);
  const id = usePathParam('id');
  const webhooks = useRoute(listWebhooksRoute, {});
  const webhook = webhooks.data?.webhooks.find((each) => each.id === id);
  usePageTitle(webhook?.name ?? '', [{ label: t('integration.webhooks'), to: '/settings/webhooks' }]);
  if (!webhook) return <PageState of={webhooks} />;
  return (
    <>
      <PageHeader
        title={webhook.name}
        tags={<WebhookState webhook={webhook} />}
        summary={<span className="mono clip">{webhook.url}</span>}
        actions={<WebhookActions webhook={webhook} />}
      >
        <Notice webhook={webhook} />
      </PageHeader>
      <DeliveryList webhook={webhook} />
    </>
  );
}

function Notice({ webhook }: { readonly webhook: Webhook }) {
  const t = useMessages(integrationMessages);
  if (webhook.status === 'disabled') {
    return <p className="webhook-notice bad">{t('integration.disabled_notice', { reason: webhook.reason ?? '' })}</p>;
  }
  if (webhook.failingSince !== null) {
    return (
      <p className="webhook-notice watch">
        {t('integration.failing_since')} <DateText value={webhook.failingSince} />
      </p>
    );
  }
  if (webhook.oldSecretUntil === null) return null;
  return (
    <p className="webhook-notice muted">
      {t('integration.old_until')} <DateText value={webhook.oldSecretUntil} />
    </p>
  );
}
