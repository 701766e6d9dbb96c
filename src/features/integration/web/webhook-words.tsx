import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { integrationMessages } from '../contract/integration.messages.ts';
import type { Delivery, Webhook } from '../contract/webhooks.routes.ts';

const deliveryTones = { waiting: 'info', delivered: 'good', dead: 'bad' } as const;

/** How a webhook fares, in a word. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const t = useMessages(integrationMessages);
  if (webhook.status === 'active' && webhook.failingSince !== null) return <StatusText tone="watch">{t('integration.failing')}</StatusText>;
  const tone = { active: 'good', paused: 'neutral', disabled: 'bad' } as const;
  return <StatusText tone={tone[webhook.status]}>{t(`integration.status.${webhook.status}`)}</StatusText>;
}

/** What became of a delivery. */
export function DeliveryState({ status }: { readonly status: Delivery['status'] }) {
  const t = useMessages(integrationMessages);
  return <StatusText tone={deliveryTones[status]}>{t(`integration.delivery.${status}`)}</StatusText>;
}

/** Why or how an address answered. */
export function AnswerText({ status, error }: { readonly status: number | null; readonly error: string | null }) {
  const t = useMessages(integrationMessages);
  if (status === null)
    return (
      <span className="clip" title={error ?? ''}>
        {error ?? t('integration.no_answer')}
      </span>
    );
  return <span className="mono">{`HTTP ${status}`}</span>;
}
